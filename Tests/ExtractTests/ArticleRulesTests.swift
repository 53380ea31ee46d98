import Model
import Testing
import Time

@testable import Extract

/// Rules for a source's articles: what they say goes before what is found, and the rest stays as found.
@Suite struct ArticleRulesTests {
  private static let html = """
    <html><head><title>Old headline | Site</title><meta property="og:title" content="Old headline"></head><body>
    <nav class="menu"><a href="/">Home</a></nav>
    <div class="lead"><h1>Old headline</h1><p class="hed">New headline</p><span class="who">Tác giả: Lê Văn Tám</span>
    <span class="when">Cập nhật lúc 08:30 ngày 24/11/2026</span></div>
    <main>\(MarshGazette.body)</main>
    <div id="bai-viet" class="sidebar"><p>The short text that only a person finds.</p>
    <figure><img src="/p.jpg" width="640" height="400"><figcaption>A caption.</figcaption></figure>
    <p class="quang-cao">Buy this now.</p><p>It has <a href="/x">a link</a>.</p></div>
    </body></html>
    """

  private func extract(_ rules: ArticleRules?, html: String = html) throws -> Extraction {
    var options = ArticleExtractor.Options()
    options.explains = true
    return try ArticleExtractor(options).extract(
      Page(bytes: Array(html.utf8), url: "https://gazette.example/a/1"), source: ArticleSource(kind: .file),
      hints: Hints(rules: rules))
  }

  private func rules(_ change: (inout ArticleRules) throws -> Void) rethrows -> ArticleRules {
    var rules = ArticleRules()
    try change(&rules)
    return rules
  }

  @Test func theContentIsWhatTheRuleSelectsAndGoesThroughTheSameBlocks() throws {
    let article = try extract(
      rules {
        $0.content = [try RuleSelector("//div[@id='bai-viet']", selects: .nodes)]
        $0.remove = [try RuleSelector("css:p.quang-cao", selects: .nodes)]
      }
    ).article
    #expect(article.text == "The short text that only a person finds.\nIt has a link.")
    #expect(article.links.map(\.url) == ["https://gazette.example/x"])
    #expect(article.images.map(\.caption) == ["A caption."])
    #expect(article.pageType == .article)
    #expect(article.rules == ["content", "remove"])
    #expect(article.title == "Old headline")
    #expect(article.warnings.isEmpty)
  }

  @Test func titleAuthorsAndDateAreTheRules() throws {
    let extraction = try extract(
      rules {
        $0.title = try RuleSelector("css:.hed")
        $0.authors = try RuleSelector("//span[@class='who']")
        $0.date = try DateRule(
          RuleSelector("//span[@class='when']"), format: DateFormat("HH:mm 'ngày' dd/MM/yyyy"),
          zone: "Asia/Ho_Chi_Minh")
      })
    let article = extraction.article
    #expect(article.title == "New headline")
    #expect(article.titleVariants.map(\.value).contains("Old headline"))
    #expect(article.authors == ["Lê Văn Tám"])
    #expect(article.datePublished?.rfc3339 == "2026-11-24T08:30:00+07:00")
    #expect(article.dateEvidence.first?.origin == .rule)
    #expect(article.rules == ["title", "authors", "date"])
    let title = extraction.choices.first { $0.field == "title" }
    #expect(title?.candidates.first?.origin == "rule css:.hed")
  }

  @Test func aRuleThatSelectsNothingFallsBackAndIsTold() throws {
    let plain = try extract(nil).article
    let extraction = try extract(
      rules {
        $0.content = [try RuleSelector("//div[@id='gone']", selects: .nodes)]
        $0.title = try RuleSelector("css:.gone")
        $0.remove = [try RuleSelector("css:.gone", selects: .nodes)]
      })
    #expect(extraction.article.text == plain.text)
    #expect(extraction.article.title == plain.title)
    #expect(extraction.article.rules == [])
    #expect(extraction.article.missedRules == ["content", "title"])
    #expect(extraction.article.warnings == plain.warnings + ["rule-missed"])
    #expect(extraction.choices.contains { $0.field == "rule content" })
  }

  @Test func contentWithoutATextFallsBack() throws {
    let article = try extract(
      rules { $0.content = [try RuleSelector("//nav", selects: .nodes)] },
      html: Self.html.replacing("Home", with: "")
    ).article
    #expect(article.text == (try extract(nil).article.text))
    #expect(article.missedRules == ["content"])
  }

  @Test func rulesThatSelectNothingChangeNoOtherField() throws {
    let rule = rules { $0.title = try? RuleSelector("css:.gone") }
    var article = try extract(rule).article
    let plain = try extract(nil).article
    article.warnings = plain.warnings
    article.missedRules = []
    #expect("\(article)" == "\(plain)")
  }

  @Test(.timeLimit(.minutes(1)))
  func aPageOnWhichARuleTakesTooMuchWorkIsReadWithoutIt() throws {
    let page = "<main>\(MarshGazette.body)</main>" + String(repeating: "<i class=a>x</i>", count: 50_000)
    let article = try extract(
      rules { $0.content = [try RuleSelector("//*[count(//*) > 1]", selects: .nodes)] }, html: page
    ).article
    #expect(article.warnings.contains("rule-limit"))
    #expect(!article.blocks.isEmpty)
  }

  @Test func aSourcesRulesGoBeforeItsHosts() throws {
    var book = RuleBook()
    book.set(RuleBook.Rules(article: rules { $0.title = try? RuleSelector("//h1") }), source: "gazette")
    book.set(
      RuleBook.Rules(
        article: rules {
          $0.title = try? RuleSelector("//h2")
          $0.authors = try? RuleSelector("//i")
        }), host: "www.gazette.example")
    let rules = try #require(book.article(source: "gazette", url: "https://gazette.example/a"))
    #expect(rules.title?.text == "//h1")
    #expect(rules.authors?.text == "//i")
    #expect(book.article(source: nil, url: "https://www.gazette.example/a")?.title?.text == "//h2")
    #expect(book.article(source: nil, url: "https://other.example/a") == nil)
  }
}
