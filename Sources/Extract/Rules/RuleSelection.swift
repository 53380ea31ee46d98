internal import Time

/// What a source's rules select on one page.
struct RuleSelection {
  private(set) var content: [Int] = []
  /// The rule that selected the content.
  private(set) var contentRule: RuleSelector?
  private(set) var remove: [(node: Int, rule: RuleSelector)] = []
  private(set) var title: (value: String, rule: RuleSelector)?
  private(set) var authors: (names: [String], rule: RuleSelector)?
  private(set) var date: (timestamp: Timestamp, rule: RuleSelector)?
  /// Rules that gave nothing.
  private(set) var missed: [ArticleRules.Key] = []
  /// Why rules could not be applied: the page is too large, or one took too much work.
  private(set) var failure: RuleError?

  /// More elements are not looked at: a selector that matches everything.
  static let maximumContents = 1_000
  static let maximumRemovals = 10_000
  private static let maximumTitleBytes = 1_000
  private static let maximumLineBytes = 400
  private static let maximumNames = 20

  init(_ rules: ArticleRules, _ page: HTMLDocument, fetched: Timestamp?) {
    guard let mirror = PageMirror(page) else {
      failure = PageMirror.tooLarge
      missed = ArticleRules.Key.allCases.filter(rules.states)
      return
    }
    do {
      try selectContent(rules, mirror, page)
      try selectRemovals(rules, mirror, page)
      if let rule = rules.title {
        let value = try Self.texts(rule, mirror, page).first {
          !$0.isEmpty && $0.utf8.count < Self.maximumTitleBytes
        }
        title = value.map { ($0, rule) }
      }
      if let rule = rules.authors { try selectAuthors(rule, mirror, page) }
      if let rule = rules.date {
        let texts = try Self.texts(rule.selector, mirror, page, attribute: .datetime)
        date = rule.date(in: texts, now: fetched).map { ($0, rule.selector) }
      }
    } catch {
      failure = error
    }
    missed = ArticleRules.Key.allCases.filter { rules.states($0) && !has($0) }
  }

  private func has(_ key: ArticleRules.Key) -> Bool {
    switch key {
    case .content: !content.isEmpty
    case .remove: !remove.isEmpty
    case .title: title != nil
    case .authors: authors != nil
    case .date: date != nil
    }
  }

  /// The keys that decided something. What a page may well lack is no miss: nothing to remove.
  var used: [ArticleRules.Key] { ArticleRules.Key.allCases.filter(has) }

  /// The content that was selected turned out to hold no text.
  mutating func dropContent() {
    content = []
    contentRule = nil
    missed.insert(.content, at: 0)
  }

  // MARK: Selecting

  private mutating func selectContent(
    _ rules: ArticleRules, _ mirror: PageMirror, _ page: HTMLDocument
  ) throws(RuleError) {
    for rule in rules.content {
      var found: [Int] = []
      for selected in try Self.nodes(rule, mirror).prefix(Self.maximumContents) {
        // Of a text the element; of elements within one another the outermost.
        let node = page.nodes[selected.node].tag == .text ? page.parent(selected.node) : selected.node
        if node > 0, node >= found.last.map(page.end) ?? 0 { found.append(node) }
      }
      guard !found.isEmpty else { continue }
      content = found
      contentRule = rule
      return
    }
  }

  private mutating func selectRemovals(
    _ rules: ArticleRules, _ mirror: PageMirror, _ page: HTMLDocument
  ) throws(RuleError) {
    for rule in rules.remove {
      for selected in try Self.nodes(rule, mirror) where selected.node > 0 {
        guard remove.count < Self.maximumRemovals else { return }
        remove.append((selected.node, rule))
      }
    }
  }

  private mutating func selectAuthors(
    _ rule: RuleSelector, _ mirror: PageMirror, _ page: HTMLDocument
  ) throws(RuleError) {
    var names: [String] = []
    for text in try Self.texts(rule, mirror, page) where text.utf8.count <= Self.maximumLineBytes {
      for name in AuthorName.names(in: text, isDeclared: true)
      where names.count < Self.maximumNames && !names.contains(where: { AuthorName.isSame($0, name) }) {
        names.append(name)
      }
    }
    if !names.isEmpty { authors = (names, rule) }
  }

  private static func nodes(
    _ rule: RuleSelector, _ mirror: PageMirror
  ) throws(RuleError) -> [PageMirror.Selected] {
    guard case .nodes(let nodes) = try mirror.evaluate(rule.expression) else { return [] }
    return nodes
  }

  /// What the rule selects, as text: an attribute's value, an element's text; the attribute of an element, where
  /// one is named and stands there, before its text.
  static func texts(
    _ rule: RuleSelector, _ mirror: PageMirror, _ page: HTMLDocument, at node: Int = 0,
    attribute: HTMLAttribute.Name? = nil
  ) throws(RuleError) -> [String] {
    switch try mirror.evaluate(rule.expression, at: node) {
    case .number: return []
    case .text(let text): return HTMLText.trimmed(Array(text.utf8)).map { [$0] } ?? []
    case .nodes(let nodes):
      return nodes.prefix(maximumNames).flatMap { selected -> [String] in
        if let value = selected.attribute { return [value] }
        let stated = attribute.flatMap { page.value($0, of: selected.node) }
        return [stated, page.text(of: selected.node, maximumBytes: maximumTitleBytes)].compactMap { $0 }
      }
    }
  }
}

extension ArticleRules {
  /// Whether a key says anything.
  fileprivate func states(_ key: Key) -> Bool {
    switch key {
    case .content: !content.isEmpty
    // A page may well have nothing to remove.
    case .remove: false
    case .title: title != nil
    case .authors: authors != nil
    case .date: date != nil
    }
  }
}
