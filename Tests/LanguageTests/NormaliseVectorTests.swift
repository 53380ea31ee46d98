import Testing

@testable import Language

/// All of the shared vectors hold; skipped where the data is absent.
@Suite(.enabled(if: SharedData.isThere, "shared data is absent")) struct NormaliseVectorTests {
  private func failures(_ cases: [(String, String)], _ toneMarks: Normalizer.Options.ToneMarks) -> [String] {
    var options = Normalizer.Options()
    options.toneMarks = toneMarks
    let normalizer = Normalizer(options)
    return cases.compactMap { input, expected in
      let text = normalizer.normalize(input).text
      return Array(text.utf8) == Array(expected.utf8) ? nil : "\(input) → \(text), not \(expected)"
    }
  }

  private func rows(_ name: String) -> [[String]] {
    SharedData.rows("normalise/\(name).tsv").dropFirst().filter { $0.count > 1 || !$0[0].isEmpty }
  }

  @Test func bothStylesOfToneMarks() {
    let rows = rows("tone-old-new")
    #expect(rows.count > 50)
    #expect(failures(rows.flatMap { [($0[0], $0[0]), ($0[1], $0[0])] }, .old) == [])
    #expect(failures(rows.flatMap { [($0[0], $0[1]), ($0[1], $0[1])] }, .new) == [])
  }

  @Test func syllablesThatStay() {
    for style in [Normalizer.Options.ToneMarks.old, .new] {
      #expect(failures(rows("tone-keep").map { ($0[0], $0[0]) }, style) == [])
    }
  }

  @Test func misplacedMarks() {
    #expect(failures(rows("tone-repair").map { ($0[0], $0[1]) }, .old) == [])
    #expect(failures(rows("tone-repair").map { ($0[0], $0[2]) }, .new) == [])
  }

  @Test func decomposedLetters() {
    func text(_ hex: String) -> String {
      String(
        String.UnicodeScalarView(
          hex.split(separator: " ").compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }))
    }
    let rows = rows("alphabet-nfc-nfd")
    #expect(failures(rows.map { (text($0[2]), $0[0]) }, .old) == [])
    #expect(failures(rows.map { (text($0[5]), $0[0]) }, .old) == [])
  }

  @Test func otherEncodings() {
    #expect(failures(rows("mojibake-eth").map { ($0[0], $0[1]) }, .keep) == [])
    #expect(failures(rows("viqr").map { ($0[1], $0[0]) }, .keep) == [])
    var cases: [(String, String)] = []
    for row in rows("legacy") {
      let hex = Array(row[2].utf8)
      let bytes = stride(from: 0, to: hex.count - 1, by: 2).compactMap {
        UInt8(String(decoding: hex[$0..<$0 + 2], as: UTF8.self), radix: 16)
      }
      if row[1].hasPrefix("aAàÀ") {
        // The alphabet in a row is no text to recognise: the encoding is told.
        let scalars = LegacyEncoding.all.first { $0.name == row[0] }?.decode(bytes[...])
        #expect(scalars == row[1].unicodeScalars.map(\.value))
      } else {
        cases.append((String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })), row[1]))
      }
    }
    #expect(failures(cases, .keep) == [])
  }

  @Test func sortedWords() {
    let words = rows("collation-sorted").map { $0[1] }
    #expect(words.reversed().sorted { VietnameseCollationKey($0) < VietnameseCollationKey($1) } == words)
  }
}
