import GRDB
import TestSupport
import Testing

@testable import Store

@Suite struct ArticleIndexTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func state() throws -> StateStore { try StateStore(path: directory.path + "/state.sqlite") }

  private func id(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 32 - digits.utf8.count) + digits
  }

  private func ids(_ index: ArticleIndex, _ keys: [UInt32]) throws -> [String] {
    try index.find(keys).candidates.map(\.id)
  }

  @Test func whatSharesTheMostKeysComesFirstAndOfEqualsTheEarlier() throws {
    let index = try ArticleIndex(.nearDuplicates, state: try state())
    try index.add(id: id(1), keys: [1, 2, 0xFFFF_FFFF], value: [1])
    try index.add(id: id(2), keys: [1, 9], value: [2])
    try index.add(id: id(3), keys: [1, 8], value: [3])
    #expect(try ids(index, [1, 2, 3]) == [id(1), id(2), id(3)])
    #expect(try ids(index, [0xFFFF_FFFF]) == [id(1)])
    #expect(try index.find([9]).candidates.first?.value == [2])
    #expect(try ids(index, [7]).isEmpty)
  }

  @Test func whatWasCommittedIsThereAfterwardsAndWhatWasNotIsNot() throws {
    let first = try ArticleIndex(.nearDuplicates, state: try state())
    try first.add(id: id(1), keys: [1], value: [1])
    try first.commit()
    try first.add(id: id(2), keys: [1], value: [2])
    let second = try ArticleIndex(.nearDuplicates, state: try state())
    #expect(try ids(second, [1]) == [id(1)])
  }

  @Test func aRevisionTakesThePlaceOfTheOneBefore() throws {
    let index = try ArticleIndex(.nearDuplicates, state: try state())
    try index.add(id: id(1), keys: [1, 2], value: [1])
    try index.add(id: id(1), keys: [2, 3], value: [2])
    #expect(try index.find([2, 3]).candidates == [.init(id: id(1), value: [2])])
  }

  @Test func aKeyThatManyHaveKeepsItsLatestWhetherTheyMovedToPagesOrNot() throws {
    let index = try ArticleIndex(.nearDuplicates, state: try state(), maximumRecent: 500)
    let perArticle = 8
    let count = 200
    for number in 0..<count {
      let own = (1..<UInt32(perArticle)).map { UInt32(number) &* 2_654_435_761 &+ $0 &* 40_503 | 1 }
      try index.add(id: id(number), keys: [0x8000_0000] + own, value: [UInt8(truncatingIfNeeded: number)])
      if number % 10 == 0 || number == count - 1 {
        try index.commit()
        let latest = (max(0, number - ArticleIndex.Kind.nearDuplicates.maximumPostings + 1)...number).map(id)
        #expect(try ids(index, [0x8000_0000]) == latest)
      }
    }
    let again = try ArticleIndex(.nearDuplicates, state: try state())
    #expect(try ids(again, [0x8000_0000]).count == ArticleIndex.Kind.nearDuplicates.maximumPostings)
    for number in [0, 1, 70, count - 1] {
      let own = UInt32(number) &* 2_654_435_761 &+ 40_503 | 1
      #expect(try ids(again, [own]).contains(id(number)))
    }
  }

  /// An index whose postings move after every few articles answers as one in which none ever moves.
  @Test func whereAPostingLiesChangesNoAnswer() throws {
    var random = SeededGenerator()
    let moving = try ArticleIndex(.stories, state: try state(), maximumRecent: 300)
    let still = try ArticleIndex(
      .stories, state: try StateStore(path: directory.path("still.sqlite")), maximumRecent: .max)
    // Few keys, so that lists and pages fill; some share their upper bits, some all but the lowest.
    let keys = (0..<40).map { _ in UInt32.random(in: 0...UInt32.max, using: &random) }
    let near = (0..<3_000).map { 0xABCD_0000 | UInt32($0) }
    for number in 0..<2_500 {
      let own =
        (0..<6).map { _ in near.randomElement(using: &random)! } + [keys.randomElement(using: &random)!]
      let chosen = Array(Set(own)).sorted()
      for index in [moving, still] { try index.add(id: id(number), keys: chosen, value: [1]) }
      guard number % 50 == 49 else { continue }
      for index in [moving, still] { try index.commit() }
      let asked = Array(near.shuffled(using: &random).prefix(20)) + keys.prefix(5)
      #expect(try moving.find(asked) == still.find(asked), "after \(number + 1) articles")
    }
    let again = try ArticleIndex(.stories, state: try state())
    #expect(try again.find(near) == still.find(near))
    let longest = try state().read { db in
      try ["story_evidence_page", "story_evidence_fresh_page"].map {
        try Int.fetchOne(db, sql: "SELECT MAX(LENGTH(postings)) FROM \($0)") ?? 0
      }
    }
    let bound = PostingPages.maximumPageBytes + 6 * ArticleIndex.Kind.stories.maximumPostings
    #expect(longest.allSatisfy { $0 > 0 && $0 <= bound }, "\(longest)")
  }
}
