import Model
import Store
import Testing

@Suite struct JSONLineTests {
  private func article() -> Article {
    var article = Article(source: ArticleSource(kind: .file, path: "a.html"))
    article.id = "00112233445566778899aabbccddeeff"
    article.contentHash = String(repeating: "ab", count: 32)
    article.title = "Giá \"vàng\"\tlên"
    article.blocks = [Block(.paragraph, "Một 😀 hai"), Block(.quote, "Ba\\bốn")]
    article.language = .vietnamese
    article.extractor = "bantin test"
    return article
  }

  @Test func aRecordIsOneLineWithItsKeysInOrder() {
    let line = String(decoding: JSONLine.encode(article()), as: UTF8.self)
    #expect(line.hasSuffix("}\n"))
    #expect(line.count(where: { $0 == "\n" }) == 1)
    let keys = [
      "schema_version", "id", "revision", "page_type", "source", "title", "text", "blocks", "language",
    ]
    let places = keys.compactMap { key in line.range(of: "\"\(key)\":")?.lowerBound }
    #expect(places.count == keys.count)
    #expect(places == places.sorted())
  }

  /// What a record is to others is known last: put in then, it is written as if it had been known from the start.
  @Test(arguments: [nil, "ff"], [nil, "0a"])
  func aDraftIsFinishedAsWhatItBecame(original: String?, story: String?) {
    let draft = JSONLine.Draft(article())
    var article = article()
    article.revision = 12
    article.duplicateOf = original
    article.story = story
    article.runID = "20261124T101500Z-3f9a"
    #expect(draft.finished(as: article) == JSONLine.encode(article))
    article.quality = 0.5
    article.signature = "00ff"
    #expect(JSONLine.Draft(article).finished(as: article) == JSONLine.encode(article))
  }

  /// A line that another dataset stores is what it would have been there, but for its run.
  @Test(arguments: [nil, "0a1b"], [nil, "ff"])
  func aLineIsRewrittenAsWhatItIsElsewhere(signature: String?, original: String?) throws {
    var before = article()
    before.signature = signature
    before.duplicateOf = original
    before.story = original
    before.blocks.append(Block(.paragraph, #"It reads ","content_hash":"00" and \","revision":7."#))
    var after = before
    after.id = String(repeating: "9", count: 32)
    after.revision = 31
    after.duplicateOf = original == nil ? "ee" : nil
    after.story = "dd"
    let wanted = String(decoding: JSONLine.encode(after), as: UTF8.self)
      .replacing("{\"schema_version\":1,", with: "{\"schema_version\":1,\"sequence\":42,", maxReplacements: 1)
    let line = JSONLine.encode(before)
    let numbered = Array("{\"schema_version\":1,\"sequence\":7,".utf8) + line.dropFirst(20)
    for line in [line, numbered] {
      let rewritten = try #require(
        JSONLine.rewritten(
          line[...], sequence: 42, id: after.id, revision: 31, duplicateOf: after.duplicateOf, story: "dd"))
      #expect(String(decoding: rewritten, as: UTF8.self) == wanted)
    }
  }

  @Test(arguments: [
    "", "{}", "{\"schema_version\":1,\"id\":\"00112233445566778899aabbccddeeff\",\"revision\":1}",
    "{\"schema_version\":1,\"id\":\"short\",\"revision\":1,\"content_hash\":\"00\"}",
    "{\"schema_version\":1,\"id\":\"00112233445566778899aabbccddeeff\",\"content_hash\":\"00\"}",
  ])
  func whatIsNoRecordIsNotRewritten(line: String) {
    #expect(
      JSONLine.rewritten(
        Array(line.utf8)[...], sequence: 1, id: "a", revision: 1, duplicateOf: nil, story: "a") == nil)
  }

  @Test func quotesBackslashesAndControlsAreEscaped() {
    let line = String(decoding: JSONLine.encode(article()), as: UTF8.self)
    #expect(line.contains(#""title":"Giá \"vàng\"\tlên""#))
    #expect(line.contains(#"Ba\\bốn"#))
  }

  @Test func blockOffsetsCountCodePointsOfTheText() {
    let line = String(decoding: JSONLine.encode(article()), as: UTF8.self)
    #expect(line.contains(#""text":"Một 😀 hai\nBa\\bốn""#))
    #expect(line.contains(#"{"kind":"paragraph","start":0,"end":9},{"kind":"quote","start":10,"end":16}"#))
  }

  @Test func whatIsNotKnownHasNoKey() {
    let line = String(decoding: JSONLine.encode(article()), as: UTF8.self)
    for key in ["url", "authors", "date_published", "image", "duplicate_of", "http", "description"] {
      #expect(!line.contains("\"\(key)\":"))
    }
  }

  @Test func lineSeparatorsThatSomeReadersBreakOnAreEscaped() {
    var article = article()
    article.title = "a\u{2028}b\u{2029}c\u{0}d\u{7F}"
    let line = String(decoding: JSONLine.encode(article), as: UTF8.self)
    #expect(line.contains(#""title":"a\u2028b\u2029c\u0000d\u007f""#))
  }

  @Test func theLeadImageStandsAtNoBlock() {
    var article = article()
    article.image = ImageReference(url: "https://e.org/1.jpg", blockCountBefore: 2)
    #expect(
      String(decoding: JSONLine.encode(article), as: UTF8.self).contains(
        #""image":{"url":"https://e.org/1.jpg"}"#))
  }

  @Test func aPictureNamesTheBlockBeforeIt() {
    var article = article()
    article.images = [
      ImageReference(url: "https://e.org/1.jpg", blockCountBefore: 0),
      ImageReference(url: "https://e.org/2.jpg", caption: "Hai", blockCountBefore: 2),
    ]
    let line = String(decoding: JSONLine.encode(article), as: UTF8.self)
    #expect(
      line.contains(
        #""images":[{"url":"https://e.org/1.jpg"},{"url":"https://e.org/2.jpg","caption":"Hai","block":1}]"#))
  }

  @Test func anEmbedNamesTheBlockBeforeIt() {
    var article = article()
    article.embeds = [
      Embed(url: "https://t.org/1", title: "Cầu", blockCountBefore: 0),
      Embed(url: "https://t.org/2", blockCountBefore: 2),
    ]
    let line = String(decoding: JSONLine.encode(article), as: UTF8.self)
    #expect(
      line.contains(
        #""embeds":[{"url":"https://t.org/1","title":"Cầu"},{"url":"https://t.org/2","block":1}]"#))
  }
}

extension String {
  fileprivate func range(of text: String) -> Range<Index>? {
    guard let found = ranges(of: text).first else { return nil }
    return found
  }
}
