import Addresses
import Model

/// Outlines to subscriptions; folders become tags.
struct OPMLReader: ~Copyable {
  private var scanner: XMLScanner
  var repairs: FeedRepairs = []
  private var list = OPML(subscriptions: [])
  private var seen: Set<String> = []
  private var hasOutline = false
  /// Names of the open outlines; empty for a subscription with members of its own.
  private var folders: [String] = []
  private var hiddenDepth = 0
  private var isInTitle = false
  private var text = FeedText()

  init(_ bytes: [UInt8]) { scanner = XMLScanner(bytes) }

  mutating func read() throws(FeedError) -> OPML {
    while let token = scanner.next() {
      switch token {
      case .text(let range): if isInTitle { text.add(range, isCDATA: false) }
      case .cdata(let range): if isInTitle { text.add(range, isCDATA: true) }
      case .startTag(let name, let isEmpty): open(name, isEmpty: isEmpty)
      case .endTag(let name): close(name)
      }
    }
    repairs.formUnion(scanner.repairs)
    guard hasOutline else { throw FeedError(.unknownFormat, "no outline in it") }
    if !folders.isEmpty { repairs.insert(.truncated) }
    list.repairs = repairs.names
    return list
  }

  private mutating func open(_ name: Range<Int>, isEmpty: Bool) {
    switch String(decoding: scanner.bytes[name].prefix(16), as: UTF8.self).lowercased() {
    case "title" where !hasOutline:
      isInTitle = !isEmpty
      text.reset()
    case "outline":
      hasOutline = true
      let folder = outline()
      guard !isEmpty else { return }
      if folders.count < OPML.maximumDepth { folders.append(folder) } else { hiddenDepth += 1 }
    default: break
    }
  }

  private mutating func close(_ name: Range<Int>) {
    switch String(decoding: scanner.bytes[name].prefix(16), as: UTF8.self).lowercased() {
    case "title":
      if isInTitle {
        let title = HTMLFragment.plainText(
          text.characters(in: scanner.bytes, entities: scanner.entities, repairs: &repairs), isMarkup: false)
        list.title = title.isEmpty ? nil : title
      }
      isInTitle = false
    case "outline": if hiddenDepth > 0 { hiddenDepth -= 1 } else { _ = folders.popLast() }
    default: break
    }
  }

  /// Takes a subscription; gives the name of the folder that the outline is, empty for none.
  private mutating func outline() -> String {
    var values: [String: String] = [:]
    for attribute in scanner.attributes {
      var value: [UInt8] = []
      XMLText.append(
        attribute.value, of: scanner.bytes, entities: scanner.entities, to: &value, repairs: &repairs)
      values[String(decoding: scanner.bytes[attribute.name], as: UTF8.self).lowercased()] =
        String(decoding: value, as: UTF8.self).trimmed
    }
    func value(_ name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }
    let title = value("title") ?? value("text")
    guard let url = value("xmlurl") ?? (value("type")?.lowercased() == "rss" ? value("url") : nil) else {
      return title ?? ""
    }
    guard WebURL(url)?.isHTTP == true, seen.insert(url).inserted else { return "" }
    guard list.subscriptions.count < OPML.maximumSubscriptions else {
      repairs.insert(.limitReached)
      return ""
    }
    var tags = folders.filter { !$0.isEmpty }
    for category in (value("category") ?? "").split(separator: ",") {
      let name = String(category).trimmed.split(separator: "/").last.map(String.init) ?? ""
      if !name.isEmpty, !tags.contains(name) { tags.append(name) }
    }
    list.subscriptions.append(
      OPML.Subscription(
        url: url, title: title == url ? nil : title, homePageURL: value("htmlurl"),
        language: value("language").flatMap { LanguageTag($0) }, tags: tags))
    return ""
  }
}
