import Model
import Testing

@testable import Extract

@Suite struct FeedParserTests {
  private func code(_ text: String) -> FeedError.Code? {
    do {
      _ = try FeedParser.parse(Array(text.utf8))
      return nil
    } catch {
      return error.code
    }
  }

  private func feed(_ text: String) throws -> FeedDocument { try FeedParser.parse(Array(text.utf8)) }

  // MARK: What is no feed

  @Test func nothingIsEmpty() {
    #expect(code("") == .empty)
    #expect(code(" \n\t ") == .empty)
  }

  @Test func aWebPageIsNamedAsOne() {
    #expect(
      code("<!DOCTYPE html><html><head><title>Sign in</title></head><body><p>…</p></body></html>") == .html)
  }

  @Test func otherDocumentsAreUnknown() {
    #expect(code("<svg xmlns='http://www.w3.org/2000/svg'/>") == .unknownFormat)
    #expect(code("just words") == .unknownFormat)
    #expect(code(#"{"error": "not found"}"#) == .unknownJSON)
    #expect(code("{") == .unknownJSON || code("{") == .malformed)
  }

  @Test func codesAreStable() {
    #expect(FeedError.Code.unknownFormat.rawValue == "unknown-format")
    #expect(FeedError.Code.tooLarge.rawValue == "too-large")
  }

  // MARK: Addresses

  @Test func addressesAreReadAgainstTheDocumentThenTheSite() throws {
    let text = "<rss><channel><link>https://site.example/</link><item><link>/a</link></item></channel></rss>"
    #expect(try feed(text).entries[0].url == "https://site.example/a")
    let located = try FeedParser.parse(Array(text.utf8), url: "https://feeds.example/rss")
    #expect(located.entries[0].url == "https://feeds.example/a")
    let moved = try FeedParser.parse(
      Array(text.utf8), url: "https://feeds.example/rss",
      headers: ["content-location": "https://cdn.example/x/"])
    #expect(moved.entries[0].url == "https://cdn.example/a")
  }

  @Test func anAddressThatCannotBeOneIsLeftOut() throws {
    let entry = try feed("<rss><channel><item><title>T</title><link>http://[/</link></item></channel></rss>")
      .entries[0]
    #expect(entry.url == nil)
  }

  @Test func theLanguageOfTheResponseIsTheLastResort() throws {
    let bare = Array("<rss><channel><title>T</title></channel></rss>".utf8)
    #expect(try FeedParser.parse(bare, headers: ["Content-Language": "vi"]).language == "vi")
    let own = Array("<rss><channel><language>en</language></channel></rss>".utf8)
    #expect(try FeedParser.parse(own, headers: ["Content-Language": "vi"]).language == "en")
  }

  // MARK: People

  @Test(arguments: [
    ("An Lê", "An Lê"), ("me@news.example (An Lê)", "An Lê"), ("An Lê (me@news.example)", "An Lê"),
    ("An Lê <me@news.example>", "An Lê"), ("me@news.example", nil),
  ])
  func namesAreTakenOutOfAddresses(_ text: String, _ name: String?) {
    #expect(FeedReader.person(in: text, email: nil).name == name)
  }

  // MARK: Hostile input

  @Test func deepNestingIsPassedOver() throws {
    let deep = String(repeating: "<a>", count: 200_000)
    let document = try feed("<rss><channel><item><title>T</title><guid>1</guid></item>\(deep)")
    #expect(document.entries.count == 1)
    #expect(document.repairs.contains("limit-reached"))
  }

  @Test func deepMarkupInATextIsOneText() throws {
    let deep = String(repeating: "<b>", count: 100_000)
    let document = try feed(
      "<rss><channel><item><guid>1</guid><description>\(deep)x</description></item></channel></rss>")
    #expect(document.entries.count == 1)
  }

  @Test func aMillionAttributesAreReadOver() throws {
    let attributes = (0..<200_000).map { "a\($0)='\($0)'" }.joined(separator: " ")
    let document = try feed("<rss \(attributes)><channel><item><guid>1</guid></item></channel></rss>")
    #expect(document.entries.count == 1)
    #expect(document.repairs.contains("limit-reached"))
  }

  @Test func entitiesThatCallOneAnotherDoNotGrow() throws {
    var declarations = "<!ENTITY a0 'ha'>"
    for level in 1...40 {
      declarations += "<!ENTITY a\(level) '\(String(repeating: "&a\(level - 1);", count: 10))'>"
    }
    let document = try feed(
      "<!DOCTYPE rss [\(declarations)]><rss><channel><title>&a40;</title></channel></rss>")
    #expect((document.title ?? "").utf8.count < 1_024)
  }

  @Test func entriesBeyondTheLimitAreNamed() throws {
    let items = String(repeating: "<item><guid>1</guid></item>", count: FeedParser.maximumEntries + 5)
    let document = try feed("<rss><channel>\(items)</channel></rss>")
    #expect(document.entries.count == FeedParser.maximumEntries)
    #expect(document.repairs == ["limit-reached"])
  }

  @Test func tagsThatNeverEndTakeLinearTime() throws {
    for piece in ["<a ", "<a href='", "<![CDATA[", "<!--", "&", "<script>", "<x y=\"", "</", "<!", "<?"] {
      let noise = String(repeating: piece, count: 100_000)
      let document = try feed("<rss><channel><title>T</title><item><guid>1</guid><description>\(noise)")
      #expect(document.title == "T")
      let escaped = noise.split(separator: "<", omittingEmptySubsequences: false).joined(separator: "&lt;")
      let whole = try feed(
        "<rss><channel><item><link>https://e.example/</link><description>\(escaped)</description></item></channel></rss>"
      )
      #expect(whole.entries.count == 1)
    }
  }

  @Test func everyPrefixOfAFeedIsReadWithoutHarm() throws {
    let text = """
      <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x "y">]><rss version="2.0" xmlns:m="http://search.yahoo.com/mrss/"><channel><title>T &amp; &x;</title>\
      <!-- c --><item><title><![CDATA[<b>x</b>]]></title><link>https://e.example/?a=1&amp;b</link><description><p>é <a href='/x'>y</a></p>\
      </description><m:content url="https://e.example/i.jpg" medium="image"/><pubDate>Tue, 30 Dec 2025 14:05:00 +0700</pubDate></item></channel></rss>
      """
    let bytes = Array(text.utf8)
    var counts: [Int] = []
    for end in 0...bytes.count {
      counts.append((try? FeedParser.parse(Array(bytes[..<end])))?.entries.count ?? 0)
    }
    #expect(counts.last == 1)
    #expect(counts.allSatisfy { $0 <= 1 })
  }

  @Test func everyByteOfAFeedMayBeWrong() {
    let text =
      "<rss xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><item><title>T&amp;é</title><dc:date>2025-12-30</dc:date></item></channel></rss>"
    let bytes = Array(text.utf8)
    for index in bytes.indices {
      for wrong: UInt8 in [0, 0x3C, 0x3E, 0x26, 0x22, 0x27, 0x80, 0xFF] {
        var broken = bytes
        broken[index] = wrong
        if let document = try? FeedParser.parse(broken) { _ = JSONFeedWriter.write(document) }
      }
    }
  }

  @Test func theSameBytesGiveTheSameAnswer() throws {
    let bytes = Array(
      "<rss><channel><title>T</title><item><guid>1</guid><category>b</category><category>a</category></item></channel></rss>"
        .utf8)
    let first = JSONFeedWriter.write(try FeedParser.parse(bytes))
    for _ in 0..<5 { #expect(JSONFeedWriter.write(try FeedParser.parse(bytes)) == first) }
  }

  // MARK: Hints

  @Test func hoursAndDaysWithoutNewsAreReadInBothCountings() throws {
    let document = try feed(
      """
      <rss version="2.0"><channel><title>t</title>
        <skipHours><hour>0</hour><hour>24</hour><hour>5</hour><hour>99</hour><hour>x</hour></skipHours>
        <skipDays><day>Sunday</day><day>saturday</day><day>Someday</day></skipDays>
        <item><title>i</title><link>https://e.org/1</link></item>
      </channel></rss>
      """)
    #expect(document.quietHours == [0, 5])
    #expect(document.quietDays == [0, 6])
    #expect(document.entries.count == 1)
  }
}
