import Dedupe
import Extract
import Foundation
import JSON
import Model
import Store
import TestSupport
import Testing
import Time

@testable import Pipeline

/// Records of several datasets become those of one.
@Suite struct MergeTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// What extraction and the store make of a page, but for the language's part.
  private func article(
    _ url: String, _ text: String, at seconds: Int64 = 1_767_225_600, language: String = "en"
  ) -> Article {
    var article = Article(source: ArticleSource(kind: .file))
    article.url = url
    article.title = "Title"
    article.language = LanguageTag(canonical: language)
    article.blocks = text.split(separator: "\n").map { Block(.paragraph, String($0)) }
    article.blocks[0].marks = [.init(.link(url: "https://other.example/a/long/path", rel: nil), 0..<1)]
    article.image = ImageReference(url: "https://pictures.example/a-picture-with-a-name.jpg")
    article.mentions = [Mention(kind: .number, text: "4,731", range: 0..<1, value: "4731")]
    article.dateFetched = Timestamp(secondsSinceEpoch: seconds)
    Identity.complete(&article)
    article.story = article.id
    return article
  }

  private static let text = """
    The Council of Zarnovik said on Monday that Keltrand Bridges would build a bridge over the river Mövenpick 🌉 for
    4,731 euros, which Halvor Brandsen of the planning office called a fair price after a long and careful competition.
    """

  private func key(_ article: Article, name: String = "0:1") -> String {
    MergeKey(name: name, article).line
  }

  @Test func aRecordTellsTheSameOfItsArticleAsTheArticleItself() throws {
    let article = article("https://news.example/1", Self.text)
    let record = try #require(JSONValue.parse(JSONLine.encode(article)))
    let read = try #require(RecordArticle.read(record))
    #expect(read.blocks.map(\.text) == article.blocks.map(\.text))
    #expect(StoryEvidence(of: read).packed == StoryEvidence(of: article).packed)
    #expect(MergeKey(name: "3:4", read).line == MergeKey(name: "3:4", article).line)
    let key = try #require(MergeKey(line: MergeKey(name: "3:4", read).line))
    #expect(key.name == "3:4" && key.article.id == article.id && key.article.signature == article.signature)
    #expect(key.evidence.packed == StoryEvidence(of: article).packed)
    #expect(key.line == MergeKey(name: "3:4", article).line)
    for wrong in ["", "a\tb", key.line + "\tmore", key.line + " number:x:3", key.line + " number:1f:16"] {
      #expect(MergeKey(line: wrong) == nil, "\(wrong)")
    }
  }

  @Test func whatOneMachineWouldNotStoreIsLeftOutAndTheRestIsToldApart() throws {
    let decisions = try MergeDecisions(folder: directory.path)
    let first = article("https://news.example/1", Self.text)
    let changed = article(
      "https://news.example/1", "Other words of the same article.\n" + Self.text, at: 1_767_300_000)
    let copy = article("https://copy.example/1", Self.text, at: 1_767_400_000)
    func decide(_ article: Article, _ name: String) throws -> [String] {
      try #require(try decisions.decide(key(article, name: name))).split(
        separator: "\t", omittingEmptySubsequences: false
      ).map(String.init)
    }
    #expect(try decide(first, "0:1") == ["0:1", "1", "1", first.id, "", first.id])
    #expect(try decide(first, "1:7") == ["1:7", "-"])
    #expect(try decide(changed, "0:2") == ["0:2", "2", "2", first.id, "", first.id])
    #expect(try decide(copy, "2:1") == ["2:1", "3", "1", copy.id, first.id, first.id])
    // An older capture of what is stored already.
    #expect(
      try decide(article("https://news.example/1", "Quite other words.", at: 1_767_000_000), "1:8") == [
        "1:8", "-",
      ])
    #expect(try decisions.decide("no key") == nil && decisions.damages == 1)
  }

  @Test func aPartIsWrittenAsWasDecidedAboutItsRecords() throws {
    let first = article("https://news.example/1", Self.text)
    let second = article("https://news.example/2", "Something quite different, in other words.")
    let path = directory.path("part-1.jsonl")
    try Data(JSONLine.encode(first) + JSONLine.encode(second)).write(to: URL(fileURLWithPath: path))
    var writing = MergeWriting(path: path, firstSequence: 5)
    let isTaken = writing.take("6\t1\t3\t\(second.id)\t\(first.id)\t\(first.id)")
    #expect(isTaken)
    for wrong in ["", "6", "x\t1\t3\ta\tb\tc", "6\t1\tx\ta\tb\tc"] {
      let isTaken = writing.take(wrong)
      #expect(!isTaken)
    }
    var lines: [String] = []
    try writing.lines { lines.append(String(decoding: $0, as: UTF8.self)) }
    #expect(lines.count == 1)
    let fields = try #require(lines.first).split(separator: "\t", maxSplits: 1)
    let record = try #require(JSONValue.parse(Array(fields[1].utf8)))
    #expect(fields[0] == "1" && record["sequence"]?.int == 1 && record["revision"]?.int == 3)
    #expect(record["duplicate_of"]?.string == first.id && record["story"]?.string == first.id)
    #expect(record["url"]?.string == second.url)
    // A record that was decided about and is gone.
    _ = writing.take("9\t2\t1\t\(second.id)\t\t\(second.id)")
    #expect(throws: StoreError.self) { try writing.lines { _ in } }
  }

  /// Found by addresses that the page declares, say, which no record has.
  @Test func aStoryThatADatasetTellsHoldsWhereNothingMatches() throws {
    let decisions = try MergeDecisions(folder: directory.path)
    let first = article("https://news.example/1", Self.text)
    var second = article(
      "https://news.example/2", "Something quite different, in other words.", language: "vi")
    second.story = first.id
    var third = article(
      "https://news.example/3", "Again something else that is like none of these.", language: "fr")
    third.story = String(repeating: "0", count: 32)
    _ = try decisions.decide(key(first))
    #expect(try decisions.decide(key(second))?.hasSuffix(first.id) == true)
    #expect(try decisions.decide(key(third))?.hasSuffix(third.id) == true)
  }
}
