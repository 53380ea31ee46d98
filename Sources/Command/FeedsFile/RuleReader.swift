internal import Addresses
internal import Extract
internal import Yams

/// Turns `entries:`, `article:` and `rules:` of a feeds file into rules, and says exactly what is wrong with one that
/// cannot be used.
struct RuleReader {
  static let keys = ["entries", "article"]
  private static let articleKeys = ["content", "remove", "title", "authors", "date"]
  private static let entryKeys = ["item", "link", "title", "date"]
  private static let maximumSelectors = 50

  let reader: FeedsFileReader

  /// - Parameters:
  ///   - sources: the list under `feeds:`, which was read without fault.
  ///   - hosts: the map under `rules:`.
  func book(sources: Node?, hosts: Node?) throws(FeedsFileError) -> RuleBook {
    var book = RuleBook()
    if case .sequence(let list)? = sources {
      for item in list {
        guard case .mapping(let values) = item, let id = values["id"]?.string,
          let rules = try rules(entries: values["entries"], article: values["article"])
        else { continue }
        book.set(rules, source: id, url: values["url"]?.string)
      }
    }
    guard let hosts else { return book }
    guard case .mapping(let pairs) = hosts else {
      throw error(hosts, "rules must be a map of hosts to rules")
    }
    for (key, value) in pairs {
      let host = try reader.string(key, "a host")
      guard let url = WebURL("https://\(host)/"), url.host == host.lowercased() else {
        throw error(key, "\"\(host)\" is no host such as news.example")
      }
      let values = try reader.mapping(value, "rules of a host", allowed: Self.keys)
      if let rules = try rules(entries: values["entries"], article: values["article"]) {
        book.set(rules, host: host)
      }
    }
    return book
  }

  /// Nil where neither is given.
  private func rules(entries: Node?, article: Node?) throws(FeedsFileError) -> RuleBook.Rules? {
    guard entries != nil || article != nil else { return nil }
    var rules = RuleBook.Rules()
    if let entries { rules.entries = try entryRules(entries) }
    if let article { rules.article = try articleRules(article) }
    return rules
  }

  private func articleRules(_ node: Node) throws(FeedsFileError) -> ArticleRules {
    let values = try reader.mapping(node, "article", allowed: Self.articleKeys)
    var rules = ArticleRules()
    if let node = values["content"] { rules.content = try selectors(node, "content") }
    if let node = values["remove"] { rules.remove = try selectors(node, "remove") }
    if let node = values["title"] { rules.title = try selector(node, "title") }
    if let node = values["authors"] { rules.authors = try selector(node, "authors") }
    if let node = values["date"] { rules.date = try date(node) }
    return rules
  }

  private func entryRules(_ node: Node) throws(FeedsFileError) -> EntryRules {
    let values = try reader.mapping(node, "entries", allowed: Self.entryKeys)
    guard let item = values["item"] else {
      throw error(node, "entries needs an `item`: the element of one story")
    }
    var rules = EntryRules(item: try selector(item, "item", selects: .nodes))
    if let node = values["link"] { rules.link = try selector(node, "link") }
    if let node = values["title"] { rules.title = try selector(node, "title") }
    if let node = values["date"] { rules.date = try date(node) }
    return rules
  }

  // MARK: Values

  /// One selector, or a list of them.
  private func selectors(_ node: Node, _ key: String) throws(FeedsFileError) -> [RuleSelector] {
    guard case .sequence(let list) = node else { return [try selector(node, key, selects: .nodes)] }
    guard list.count <= Self.maximumSelectors else {
      throw error(node, "\(key) has more than \(Self.maximumSelectors) selectors")
    }
    var selectors: [RuleSelector] = []
    for item in list { selectors.append(try selector(item, key, selects: .nodes)) }
    return selectors
  }

  private func selector(
    _ node: Node, _ key: String, selects result: RuleSelector.Result = .value
  ) throws(FeedsFileError) -> RuleSelector {
    let text = try reader.string(node, key)
    return try placed(node, key) { () throws(RuleError) in try RuleSelector(text, selects: result) }
  }

  /// A selector, or a map of it with the date's format and zone.
  private func date(_ node: Node) throws(FeedsFileError) -> DateRule {
    guard case .mapping = node else {
      let selector = try selector(node, "date")
      return try placed(node, "date") { () throws(RuleError) in try DateRule(selector) }
    }
    let values = try reader.mapping(node, "date", allowed: ["select", "format", "zone"])
    guard let select = values["select"] else { throw error(node, "date needs a `select`") }
    let selector = try selector(select, "select")
    var format: DateFormat?
    if let node = values["format"] {
      let text = try reader.string(node, "format")
      format = try placed(node, "format") { () throws(RuleError) in try DateFormat(text) }
    }
    let zone = try values["zone"].map { node throws(FeedsFileError) in try reader.string(node, "zone") }
    return try placed(values["zone"] ?? node, "zone") { [format] () throws(RuleError) in
      try DateRule(selector, format: format, zone: zone)
    }
  }

  /// An error of a rule with its place in the file.
  private func placed<Value>(
    _ node: Node, _ key: String, _ body: () throws(RuleError) -> Value
  ) throws(FeedsFileError) -> Value {
    do {
      return try body()
    } catch {
      let message = "\(key): \(error.detail)"
      guard let offset = error.offset, case .scalar(let scalar) = node, let mark = node.mark,
        let shift = Self.shift(of: offset, in: scalar)
      else { throw self.error(node, "\(key): \(error)") }
      throw FeedsFileError(reader.name, line: mark.line, column: mark.column + shift, message)
    }
  }

  /// How far behind the scalar's beginning a character of its text stands; nil where lines or escapes come between.
  private static func shift(of offset: Int, in scalar: Node.Scalar) -> Int? {
    let before = scalar.string.unicodeScalars.prefix(offset)
    guard !scalar.string.unicodeScalars.contains("\n") else { return nil }
    switch scalar.style {
    case .plain, .any: return offset
    // A quote within is written twice.
    case .singleQuoted: return offset + 1 + before.count { $0 == "'" }
    case .doubleQuoted: return offset + 1 + before.count { $0 == "\"" || $0 == "\\" }
    case .literal, .folded: return nil
    }
  }

  private func error(_ node: Node, _ message: String) -> FeedsFileError {
    FeedsFileError(reader.name, node.mark, message)
  }
}
