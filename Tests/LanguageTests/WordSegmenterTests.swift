import Language
import Model
import Testing

@Suite struct WordSegmenterTests {
  private func words(_ text: String, toneMarks: Normalizer.Options.ToneMarks = .keep) -> [String] {
    var options = Normalizer.Options()
    options.findsWords = true
    options.toneMarks = toneMarks
    let result = Normalizer(options).normalize(text, declared: .vietnamese)
    let scalars = Array(result.text.unicodeScalars)
    return result.words.map { String(String.UnicodeScalarView(scalars[$0])) }
  }

  @Test(
    "Words of more than one syllable",
    arguments: [
      ("Cơ quan điều tra đã khởi tố vụ án.", ["Cơ quan", "điều tra", "khởi tố", "vụ án"]),
      ("Ông Trần Văn Bình là giám đốc công ty.", ["Trần Văn Bình", "giám đốc", "công ty"]),
      ("Tôi ăn cơm với cá.", []),
    ])
  func found(_ text: String, _ expected: [String]) { #expect(words(text) == expected) }

  @Test func neitherCaseNorTheStyleOfTheToneMarkNorTheSpellingOfAnOpenIMatters() {
    #expect(words("Họ giữ gìn hoà bình vì lí do riêng.") == ["giữ gìn", "hoà bình", "lí do"])
    #expect(words("Họ giữ gìn hòa bình vì lý do riêng.") == ["giữ gìn", "hòa bình", "lý do"])
  }

  @Test func noWordCrossesAMarkOrALine() {
    #expect(words("điều, tra (công) ty").isEmpty)
    #expect(!words("Ông ấy nói về điều\ntra cứu thì nhiều người biết.").contains { $0.contains("\n") })
  }

  @Test func offsetsCountCodePointsOfTheNormalisedText() {
    #expect(words("😀 Nhân da\u{302}n Hà Nội vui mừng.").contains("Hà Nội"))
  }

  @Test func theyAreLookedForOnlyWhereAsked() {
    #expect(Normalizer().normalize("Cơ quan điều tra đã khởi tố vụ án.").words.isEmpty)
  }

  @Test(
    "Text of any shape does no harm",
    arguments: [
      "", " ", "...", String(repeating: "điều ", count: 20_000), String(repeating: "đ", count: 20_000),
      String(repeating: "A1 ", count: 5_000), String(repeating: "- ", count: 5_000),
      "a\u{301}\u{301}\u{301} b",
    ])
  func hostile(_ text: String) {
    var options = Normalizer.Options()
    options.findsWords = true
    let result = Normalizer(options).normalize(text, declared: .vietnamese)
    var end = 0
    for word in result.words {
      #expect(word.lowerBound >= end && word.count > 1)
      end = word.upperBound
    }
    #expect(end <= result.text.unicodeScalars.count)
  }

  @Test(
    "On the shared treebank it keeps its level", .enabled(if: SharedData.isThere, "shared data is absent"))
  func floor() {
    var options = Normalizer.Options()
    options.findsWords = true
    options.findsMentions = false
    options.toneMarks = .keep
    let normalizer = Normalizer(options)
    var counts = (right: 0, found: 0, there: 0)
    for row in SharedData.rows("wordseg/vtb-dev.txt") where !row[0].isEmpty {
      let tokens = row[0].split(separator: " ").map { word in
        let syllables = word.split(separator: "_")
        return syllables.isEmpty ? [word] : syllables
      }
      let result = normalizer.normalize(tokens.joined().joined(separator: " "), declared: .vietnamese)
      let gold = Self.ranges(tokens.map { $0.reduce(-1) { $0 + $1.unicodeScalars.count + 1 } })
      let found = Self.words(result, tokens.joined().map { $0.unicodeScalars.count })
      counts.there += gold.count
      counts.found += found.count
      counts.right += gold.intersection(found).count
    }
    #expect(2 * Double(counts.right) >= 0.965 * Double(counts.found + counts.there), "\(counts)")
  }

  /// The places of tokens of these lengths with a space between each two.
  private static func ranges(_ lengths: [Int]) -> Set<Range<Int>> {
    var ranges: Set<Range<Int>> = []
    var start = 0
    for length in lengths {
      ranges.insert(start..<start + length)
      start += length + 1
    }
    return ranges
  }

  /// All words: those found, and each token that is in none of them. A token is as the treebank has it, marks and all.
  private static func words(_ result: NormalizedText, _ lengths: [Int]) -> Set<Range<Int>> {
    let tokens = ranges(lengths).sorted { $0.lowerBound < $1.lowerBound }
    var words: Set<Range<Int>> = []
    var next = 0
    for word in result.words {
      while next < tokens.count, tokens[next].upperBound <= word.lowerBound {
        words.insert(tokens[next])
        next += 1
      }
      let start = tokens[next].lowerBound
      while next < tokens.count, tokens[next].upperBound < word.upperBound { next += 1 }
      words.insert(start..<tokens[next].upperBound)
      next += 1
    }
    return words.union(tokens[min(next, tokens.count)...])
  }
}
