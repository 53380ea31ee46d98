import Testing
import Time

@testable import Extract

/// XPath expressions and CSS selectors of rules: what they select in our tree, and what is wrong with those that cannot be used.
@Suite struct RuleSelectorTests {
  private static let html = """
    <html><body>
    <div id="a" class="story first" data-id="7"><h3><a href="/1">One &amp; only</a></h3><p>x</p></div>
    <div id="b" class="story"><h3><a href="/2" hreflang="vi-VN">Two</a></h3><p class="note">y<img src="i.png"></p></div>
    <div id="c" class="box"><my-card Title="It's &quot;so&quot;">z</my-card><p>u</p></div>
    <table><tr><td>cell</td></tr></table>
    </body></html>
    """

  /// The ids of the selected elements, or their names where they have none.
  private func select(_ rule: String, in html: String = html) throws -> [String] {
    var limits = HTMLParser.Limits()
    limits.recordsTags = true
    let page = HTMLDocument(utf8: Array(html.utf8), limits: limits)
    let mirror = try #require(PageMirror(page))
    switch try mirror.evaluate(RuleSelector(rule).expression) {
    case .number: return []
    case .text(let text): return [text]
    case .nodes(let nodes):
      return nodes.map { selected in
        selected.attribute ?? page.value(.id, of: selected.node) ?? "\(page.nodes[selected.node].tag)"
      }
    }
  }

  @Test(arguments: [
    ("//div[@class=\"box\"]", ["c"]), ("//h3/a/@href", ["/1", "/2"]), ("//div[@data-id]", ["a"]),
    ("//my-card/@title", ["It's \"so\""]), ("normalize-space(//h3)", ["One & only"]),
    ("//tr/td", ["td"]), ("//div[2] | //div[1]", ["a", "b"]), ("//*[contains(., 'only')][self::a]", ["a"]),
    ("//nothing", []), ("/html/body/div[last()]", ["c"]), ("//div[starts-with(@class, 'story')][2]", ["b"]),
  ])
  func anExpressionSelectsInTheTreeThatTheExtractorReads(_ rule: String, _ selected: [String]) throws {
    #expect(try select(rule) == selected)
  }

  @Test func aTrialShowsTextsAndAttributes() throws {
    var article = ArticleRules()
    article.content = [try RuleSelector("//h3/a/text()")]
    article.title = try RuleSelector("//a/@href")
    let trial = RuleTrial(RuleBook.Rules(article: article), Array(Self.html.utf8))
    #expect(trial.findings.map(\.samples) == [["\"One & only\"", "\"Two\""], ["@ /1", "@ /2"]])
  }

  /// Operators are counted, so they are not evaluated as libxml2 would by itself: what they mean stays.
  @Test(arguments: [
    ("//div[@data-id = 7]", ["a"]), ("//div[@class != 'box']", ["a", "b"]),
    ("//div[position() mod 2 = 1]", ["a", "c"]), ("//div[count(*) * 2 - 1 >= 3]", ["a", "b", "c"]),
    ("//div[h3/a = 'Two' or p = 'u' and p]", ["b", "c"]), ("//div[not(p='x')][h3]", ["b"]),
    ("//h3/a[starts-with(@href,'/')][2 > 1 = true()]/@href", ["/1", "/2"]),
    ("//div[3] | //div[1] | //div[1]", ["a", "c"]), ("(//h3|//p)/a/@href", ["/1", "/2"]),
    ("//div[last()-1]", ["b"]), ("//div[- -1]", ["a"]), ("//div[string-length(@id)=-(-1)]", ["a", "b", "c"]),
    ("//div[6 div 2]", ["c"]), ("//*[self::div][p='y' ]", ["b"]), ("//div[*/* = 'Two']", ["b"]),
    ("//div[@class='it is = (not) so']", []), ("//div[\"=\" = '=' and @id='b']", ["b"]),
    ("//div[.//@href = //h3[2 = 2]/a[. = 'Two']/@href]", ["b"]), ("//div[p<1]", []),
    ("//table//*[td]/td[. = concat('ce', 'll')]", ["td"]), ("//div [ @id = 'a' ]", ["a"]),
  ])
  func operatorsMeanWhatTheyMeanInXPath(_ rule: String, _ selected: [String]) throws {
    #expect(try select(rule) == selected)
  }

  /// The same node from several others is selected once, in the page's order, and positions count from each of the others.
  @Test(arguments: [
    ("//a/ancestor::div", ["a", "b"]), ("//p/ancestor::div[1]", ["a", "b", "c"]),
    ("//p/ancestor::div[last()]/@class", ["story first", "story", "box"]), ("//h3/../p", ["p", "p"]),
    ("//p/preceding::div", ["a", "b"]), ("//p/preceding::div[1]/@id", ["a", "b"]),
    ("//h3/following-sibling::*[1][self::p]/parent::div", ["a", "b"]),
    ("//div/following::div[1]", ["b", "c"]), ("//body//div//a/@href", ["/1", "/2"]),
    ("//div[h3//ancestor::body]", ["a", "b"]), ("(//img|//a)/ancestor::div/@id", ["a", "b"]),
    ("(//p)[2]/../preceding-sibling::div/@id", ["a"]), ("//div//parent::h3//a/@href", ["/1", "/2"]),
    ("//@data-id/..", ["a"]),
    ("//@hreflang/ancestor-or-self::node()[position() < 3]", ["a", "vi-VN"]),
    ("//div[count(.//a/ancestor::*) = 4 and p/preceding-sibling::*]", ["a", "b"]),
    ("//a/ancestor::div[p/preceding-sibling::h3/a = 'Two']", ["b"]), ("./descendant::a/../..", ["a", "b"]),
    ("string(//p/preceding::div[@class='story']/@id)", ["b"]), ("//nothing/ancestor::*", []),
  ])
  func aStepFromSeveralNodesSelectsEachOnce(_ rule: String, _ selected: [String]) throws {
    #expect(try select(rule) == selected)
  }

  @Test(arguments: [
    ("//a/ancestor::b[1]/c", "collected(begin(),(//a)[collect(ancestor::b[1])])/c"),
    ("../b//c", "collected(begin(),(../b)[collect(.//c)])"), ("..//a/@b", "..//a/@b"),
    ("../../p", "../../p"), ("a/..", "collected(begin(),(a)[collect(..)])"),
    ("/descendant::a/b", "/descendant::a/b"),
    ("text()/self::node()/child::a", "text()/self::node()/child::a"),
    ("(a)[1]/../b", "collected(begin(),(a)[1][collect(..)])/b"),
    (
      "//following::a",
      "collected(begin(),(/descendant-or-self::node())[collect(following::a)])"
    ),
    (
      "a[b/..]/preceding::c/preceding::d",
      "collected(begin(),collected(begin(),(a[collected(begin(),(b)[collect(..)])])[collect(preceding::c)])"
        + "[collect(preceding::d)])"
    ),
  ])
  func stepsThatReachANodeFromSeveralAreWrittenAsCalls(_ text: String, _ calls: String) throws {
    #expect(try XPathOperators.calls(in: text) == calls)
  }

  @Test(arguments: [
    ("a and b", "a and b"), ("and and and", "and and and"), ("a-b - c", "subtract(a-b,c)"),
    ("a = b = c", "equal(equal(a,b),c)"), ("1 + 2 * 3 < 4", "less(add(1,multiply(2,3)),4)"),
    ("* * *", "multiply(*,*)"), ("-a|b", "negative(union(a,b))"), ("div div mod", "divide(div,mod)"),
    ("p[a='=' or b]/c", "p[equal(a,'=') or b]/c"), ("child::p[ . != 'x' ]", "child::p[unequal(.,'x')]"),
    ("f(a, b = c, .5)", "f(a,equal(b,c),.5)"), ("/ = '/'", "equal(/,'/')"),
    ("@a >= ../@b", "greater-or-equal(@a,../@b)"),
  ])
  func operatorsAreWrittenAsCalls(_ text: String, _ calls: String) throws {
    #expect(try XPathOperators.calls(in: text) == calls)
  }

  @Test(arguments: [
    ("div", ["a", "b", "c"]), ("#b", ["b"]), (".story", ["a", "b"]), ("div.story.first", ["a"]),
    ("DIV.box", ["c"]), (".story, .box", ["a", "b", "c"]), (".first ~ div", ["b", "c"]),
    (".first + div", ["b"]),
    ("body > div > p.note", ["p"]), ("html p img", ["img"]), ("div:not(.story)", ["c"]),
    ("div:not(.first, .box)", ["b"]), ("div:has(img)", ["b"]), ("div:has(> img)", []),
    ("div:has(> p > img)", ["b"]),
    ("div:has(+ .box)", ["b"]), ("div:nth-child(2)", ["b"]), ("div:nth-child(odd)", ["a", "c"]),
    ("div:nth-child(-n+2)", ["a", "b"]), ("div:nth-child( 2n + 1 )", ["a", "c"]),
    ("div:nth-child(n+2)", ["b", "c"]),
    ("div:first-child", ["a"]), ("p:last-child", ["p", "p", "p"]), ("[data-id='7']", ["a"]),
    ("[class~=first]", ["a"]), ("[hreflang|=vi]", ["a"]), ("[class^=sto]", ["a", "b"]),
    ("div[class$=ory]", ["b"]),
    ("div[class*='tor']", ["a", "b"]), ("my-card[title=\"It's \\\"so\\\"\"]", ["unknown"]),
    ("*:has(> tr)", ["table"]),
    ("#\\61", ["a"]), ("div[class=story],\n#c", ["b", "c"]),
  ])
  func aSelectorSelectsWhatABrowserWould(_ selector: String, _ selected: [String]) throws {
    #expect(try select("css:" + selector) == selected)
  }

  @Test(arguments: [
    ("//div[", "xpath", 6), ("//div[@class='x]", "xpath", 13), ("//p[foo(.)]", "xpath", 4),
    ("$x", "xpath", 0), ("//o:p", "xpath", 2),
    ("//p/namespace::x", "xpath", 4), ("//p[collect(a)]", "xpath", 4), ("//ngày[", "xpath", 7),
    ("", "xpath", 0),
    ("css:div:hover", "css", 7), ("css:div::before", "css", 7), ("css:div >", "css", 9),
    ("css:a[href", "css", 10),
    ("css:a[href=]", "css", 11), ("css:p:nth-child(x)", "css", 16), ("css:div..x", "css", 8),
    ("css:", "css", 4),
    ("css:a{}", "css", 5), ("css:p:not(.x", "css", 12),
  ])
  func whatCannotBeUsedIsAnErrorWithItsPlace(_ rule: String, _ code: String, _ offset: Int) throws {
    let error = try #require(throws: RuleError.self) { try RuleSelector(rule) }
    #expect(error.code == code)
    #expect(error.offset == offset, "\(error)")
    #expect(!error.detail.isEmpty)
  }

  @Test func aRuleThatNeedsElementsTakesNoText() throws {
    #expect(throws: RuleError.self) { try RuleSelector("string(//p)", selects: .nodes) }
    #expect(throws: RuleError.self) { try RuleSelector("count(//p)") }
    #expect(try select("string(//p)") == ["x"])
  }

  @Test(arguments: [
    ("dd/MM/yyyy HH:mm", "Thứ Ba, 24/11/2026   08:30 (GMT+7)", "2026-11-24T08:30:00Z"),
    ("d.M.yy", "vom 3.1.26", "2026-01-03T00:00:00Z"),
    ("EEEE, d MMMM yyyy", "Tuesday, 24 November 2026", "2026-11-24T00:00:00Z"),
    ("h:mm a dd-MM-yyyy", "8:05 PM 24-11-2026", "2026-11-24T20:05:00Z"),
    ("HH'h'mm 'ngày' dd/MM/yyyy", "08h30 ngày 24/11/2026", "2026-11-24T08:30:00Z"),
    ("yyyy-MM-dd HH:mm:ss XXX", "2026-11-24 08:30:15 +07:00", "2026-11-24T08:30:15+07:00"),
    ("dd/MM/yyyy", "1/2/2026", nil), ("dd/MM/yyyy", "45/13/2026", nil),
  ])
  func aDateIsReadInTheFormatThatTheRuleSays(_ format: String, _ text: String, _ date: String?) throws {
    #expect(try DateFormat(format).date(in: text)?.rfc3339 == date)
  }

  @Test func aFormatWithoutADayOrWithUnknownLettersIsAnError() throws {
    #expect(throws: RuleError.self) { try DateFormat("MM/yyyy") }
    let error = try #require(throws: RuleError.self) { try DateFormat("dd/MM/yyyy QQ") }
    #expect(error.offset == 11)
    let selector = try RuleSelector("//time")
    #expect(throws: RuleError.self) { try DateRule(selector, zone: "Asia/Atlantis") }
    let rule = try DateRule(selector, format: DateFormat("dd/MM/yyyy HH:mm"), zone: "Asia/Ho_Chi_Minh")
    #expect(rule.date(in: ["24/11/2026 08:30"], now: nil)?.rfc3339 == "2026-11-24T08:30:00+07:00")
  }

  // MARK: Hostile

  /// 100,000 elements, each with a text.
  private static let wide = "<body>" + String(repeating: "<p class=a>x</p>", count: 66_000) + "</body>"
  private static let deep = String(repeating: "<div>", count: 50_000) + "x"

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "//*[count(//*) > 1]", "//p[preceding-sibling::p[preceding-sibling::p]]", "//p[contains(/, 'zzz')]",
      "//p[sum(//p) > 1]",
      "//p[. = //p[2]/preceding::p/following::p]", "//p[//p < //p]", "//*[. = /]", "//p[- / > 1]",
      "//p[round(/) = 1]", "//p[translate(/, 'abcdefgh', 'x')]", "(//p | //p)[. = (//p | //p)]",
      "css:p ~ p ~ p ~ p", "css:p:nth-child(2n+1)", "//p[following::p[following::p]]",
    ])
  func anExpressionOfMillionsOfOperationsEndsWithALimit(_ rule: String) throws {
    let error = try #require(throws: RuleError.self) { try select(rule, in: Self.wide) }
    #expect(error.code == "limit")
  }

  /// Attributes, texts that are searched and texts that are joined, each of megabytes.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "//p[ancestor::*[@class = 'xy']]", "css:#main p", "css:.main p", "//p[contains(//i, //b)]",
      "//p[concat(//i, //i, //i)]", "//p[//i = //b]", "//p[//i != //b]", "//p[//i + 1 = 2]",
      "//p[//i/@title < 1]",
    ])
  func textsOfMegabytesAreCounted(_ rule: String) throws {
    let long = String(repeating: "a", count: 1_500_000)
    let page =
      "<body><div id=main\(long) class='x main\(long)'><i title=\(long)>\(long)</i><b>\(long)b</b>"
      + String(repeating: "<p>x</p>", count: 20_000)
    let error = try #require(throws: RuleError.self) { try select(rule, in: page) }
    #expect(error.code == "limit")
  }

  /// libxml2 compares each node that a step reaches with those reached before, and does not count it.
  @Test(.timeLimit(.minutes(1)), arguments: ["//p/preceding::*", "//p/following-sibling::p/text()"])
  func nodesThatAreReachedFromManyEndWithALimit(_ rule: String) throws {
    let error = try #require(throws: RuleError.self) { try select(rule, in: Self.wide) }
    #expect(error.code == "limit")
  }

  @Test(arguments: [
    ("//text()/..", 5_000), ("//p/preceding-sibling::*[1]", 4_999), ("//p/ancestor-or-self::*", 5_001),
  ])
  func nodesThatAreReachedFromManyAreEachSelectedOnce(_ rule: String, _ count: Int) throws {
    let page = "<body>" + String(repeating: "<p>x</p>", count: 5_000)
    #expect(try select(rule, in: page).count == count)
  }

  @Test(.timeLimit(.minutes(1)))
  func aUnionOfEverythingIsNoSquare() throws {
    #expect(try select("//* | //text() | //p | //*", in: Self.wide).count > 100_000)
  }

  @Test(.timeLimit(.minutes(1)))
  func aSelectorThatMatchesEverythingIsBounded() throws {
    #expect(try select("css:*", in: Self.wide).count > 60_000)
    #expect(try select("//text()", in: Self.deep).count == 1)
    #expect(try select("css:div > div", in: Self.deep).count > 49_000)
    let error = #expect(throws: RuleError.self) { try select("//div[contains(., 'x')]", in: Self.deep) }
    #expect(error?.code == "limit")
  }

  @Test func aPageThatIsTooLargeHasNoMirror() {
    let html = "<body>" + String(repeating: "<b></b>", count: PageMirror.maximumNodes + 1)
    #expect(PageMirror(HTMLDocument(utf8: Array(html.utf8))) == nil)
    let text = "<p>" + String(repeating: "word ", count: PageMirror.maximumBytes / 4)
    #expect(PageMirror(HTMLDocument(utf8: Array(text.utf8))) == nil)
    let parted = "<p>" + String(repeating: "x<!-- -->", count: PageMirror.maximumAdjacentTexts + 1)
    #expect(PageMirror(HTMLDocument(utf8: Array(parted.utf8))) == nil)
  }

  @Test func anExpressionThatIsNestedOrLongIsAnError() {
    let nested = String(repeating: "(", count: 500) + "1" + String(repeating: ")", count: 500)
    #expect(throws: RuleError.self) { try RuleSelector(nested) }
    #expect(throws: RuleError.self) { try RuleSelector(String(repeating: "1+", count: 500) + "1") }
    #expect(throws: RuleError.self) { try RuleSelector("//p[lang('vi')]") }
    #expect(throws: RuleError.self) { try RuleSelector(String(repeating: "a/", count: 2_000) + "a") }
    #expect(throws: RuleError.self) {
      try RuleSelector(
        "css:" + String(repeating: ":not(", count: 50) + "a" + String(repeating: ")", count: 50))
    }
  }

  /// libxml2 works by recursion, and a thread of Dispatch has a small stack.
  @Test func theLongestExpressionFitsIntoASmallStack() async throws {
    let steps = String(repeating: "a/", count: RuleSelector.maximumBytes / 2 - 1) + "a"
    let minus = String(repeating: "-", count: RuleSelector.maximumBytes - 1) + "1"
    let union = String(repeating: "a|", count: RuleSelector.maximumBytes / 2 - 1) + "a"
    let words = String(repeating: "p ", count: 500) + "p"
    let page = Self.deep
    await withTaskGroup(of: Void.self) { group in
      for rule in [steps, union, "string(\(minus))", "css:" + words] {
        group.addTask { _ = try? select(rule, in: page) }
      }
    }
  }
}
