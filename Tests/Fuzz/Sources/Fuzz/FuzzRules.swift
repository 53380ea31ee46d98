internal import Extract
internal import Model

/// Rules and pages: the first line is an XPath expression or a CSS selector, the second a date's format, the rest a page.
enum FuzzRules {
  static func run(_ bytes: [UInt8]) -> Int32 {
    let lines = bytes.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
    let text = lines.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    let page = lines.count > 2 ? Array(lines[2]) : Array("<p class=a><a href=/x>x</a></p>".utf8)
    let format = try? DateFormat(lines.count > 1 ? String(decoding: lines[1], as: UTF8.self) : "dd/MM/yyyy")
    for written in [text, "css:" + text] {
      guard let value = selector(written, selects: .value) else { continue }
      var article = ArticleRules()
      (article.title, article.authors) = (value, value)
      article.date = try? DateRule(value, format: format, zone: "+07:00")
      var entries: EntryRules?
      if let nodes = selector(written, selects: .nodes) {
        (article.content, article.remove) = ([nodes], [nodes])
        entries = EntryRules(item: nodes)
        entries?.title = value
      }
      let source = ArticleSource(kind: .file)
      let read = try? ArticleExtractor().extract(
        Page(bytes: page, url: "https://news.example/a"), source: source, hints: Hints(rules: article))
      Fuzz.expect(read?.article.blocks.allSatisfy { !$0.text.isEmpty } ?? true, "empty block")
      _ = try? SectionPage.parse(page, url: "https://news.example/", rules: entries)
      _ = RuleTrial(RuleBook.Rules(entries: entries, article: article), page)
    }
    return 0
  }

  private static func selector(_ text: String, selects result: RuleSelector.Result) -> RuleSelector? {
    do throws(RuleError) {
      return try RuleSelector(text, selects: result)
    } catch {
      let count = text.unicodeScalars.count
      Fuzz.expect((error.offset ?? 0) >= 0 && (error.offset ?? 0) <= count, "a place outside of the rule")
      return nil
    }
  }
}
