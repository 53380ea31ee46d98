/// What each rule selects on a page: for people who write rules.
public struct RuleTrial: Sendable {
  public struct Finding: Sendable {
    /// The key of feeds.yaml: `content`, `item`, …
    public var key: String
    public var selector: RuleSelector
    /// How many elements, attributes and texts.
    public var count = 0
    /// The first of them: the start tag or attribute, and its first words.
    public var samples: [String] = []
    /// Why it could not be evaluated.
    public var error: RuleError?
  }

  private static let maximumSamples = 3
  private static let maximumSampleBytes = 120

  public private(set) var findings: [Finding] = []

  /// - Parameters:
  ///   - rules: those that are tried.
  ///   - bytes: of the page, as they came.
  ///   - contentType: the Content-Type as the server sent it.
  public init(_ rules: RuleBook.Rules, _ bytes: [UInt8], contentType: String? = nil) {
    var limits = HTMLParser.Limits()
    limits.recordsTags = true
    let text = Charset.decode(bytes, contentType: contentType, kind: .html)
    let page = HTMLDocument(utf8: text.utf8, limits: limits)
    let mirror = PageMirror(page)
    if let entries = rules.entries {
      add("item", entries.item, mirror, page)
      // The others are read from the first item on.
      var first = 0
      if let mirror, case .nodes(let items)? = try? mirror.evaluate(entries.item.expression) {
        first = items.first?.node ?? 0
      }
      for (key, selector) in [
        ("link", entries.link), ("title", entries.title), ("date", entries.date?.selector),
      ] {
        if let selector { add(key, selector, mirror, page, at: first) }
      }
    }
    guard let article = rules.article else { return }
    for selector in article.content { add("content", selector, mirror, page) }
    for selector in article.remove { add("remove", selector, mirror, page) }
    if let selector = article.title { add("title", selector, mirror, page) }
    if let selector = article.authors { add("authors", selector, mirror, page) }
    if let selector = article.date?.selector { add("date", selector, mirror, page) }
  }

  private mutating func add(
    _ key: String, _ selector: RuleSelector, _ mirror: PageMirror?, _ page: HTMLDocument, at node: Int = 0
  ) {
    var finding = Finding(key: key, selector: selector)
    defer { findings.append(finding) }
    guard let mirror else {
      finding.error = PageMirror.tooLarge
      return
    }
    do throws(RuleError) {
      switch try mirror.evaluate(selector.expression, at: node) {
      case .number: break
      case .text(let text):
        finding.count = text.isEmpty ? 0 : 1
        finding.samples = text.isEmpty ? [] : ["\"\(text)\""]
      case .nodes(let nodes):
        finding.count = nodes.count
        finding.samples = nodes.prefix(Self.maximumSamples).map { Self.sample($0, page) }
      }
    } catch {
      finding.error = error
    }
  }

  private static func sample(_ selected: PageMirror.Selected, _ page: HTMLDocument) -> String {
    if let value = selected.attribute { return "@ \(value)" }
    let words = page.text(of: selected.node, maximumBytes: maximumSampleBytes) ?? ""
    let record = page.nodes[selected.node]
    guard record.tag != .text, record.valueStart < record.valueEnd else { return "\"\(words)\"" }
    let tag = page.attributes[Int(record.valueStart)]
    let written = page.source[Int(tag.start)..<Int(tag.end)].prefix(maximumSampleBytes)
    return
      "<\(String(decoding: written, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")) \(words)"
  }
}
