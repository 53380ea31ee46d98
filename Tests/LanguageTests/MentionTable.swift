import Language
import Model
import Testing
import Time

/// Texts and what they mention, in a table.
enum MentionTable {
  /// Friday, 6 March 2026, 10:30 in Hanoi.
  static let published = Timestamp(
    year: 2026, month: 3, day: 6, hour: 10, minute: 30, offset: .stated(minutes: 420))

  /// Thursday, 2 February 2017, 3:55, two hours behind UTC.
  static let early = Timestamp(
    year: 2017, month: 2, day: 2, hour: 3, minute: 55, offset: .stated(minutes: -120))

  /// - Parameter rows: `text = value; value`, apart by line feeds or ` | `; nothing after the sign where there is no mention.
  static func check(
    _ rows: String, in language: LanguageTag = .vietnamese, at time: Timestamp? = published,
    location: SourceLocation = #_sourceLocation
  ) {
    for row in rows.split(separator: "\n").flatMap({
      $0.split(separator: " | ", omittingEmptySubsequences: true)
    }) {
      let sides = row.split(separator: " =", maxSplits: 1, omittingEmptySubsequences: false)
      guard let text = sides.first, let expected = sides.last, sides.count == 2 else {
        Issue.record("no row: \(row)", sourceLocation: location)
        continue
      }
      let found = Normalizer().normalize(String(text), declared: language, publicationDate: time).mentions
      let values = found.map(\.value).joined(separator: "; ")
      #expect(values == expected.drop { $0 == " " }, "\(text)", sourceLocation: location)
    }
  }
}
