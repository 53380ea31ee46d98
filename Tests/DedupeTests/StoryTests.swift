import ASCII
import Dedupe
import Model
import Testing
import Time

@Suite struct StoryTests {
  private func article(
    _ language: LanguageTag, _ lines: [String], id: String = "a", numbers: [String] = [], day: Int64? = 20_000
  ) -> Article {
    var article = Article(source: ArticleSource(kind: .file))
    article.id = id
    article.language = language
    article.blocks = lines.map { Block(.paragraph, $0) }
    article.mentions = numbers.map { Mention(kind: .number, text: $0, range: 0..<1, value: $0) }
    article.datePublished = day.map { Timestamp(secondsSinceEpoch: $0 * 86_400, offset: .none) }
    return article
  }

  private var vietnamese: Article {
    article(
      .vietnamese,
      [
        "Tàu MSV Aurelia đang bốc hàng ở Hải Phòng thì cần cẩu của Meridian Terminals đổ, ông Đoàn Khắc Lân nói."
      ],
      id: "vi", numbers: ["640", "180", "2400000"])
  }

  private var english: Article {
    article(
      .english,
      [
        "The vessel MSV Aurelia was loading in Haiphong when a crane of Meridian Terminals fell, said Doan Khac Lan."
      ],
      id: "en", numbers: ["640", "180", "2400000"])
  }

  private func matching(_ a: Article, _ b: Article, share: Double = 0.001) -> StoryMatch? {
    let evidence = StoryEvidence(of: a)
    let other = StoryMatch.Other(packed: StoryEvidence(of: b).packed)
    return other.flatMap { StoryMatch.of(evidence, $0, shares: evidence.items.map { _ in share }) }
  }

  @Test func aTranslationIsKnownByNumbersAndNamesWhateverTheirMarks() throws {
    let match = try #require(matching(vietnamese, english))
    let names = Set(match.shared.filter { $0.kind == .name }.map(\.text))
    #expect(names.isSuperset(of: ["aurelia", "haiphong", "meridianterminals", "doankhac", "khaclan"]))
    #expect(Set(match.shared.filter { $0.kind == .number }.map(\.text)) == ["640", "180", "2400000"])
    #expect(match.shared.map(\.bits) == match.shared.map(\.bits).sorted(by: >))
  }

  @Test func theSamePeopleInAnotherEventAreAnotherStory() {
    var other = english
    other.mentions = ["14", "2023", "890000"].map {
      Mention(kind: .number, text: $0, range: 0..<1, value: $0)
    }
    #expect(matching(vietnamese, other) == nil)
  }

  @Test func theSameNumbersAboutOtherPeopleAreAnotherStory() {
    let other = article(
      .english, ["A crane fell somewhere else, nobody said."], id: "en", numbers: ["640", "180", "2400000"])
    #expect(matching(vietnamese, other) == nil)
  }

  @Test func anArticleInTheSameLanguageIsNoTranslation() {
    var other = vietnamese
    other.id = "other"
    #expect(matching(vietnamese, other) == nil)
  }

  @Test func whatIsInEveryPaperTellsNothing() {
    #expect(matching(vietnamese, english, share: 0.6) == nil)
  }

  @Test func aTranslationFollowsWithinDays() {
    var late = english
    late.datePublished = Timestamp(secondsSinceEpoch: 20_030 * 86_400, offset: .none)
    #expect(matching(vietnamese, late) == nil)
    late.datePublished = nil
    #expect(matching(vietnamese, late) != nil)
  }

  @Test func aDeclaredTranslationNeedsNothingElse() {
    var first = article(
      .vietnamese, ["Không có gì chung."], id: SHA256.key("https://e.org/vi/mot-bai").hexadecimal)
    var second = article(.english, ["Nothing in common."], id: "en")
    second.alternates = [Article.Alternate(language: .vietnamese, url: "https://e.org/vi/mot-bai#top")]
    #expect(matching(first, second)?.shared.map(\.kind) == [.address])
    #expect(matching(second, first) != nil)
    // A template that declares its home page for every article declares nothing.
    first.id = SHA256.key("https://e.org/vi").hexadecimal
    second.alternates = [Article.Alternate(language: .vietnamese, url: "https://e.org/vi")]
    #expect(matching(first, second) == nil)
    #expect(matching(second, first) == nil)
  }

  @Test func evidenceIsBoundedAndReadBack() throws {
    var long = english
    long.mentions = (1_000..<9_000).map {
      Mention(kind: .number, text: "\($0)", range: 0..<1, value: "\($0)7")
    }
    let evidence = StoryEvidence(of: long)
    #expect(evidence.items.count <= 32)
    #expect(evidence.items.contains { $0.kind == .name })
    let other = try #require(StoryMatch.Other(packed: evidence.packed))
    #expect(other.language == "en")
    #expect(other.day == 20_000)
    #expect(other.items == evidence.items.map(\.packed))
    #expect(StoryMatch.Other(packed: [1, 2, 3]) == nil)
  }
}
