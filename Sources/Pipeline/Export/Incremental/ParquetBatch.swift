internal import Extract
internal import Foundation
internal import JSON
internal import Store

/// The records that one step of an incremental export takes, in a file for each folder of the export, and the rows that
/// they replace or delete.
struct ParquetBatch {
  /// Of a step's records: so much is on disk twice during a step, and is taken again after a kill.
  static let maximumBytes = 256 << 20
  private static let readBytes = 1 << 20
  /// Of lines that wait for their files to be opened.
  private static let maximumWaitingBytes = 8 << 20

  let folder: String
  let keys: [PartitionKey]
  let hasAllRevisions: Bool
  /// Taken, deletions not counted.
  private(set) var records = 0
  private(set) var bytes = 0
  /// Records of each folder, superseded ones among them.
  private(set) var rows: [String: Int] = [:]
  /// By article id: rows with a smaller number are removed.
  private(set) var removals: [String: Int64] = [:]
  /// Behind the last record; nil where there was none.
  private(set) var cursor: ChangeCursor?
  private var waiting: [String: [UInt8]] = [:]
  private var waitingBytes = 0

  init(folder: String, keys: [PartitionKey], hasAllRevisions: Bool) {
    self.folder = folder
    self.keys = keys
    self.hasAllRevisions = hasAllRevisions
  }

  /// The records of one folder, one a line.
  func path(of partition: String) -> String {
    "\(folder)/rows-\(partition.replacing("/", with: ".")).jsonl"
  }

  /// Takes records until there are enough, or there are no more.
  ///
  /// - Returns: whether there may be more.
  /// - Throws: `StoreError`: as ``ChangeReader/next(_:maximumBytes:limit:)``; `diskFull` or `io`.
  mutating func fill(from reader: ChangeReader) throws(StoreError) -> Bool {
    var lines: [UInt8] = []
    while bytes < Self.maximumBytes {
      lines.removeAll(keepingCapacity: true)
      guard try reader.next(&lines, maximumBytes: Self.readBytes) > 0 else {
        try flush()
        return false
      }
      for line in lines.split(separator: UInt8(ascii: "\n")) { try add(line) }
      cursor = reader.cursor
    }
    try flush()
    return true
  }

  private mutating func add(_ line: ArraySlice<UInt8>) throws(StoreError) {
    bytes += line.count
    guard let record = JSONValue.parse(Array(line)), let id = record["id"]?.string,
      let sequence = record["sequence"]?.int.map(Int64.init)
    else { return }
    if record["deleted"]?.bool == true {
      for id in [id] + (record["other_ids"]?.array ?? []).compactMap(\.string) { removals[id] = sequence }
      return
    }
    if !hasAllRevisions, record["revision"]?.int ?? 1 > 1 { removals[id] = sequence }
    records += 1
    let partition = PartitionKey.folder(of: record, by: keys)
    rows[partition, default: 0] += 1
    waiting[partition, default: []] += line
    waiting[partition, default: []].append(UInt8(ascii: "\n"))
    waitingBytes += line.count
    if waitingBytes >= Self.maximumWaitingBytes { try flush() }
  }

  private mutating func flush() throws(StoreError) {
    for (partition, lines) in waiting { try append(lines, to: path(of: partition)) }
    waiting = [:]
    waitingBytes = 0
  }

  private func append(_ lines: [UInt8], to path: String) throws(StoreError) {
    do {
      if !FileManager.default.fileExists(atPath: path) { try Data().write(to: URL(fileURLWithPath: path)) }
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      try file.seekToEnd()
      try file.write(contentsOf: lines)
      try file.close()
    } catch {
      throw StoreError(.io, "cannot write \(path): \(error.localizedDescription)")
    }
  }
}
