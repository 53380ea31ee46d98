internal import Extract
internal import JSON
internal import Model
public import Store
internal import Time

/// What decides about the records of a part, for `scripts/spark/merge.py`.
public struct MergeReading: Sendable {
  private let path: String
  private let firstSequence: Int64

  /// - Parameters:
  ///   - path: of a part, packed or not.
  ///   - firstSequence: of a part whose lines carry no numbers.
  public init(path: String, firstSequence: Int64) {
    self.path = path
    self.firstSequence = firstSequence
  }

  /// Number, seconds of the fetch (0 where it is not known), and the record's key without a name.
  /// - Parameter body: receives each line, without its line feed.
  /// - Throws: `StoreError`: `partChanged` where the part is gone or cut, `io` where it cannot be read.
  public func keys(_ body: (String) -> Void) throws(StoreError) {
    try forEachRecord { sequence, record in
      guard let article = RecordArticle.read(record) else { return }
      let fetched = article.dateFetched?.secondsSinceEpoch ?? 0
      body("\(sequence)\t\(fetched)\t\(MergeKey(name: "", article).line)")
    }
  }

  private func forEachRecord(_ body: (Int64, JSONValue) -> Void) throws(StoreError) {
    var number = firstSequence
    let ending = try PartReader.forEachLine(of: path) { line in
      guard JSONLine.id(of: line) != nil else { return }
      defer { number += 1 }
      guard let record = JSONValue.parse(Array(line)) else { return }
      body(JSONLine.sequence(of: line) ?? number, record)
    }
    guard ending == .whole else {
      throw StoreError(.partChanged, "\(path) is cut: put it back as it was")
    }
  }
}
