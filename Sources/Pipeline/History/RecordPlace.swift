internal import Extract
public import JSON
internal import Store

/// Where a record lies in its part, and what it says.
public struct RecordPlace: Sendable, Equatable {
  public var path: String
  /// False where the run that wrote the part has not finished it: readers do not see it yet.
  public var isPublished: Bool
  /// From 1.
  public var line: Int
  /// Where the line begins, in bytes; of the unpacked text where the part is packed.
  public var offset: Int64
  /// Bytes of the line, without its line feed.
  public var length: Int
  public var record: JSONValue

  /// The newest record of the article in the part, which is read through; nil where it has none.
  /// - Throws: `StoreError`: `partChanged` where the part is gone, `io` where it cannot be read.
  static func find(_ id: String, in part: PartPlace) throws(StoreError) -> RecordPlace? {
    let mark = Array("\"id\":\"\(id)\"".utf8)
    var (number, offset) = (0, Int64(0))
    var found: (line: Int, offset: Int64, bytes: [UInt8])?
    _ = try PartReader.forEachLine(of: part.readablePath) { line throws(StoreError) in
      number += 1
      defer { offset += Int64(line.count) + 1 }
      guard offset < part.length || part.isPublished, isRecord(line, of: mark) else { return }
      found = (number, offset, Array(line))
    }
    guard let found, let record = JSONValue.parse(found.bytes), record["id"]?.string == id else { return nil }
    return RecordPlace(
      path: part.isPublished ? "\(part.root)/\(part.path)" : part.readablePath,
      isPublished: part.isPublished, line: found.line, offset: found.offset, length: found.bytes.count,
      record: record)
  }

  /// The id is among the first keys of a line.
  private static let headBytes = 256

  private static func isRecord(_ line: ArraySlice<UInt8>, of mark: [UInt8]) -> Bool {
    let head = line.prefix(headBytes)
    guard head.count >= mark.count else { return false }
    return (head.startIndex...(head.endIndex - mark.count)).contains { head[$0...].starts(with: mark) }
  }
}
