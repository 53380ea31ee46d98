internal import Addresses
internal import Model
internal import Yams

/// Turns the nodes of a feeds file into values, and says exactly what is wrong with one that cannot be.
struct FeedsFileReader {
  static let defaultKeys = [
    "language", "tags", "enabled", "interval", "gap", "maximum_entries", "maximum_age", "timeout",
    "include", "exclude", "maximum_bytes", "user_agent", "headers", "proxy",
  ]
  static let feedKeys = ["id", "url", "title", "kind"] + RuleReader.keys + defaultKeys

  let name: String

  func feeds(_ node: Node, defaults: Feed) throws(FeedsFileError) -> [Feed] {
    guard case .sequence(let list) = node else { throw error(node, "feeds must be a list") }
    var feeds: [Feed] = []
    var seen: [String: Node] = [:]
    for item in list {
      let feed = try feed(item, defaults: defaults)
      if let other = seen.updateValue(item, forKey: feed.id) {
        throw error(item, "the id \(feed.id) is taken by the feed on line \(other.mark?.line ?? 0)")
      }
      feeds.append(feed)
    }
    return feeds
  }

  private func feed(_ node: Node, defaults: Feed) throws(FeedsFileError) -> Feed {
    let values = try mapping(node, "a feed", allowed: Self.feedKeys)
    guard let idNode = values["id"] else { throw error(node, "a feed needs an `id`") }
    guard let urlNode = values["url"] else { throw error(node, "a feed needs a `url`") }
    let id = try string(idNode, "id")
    guard !id.isEmpty, id.utf8.allSatisfy(Self.isIDByte) else {
      throw error(idNode, "id \"\(id)\" must be of a-z, 0-9 and hyphens")
    }
    let url = try string(urlNode, "url")
    guard let parsed = WebURL(url), parsed.isHTTP else {
      throw error(urlNode, "url \"\(URLCredentials.masked(url: url))\" is no http:// or https:// address")
    }
    var feed = defaults
    feed.id = id
    feed.url = url
    if let node = values["title"] { feed.title = try string(node, "title") }
    if let node = values["kind"] { feed.settings.kind = try kind(node) }
    try apply(values, to: &feed)
    return feed
  }

  func apply(_ values: [String: Node], to feed: inout Feed) throws(FeedsFileError) {
    if let node = values["language"] { feed.languageHint = try language(node) }
    if let node = values["tags"] { feed.tags = try strings(node, "tags") }
    try apply(values, to: &feed.settings)
  }

  private func apply(_ values: [String: Node], to settings: inout FeedSettings) throws(FeedsFileError) {
    if let node = values["enabled"] { settings.isEnabled = try bool(node, "enabled") }
    if let node = values["interval"] { settings.intervalSeconds = try milliseconds(node, "interval") / 1_000 }
    if let node = values["gap"] { settings.hostGapMilliseconds = try milliseconds(node, "gap") }
    if let node = values["maximum_entries"] { settings.maximumEntries = try count(node, "maximum_entries") }
    if let node = values["maximum_age"] {
      settings.maximumAge =
        node.string == "none" ? .none : .seconds(try milliseconds(node, "maximum_age") / 1_000)
    }
    if let node = values["include"] { settings.include = try patterns(node, "include") }
    if let node = values["exclude"] { settings.exclude = try patterns(node, "exclude") }
    if let node = values["timeout"] { settings.timeoutMilliseconds = try milliseconds(node, "timeout") }
    if let node = values["maximum_bytes"] { settings.maximumBytes = try bytes(node, "maximum_bytes") }
    if let node = values["user_agent"] { settings.userAgent = try string(node, "user_agent") }
    if let node = values["proxy"] { settings.proxy = try string(node, "proxy") }
    if let node = values["headers"] {
      guard case .mapping(let pairs) = node else {
        throw error(node, "headers must be a map of names to values")
      }
      settings.headers = []
      for (key, value) in pairs {
        settings.headers.append(
          .init(name: try string(key, "a header's name"), value: try string(value, "a header")))
      }
    }
  }

  // MARK: Values

  func mapping(_ node: Node, _ what: String, allowed: [String]) throws(FeedsFileError) -> [String: Node] {
    guard case .mapping(let pairs) = node else {
      throw error(node, "\(what) must be a map of keys to values")
    }
    var values: [String: Node] = [:]
    for (key, value) in pairs {
      let name = try string(key, "a key")
      guard allowed.contains(name) else {
        throw error(key, "unknown key \"\(name)\" in \(what); allowed: \(allowed.joined(separator: ", "))")
      }
      values[name] = value
    }
    return values
  }

  func string(_ node: Node, _ key: String) throws(FeedsFileError) -> String {
    guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
      throw error(node, "\(key) must be text")
    }
    return scalar.string
  }

  private func strings(_ node: Node, _ key: String) throws(FeedsFileError) -> [String] {
    guard case .sequence(let list) = node else { throw error(node, "\(key) must be a list of texts: [a, b]") }
    var texts: [String] = []
    for item in list { texts.append(try string(item, "an item of \(key)")) }
    return texts
  }

  private func kind(_ node: Node) throws(FeedsFileError) -> SourceKind {
    guard let kind = SourceKind(rawValue: try string(node, "kind")) else {
      throw error(node, "kind must be \(SourceKind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return kind
  }

  private func patterns(_ node: Node, _ key: String) throws(FeedsFileError) -> [AddressPattern] {
    guard case .sequence(let list) = node else {
      throw error(node, "\(key) must be a list of patterns: [\"/news/*\", …]")
    }
    var patterns: [AddressPattern] = []
    for item in list {
      let text = try string(item, "an item of \(key)")
      do {
        patterns.append(try AddressPattern(text))
      } catch {
        let fault =
          switch error {
          case .empty: "is empty"
          case .tooLong: "is longer than \(AddressPattern.maximumBytes) bytes"
          case .brokenSet: "has a [ without its ], or a set that is empty or goes backwards"
          }
        throw self.error(item, "the pattern \"\(text.prefix(80))\" of \(key) \(fault)")
      }
    }
    return patterns
  }

  private func language(_ node: Node) throws(FeedsFileError) -> LanguageTag {
    let text = try string(node, "language")
    guard let tag = LanguageTag(text) else {
      throw error(node, "language \"\(text)\" is no BCP 47 tag such as vi or en")
    }
    return tag
  }

  private func bool(_ node: Node, _ key: String) throws(FeedsFileError) -> Bool {
    guard let value = node.bool else { throw error(node, "\(key) must be true or false") }
    return value
  }

  private func count(_ node: Node, _ key: String) throws(FeedsFileError) -> Int {
    guard let value = node.int, value > 0 else { throw error(node, "\(key) must be a whole number above 0") }
    return value
  }

  private func milliseconds(_ node: Node, _ key: String) throws(FeedsFileError) -> Int {
    guard let value = QuantityText.milliseconds(try string(node, key)) else {
      throw error(node, "\(key) must be a duration such as 500ms, 1s, 10m, 2h or 30d")
    }
    return value
  }

  private func bytes(_ node: Node, _ key: String) throws(FeedsFileError) -> Int {
    guard let value = QuantityText.bytes(try string(node, key)), value > 0 else {
      throw error(node, "\(key) must be a size such as 500KB or 10MiB")
    }
    return value
  }

  private func error(_ node: Node, _ message: String) -> FeedsFileError {
    FeedsFileError(name, node.mark, message)
  }

  static func isIDByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
  }
}
