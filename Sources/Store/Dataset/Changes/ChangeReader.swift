internal import Glibc

/// Reads a dataset's records in the order of their numbers, each once, while runs, backfills and compactions go on.
///
/// What is read is what was committed: parts that are being written are read up to their committed lengths, which never
/// change again. The parts that are open at a time are those whose numbers overlap; further ones than `maximumOpenParts` give
/// their files and blocks back until it is their turn, so memory does not grow with the dataset.
///
/// A compaction takes parts away. Their records are in the merged part, with the same numbers, in the same order: the reader
/// asks the state anew and goes on behind the last number that it handed on. One that it has open is read to its end.
public final class ChangeReader {
  static let maximumOpenParts = 64
  /// How often a part is looked for that the state names and that is nowhere: a run or a compaction may be moving it.
  private static let maximumSearches = 10
  private static let microsecondsBetweenSearches: UInt32 = 20_000
  private static let maximumDamages = 20

  /// Lines that are no record, the first few: they are passed over.
  public private(set) var damages: [String] = []
  public var cursor: ChangeCursor { ChangeCursor(datasetID: snapshot.id, sequence: position) }

  private let state: StateStore
  private let root: String
  private var snapshot: DatasetSnapshot
  /// Every record up to this number was handed on.
  private var position: Int64
  /// Parts that are not open yet, by the first number in them.
  private var waiting: ArraySlice<SequencedPart>
  /// Each stands at a record.
  private var cursors: [PartCursor] = []
  /// Parts that are being written, read as far as they are committed; by their paths.
  private var growing: [String: PartCursor] = [:]
  private var searches = 0
  /// What the next call throws: records that were read before it are handed on first.
  private var failure: StoreError?

  /// - Parameters:
  ///   - state: of the dataset.
  ///   - root: the folder that holds `articles/…`.
  ///   - sequence: the number of the last record that was handed on; 0 for all.
  ///   - datasetID: whose number it is; nil where that is not known.
  /// - Throws: `StoreError`: `badCursor` where `sequence` is none of this dataset's, `stateLost` where the state is not that of
  ///   the parts.
  public init(
    state: StateStore, root: String, after sequence: Int64, of datasetID: String? = nil
  ) throws(StoreError) {
    try DatasetStamp.check(root: root, against: state)
    self.state = state
    self.root = root
    position = sequence
    snapshot = try state.snapshot(after: sequence)
    waiting = snapshot.parts[...]
    if let datasetID, datasetID != snapshot.id {
      throw StoreError(
        .badCursor,
        "the cursor belongs to the dataset \(datasetID), and \(root) is \(snapshot.id): name the right --out or --cursor; to read this one from its beginning, remove the cursor"
      )
    }
    guard sequence <= snapshot.lastSequence else {
      throw StoreError(
        .badCursor,
        "\(sequence) is ahead of the dataset, whose last record is number \(snapshot.lastSequence): is \(root) an older copy?"
      )
    }
  }

  /// Appends the next records to `bytes`, one a line, till those are as many as wanted or the next one is not committed yet.
  ///
  /// - Parameters:
  ///   - bytes: receives the records.
  ///   - maximumBytes: the last record may go beyond.
  ///   - limit: of records.
  /// - Returns: how many records; 0 where the end is reached: of what was committed when this reader was made, or `refresh`
  ///   was last called.
  /// - Throws: `StoreError`: `partChanged` where the next record's part is gone or damaged.
  public func next(
    _ bytes: inout [UInt8], maximumBytes: Int, limit: Int = .max
  ) throws(StoreError) -> Int {
    if let failure { throw failure }
    var count = 0
    do {
      try take(&bytes, maximumBytes: maximumBytes, limit: limit, &count)
    } catch {
      guard count > 0 else { throw error }
      failure = error
    }
    return count
  }

  private func take(
    _ bytes: inout [UInt8], maximumBytes: Int, limit: Int, _ count: inout Int
  ) throws(StoreError) {
    while count < limit, bytes.count < maximumBytes {
      guard let index = try nearest() else {
        // Behind numbers that no record has, too, and lines that were passed over: they do not come again.
        position = max(position, snapshot.lastSequence)
        return
      }
      let cursor = cursors[index]
      let bound = min(
        cursors.indices.lazy.filter { $0 != index }.compactMap { self.cursors[$0].head }.min() ?? .max,
        waiting.first?.sequences.lowerBound ?? .max)
      repeat {
        cursor.append(to: &bytes)
        position = cursor.head ?? position
        count += 1
        try cursor.advance()
      } while count < limit && bytes.count < maximumBytes && cursor.head ?? .max < bound
      if cursor.head == nil { end(index) }
    }
  }

  /// Looks at what was committed meanwhile.
  ///
  /// - Returns: whether there is anything.
  /// - Throws: `StoreError`: `stateUnreadable` or `io` where the state cannot be read.
  public func refresh() throws(StoreError) -> Bool {
    guard try state.lastSequence() > position else { return false }
    try reload()
    return !waiting.isEmpty || !cursors.isEmpty
  }

  /// The cursor that stands at the least number, open; nil where all is read.
  private func nearest() throws(StoreError) -> Int? {
    while true {
      let index = cursors.indices.min { cursors[$0].head ?? .max < cursors[$1].head ?? .max }
      let least = index.flatMap { cursors[$0].head } ?? .max
      if let part = waiting.first, part.sequences.lowerBound <= least {
        let cursor = PartCursor(part, root: root)
        guard try isFound(cursor) else { continue }
        waiting.removeFirst()
        cursors.append(cursor)
        if cursor.head == nil { end(cursors.count - 1) }
        suspendFarthest()
      } else if let index, !cursors[index].isOpen {
        guard try isFound(cursors[index]) else { continue }
        if cursors[index].head == nil { end(index) }
        suspendFarthest()
      } else {
        return index
      }
    }
  }

  /// False where all was asked anew, since the part was not there.
  private func isFound(_ cursor: PartCursor) throws(StoreError) -> Bool {
    if try cursor.seek(after: position) {
      searches = 0
      return true
    }
    searches += 1
    guard searches <= Self.maximumSearches else {
      throw StoreError(
        .partChanged,
        "\(root)/\(cursor.part.path) is gone, with records \(cursor.part.sequences.lowerBound) to \(cursor.part.sequences.upperBound) in it: put it back, or let `bantin state rebuild` make the state anew from the parts that are there"
      )
    }
    if searches > 1 { usleep(Self.microsecondsBetweenSearches) }
    try reload()
    return false
  }

  /// Takes what is known already on, so that no part is read twice.
  private func reload() throws(StoreError) {
    snapshot = try state.snapshot(after: position)
    var known = growing
    for cursor in cursors { known[cursor.part.path] = cursor }
    growing = [:]
    cursors = []
    waiting = []
    for part in snapshot.parts {
      if let cursor = known[part.path], cursor.isOpen {
        try cursor.update(part)
        cursors.append(cursor)
      } else {
        waiting.append(part)
      }
    }
    for index in cursors.indices.reversed() where cursors[index].head == nil { end(index) }
  }

  /// The cursor stands behind the last record.
  private func end(_ index: Int) {
    let cursor = cursors.remove(at: index)
    damages += cursor.damages.prefix(Self.maximumDamages - damages.count)
    guard !cursor.part.isPublished, growing.count < Self.maximumOpenParts / 2 else { return }
    growing[cursor.part.path] = cursor
  }

  /// Of too many open parts the one that is needed last gives its file back.
  private func suspendFarthest() {
    let open = cursors.filter(\.isOpen)
    guard open.count > Self.maximumOpenParts else { return }
    open.max { $0.head ?? .max < $1.head ?? .max }?.suspend()
  }
}
