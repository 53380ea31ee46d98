internal import Extract
internal import JSON
internal import Model
public import Store
internal import Time

/// The records of a part as `scripts/spark/merge.py` needs them, a line each.
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
    try forEachRecord { sequence, record, _ in
      guard let article = RecordArticle.read(record) else { return }
      let fetched = article.dateFetched?.secondsSinceEpoch ?? 0
      body("\(sequence)\t\(fetched)\t\(MergeKey(name: "", article).line)")
    }
  }

  /// Number, day and language of the folder, and the record itself.
  /// - Parameter body: receives each line, without its line feed.
  /// - Throws: as ``keys(_:)``.
  public func lines(_ body: ([UInt8]) -> Void) throws(StoreError) {
    try forEachRecord { sequence, record, line in
      let folder = PartitionKey.allCases.map { $0.value(in: record) }.joined(separator: "\t")
      body(Array("\(sequence)\t\(folder)\t".utf8) + line)
    }
  }

  private func forEachRecord(_ body: (Int64, JSONValue, ArraySlice<UInt8>) -> Void) throws(StoreError) {
    var number = firstSequence
    let ending = try PartReader.forEachLine(of: path) { line in
      guard let record = JSONValue.parse(Array(line)) else { return }
      body(record["sequence"]?.int.map(Int64.init) ?? number, record, line)
      number += 1
    }
    guard ending == .whole else {
      throw StoreError(.partChanged, "\(path) is cut: put it back as it was")
    }
  }
}
