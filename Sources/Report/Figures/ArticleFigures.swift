public import Extract
internal import Store

/// One of the newest records.
public struct ArticleFigures: Sendable {
  /// Of the page.
  static let maximumCount = 40
  /// Newest parts that are looked into, and bytes of them that are read.
  private static let maximumParts = 24
  private static let maximumPartBytes: Int64 = 4 << 20
  /// Characters of the text that are shown.
  static let maximumTextCharacters = 1_200

  public var record: JSONValue
  /// As the record has it: sorts as text does.
  public var fetched: String

  /// The newest records of the newest parts, without those that a later revision replaces. Of a long part the end is read; one
  /// that is packed and too long to be read whole is passed over, and so is one that is gone meanwhile.
  static func newest(in state: StateStore) throws(StoreError) -> [ArticleFigures] {
    var articles: [ArticleFigures] = []
    for part in try state.newestParts(maximumParts) {
      var lines: [[UInt8]] = []
      let ending = try? PartReader.lastLines(of: part.readablePath, maximumBytes: maximumPartBytes) {
        lines.append(Array($0))
        if lines.count > maximumCount * 2 { lines.removeFirst(maximumCount) }
      }
      guard ending != nil else { continue }
      for line in lines.suffix(maximumCount) {
        guard let record = JSONValue.parse(line), let fetched = record["date_fetched"]?.string else {
          continue
        }
        articles.append(ArticleFigures(record: record, fetched: fetched))
      }
    }
    var seen: Set<String> = []
    return articles.enumerated().sorted {
      ($1.element.fetched, $0.offset) < ($0.element.fetched, $1.offset)
    }.map(\.element).filter { seen.insert($0.record["id"]?.string ?? "").inserted }
      .prefix(maximumCount).map(\.self)
  }
}
