internal import Addresses
internal import Model

/// The entries that a source's rules select on a page that lists stories.
struct EntrySelection {
  private(set) var entries: [Entry] = []
  /// Keys of feeds.yaml: rules that gave something for an item, and those that gave nothing for any.
  var used: [String] { keys.filter { given.contains($0) } }
  var missed: [String] { keys.filter { !given.contains($0) } }
  private let keys: [String]
  private var given: Set<String> = []
  /// Why the rules could not be applied; nil where they were, even if they selected nothing.
  private(set) var failure: RuleError?

  /// - Parameters:
  ///   - page: parsed with `recordsTags`.
  ///   - address: the page's own.
  init(_ rules: EntryRules, _ page: HTMLDocument, address: WebURL?) {
    keys =
      [
        ("item", true), ("link", rules.link != nil), ("title", rules.title != nil),
        ("date", rules.date != nil),
      ]
      .filter(\.1).map(\.0)
    guard let mirror = PageMirror(page) else {
      failure = PageMirror.tooLarge
      return
    }
    do throws(RuleError) {
      try select(rules, mirror, page, base: Self.base(of: page, address))
    } catch {
      (entries, given) = ([], [])
      failure = error
    }
  }

  private static func base(of page: HTMLDocument, _ address: WebURL?) -> WebURL? {
    let node = page.nodes.indices.first { page.nodes[$0].tag == .base && page.value(.href, of: $0) != nil }
    return node.flatMap { page.value(.href, of: $0) }.flatMap { WebURL($0, base: address) } ?? address
  }

  private mutating func select(
    _ rules: EntryRules, _ mirror: PageMirror, _ page: HTMLDocument, base: WebURL?
  ) throws(RuleError) {
    guard case .nodes(let items) = try mirror.evaluate(rules.item.expression) else { return }
    var seen: Set<String> = []
    for item in items where item.attribute == nil {
      guard entries.count < FeedParser.maximumEntries else { return }
      given.insert("item")
      guard let link = try Self.link(rules, item.node, mirror, page),
        let url = WebURL(link.address, base: base),
        url.isHTTP, seen.insert(url.string).inserted
      else { continue }
      given.insert("link")
      var entry = Entry()
      entry.url = url.string
      if let rule = rules.title {
        entry.title = try RuleSelection.texts(rule, mirror, page, at: item.node).first
        if entry.title != nil { given.insert("title") }
      }
      entry.title =
        entry.title ?? link.element.flatMap { page.text(of: $0, maximumBytes: Self.maximumTitleBytes) }
      if let rule = rules.date {
        let texts = try RuleSelection.texts(rule.selector, mirror, page, at: item.node, attribute: .datetime)
        entry.datePublished = rule.date(in: texts, now: nil)
        if entry.datePublished != nil { given.insert("date") }
      }
      entries.append(entry)
    }
  }

  private static let maximumTitleBytes = 1_000

  /// What the rule selects, or the item's first link: the address, and the element that has it.
  private static func link(
    _ rules: EntryRules, _ item: Int, _ mirror: PageMirror, _ page: HTMLDocument
  ) throws(RuleError) -> (address: String, element: Int?)? {
    guard let rule = rules.link else { return firstLink(in: item..<page.end(item), page) }
    switch try mirror.evaluate(rule.expression, at: item) {
    case .number: return nil
    case .text(let text): return text.isEmpty ? nil : (text, nil)
    case .nodes(let nodes):
      for selected in nodes {
        if let value = selected.attribute, !value.isEmpty { return (value, selected.node) }
        if let found = firstLink(in: selected.node..<page.end(selected.node), page) { return found }
      }
      return nil
    }
  }

  private static func firstLink(in nodes: Range<Int>, _ page: HTMLDocument) -> (
    address: String, element: Int?
  )? {
    for node in nodes where page.nodes[node].tag == .a {
      if let address = page.value(.href, of: node) { return (address, node) }
    }
    return nil
  }
}
