internal import ASCII
public import Time

extension DateParser {
  /// A date found in running text.
  public struct Found: Sendable, Hashable {
    public var reading: Reading
    /// UTF-8 offsets of the day in the text.
    public var range: Range<Int>
  }

  /// Texts longer than this are searched up to here: a byline is short, and a page is searched block by block.
  public static let maximumSearchBytes = 4_096

  /// The dates of a visible text (`Thứ Tư, 07/01/2015 | 22:34`, `Published: Jan. 4, 2016, 12:37 p.m.`), in order. Nothing is taken for
  /// a date that lacks a year. `now` is what relative dates count from: without it they are none.
  public static func find(inText text: String, now: Timestamp? = nil) -> [Found] {
    guard text.utf8.contains(where: { $0.isASCIIDigit }) || now != nil else { return [] }
    let head =
      text.utf8.count > maximumSearchBytes
      ? String(decoding: text.utf8.prefix(maximumSearchBytes), as: UTF8.self) : text
    return DateGrammar(head, now: now, isWholeText: false).readings().map {
      Found(reading: $0.reading, range: $0.range)
    }
  }
}
