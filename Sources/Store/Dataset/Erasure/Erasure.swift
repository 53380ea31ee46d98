internal import Foundation
internal import GRDB

/// Takes what a plan names out of the parts and the state, and leaves deletions in the stream of changes.
///
/// 1. *Announce.* The plan goes into the state (`announce`). From now on the next command that opens the
///    state completes it.
/// 2. *Remove.* The parts are rewritten without the records (`removeRecords`, `PartitionRewrite`): as with a compaction,
///    readers find every record that stays exactly once at any time. The archives and the quarantine are the caller's.
/// 3. *Record.* A part with a ``Deletion`` for each entry is written as ``ArticleStore`` writes parts: one transaction commits its
///    length and the numbers of its lines together with what the state forgets, and that this was done (`record`). It is
///    published then.
/// 4. *Finish.* The write-ahead log, which still has the old pages, is emptied, and the plan goes (`finish`).
///
/// Proof. 2 may be repeated: what is gone is not found again. 3 takes place once, since it is one transaction; before it is
/// durable recovery removes the part's file, after it recovery publishes it. So after a kill at any point the next call of
/// all steps leaves what an uninterrupted one leaves. Records go before their deletions have numbers: a reader that
/// begins after 3 does not find them, and a reader that has them finds their deletions.
///
/// Runs under the lock of the runs.
public struct Erasure {
  public let plan: ErasurePlan
  private let state: StateStore
  private let root: String
  private var isRecorded: Bool

  /// The one that was announced and is not finished; nil where there is none. What a run or a compaction left is
  /// completed first.
  /// - Throws: `StoreError`: `stateLost` where the state is not that of the parts, `stateUnreadable`, `diskFull` or `io`.
  public init?(pendingIn state: StateStore, root: String) throws(StoreError) {
    guard let row = try state.pendingErasure() else { return nil }
    guard let plan = try? JSONDecoder().decode(ErasurePlan.self, from: Data(row.plan.utf8)) else {
      throw StoreError(
        .stateUnreadable, "\(state.path) has a plan to forget that cannot be read; `bantin state rebuild`")
    }
    self.plan = plan
    self.state = state
    self.root = root
    isRecorded = row.isRecorded
    try Self.recover(state, root: root)
  }

  /// Publishes, or takes back, what runs left: afterwards every record lies in a part that has its name.
  /// - Throws: as `init`.
  public static func recover(_ state: StateStore, root: String) throws(StoreError) {
    try ArticleStore.recover(state, root: root)
    try CaptureStore.recover(state)
  }

  /// Step 1.
  /// - Throws: `StoreError`: `partChanged` where a part of the plan is not as it was published, `diskFull` or `io`.
  public static func announce(_ plan: ErasurePlan, in state: StateStore, root: String) throws(StoreError) {
    let rewrite = PartitionRewrite(state: state, root: root, runID: plan.runID)
    for path in plan.parts { _ = try rewrite.sources([path]) }
    try insert(plan, isRecorded: false, in: state)
  }

  /// Announces that records of what was forgotten before are to go: they came back with parts from a backup, say.
  /// - Throws: `StoreError`: `diskFull` or `io` where the state cannot be written.
  public static func announceAgain(_ plan: ErasurePlan, in state: StateStore) throws(StoreError) {
    try insert(plan, isRecorded: true, in: state)
  }

  private static func insert(_ plan: ErasurePlan, isRecorded: Bool, in state: StateStore) throws(StoreError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let json = try? encoder.encode(plan) else {
      throw StoreError(.io, "the plan to forget cannot be written")
    }
    try state.write { db in
      try db.execute(
        sql: "INSERT INTO erasure (plan, is_recorded) VALUES (?, ?)",
        arguments: [String(decoding: json, as: UTF8.self), isRecorded])
    }
  }

  /// Step 2, of parts.
  ///
  /// - Returns: how many records went, and out of how many parts.
  /// - Throws: `StoreError`: `partChanged` where a part is damaged, `diskFull`, `io` or `noExchange` where parts cannot be written.
  public func removeRecords() throws(StoreError) -> (records: Int, parts: Int) {
    let ids = plan.ids
    var rewrite = PartitionRewrite(state: state, root: root, runID: plan.runID)
    rewrite.keeps = { line in !(JSONLine.id(of: line).map(ids.contains) ?? false) }
    let known = try state.livingParts(among: plan.parts)
    var (records, parts) = (0, 0)
    for (folder, paths) in Dictionary(grouping: known, by: { Directory.parent(of: $0) ?? "." })
      .sorted(by: { $0.key < $1.key })
    {
      let sources = try rewrite.sources(paths)
      let groups = sources.map {
        PartitionRewrite.Group(sources: [$0], encoding: PartEncoding(path: $0.name) ?? .none)
      }
      let kept = try rewrite.replace(groups, in: folder)
      records += sources.reduce(0) { $0 + $1.records } - kept.reduce(0) { $0 + $1.records }
      parts += sources.count
    }
    return (records, parts)
  }

  /// Step 3.
  ///
  /// - Returns: the numbers of the deletions; nil where they were recorded before.
  /// - Throws: `StoreError`: `diskFull` or `io` where the part or the state cannot be written.
  public mutating func record() throws(StoreError) -> ClosedRange<Int64>? {
    guard !isRecorded, !plan.entries.isEmpty else { return nil }
    let first = try state.lastSequence() + 1
    var lines: [UInt8] = []
    for (sequence, entry) in zip(first..., plan.entries) {
      let deletion = Deletion(id: entry.id, otherIDs: entry.otherIDs, deletedAt: plan.at)
      JSONLine.append(deletion.line[...], numbered: sequence, to: &lines)
      lines.append(UInt8(ascii: "\n"))
    }
    let numbers = first...(first + Int64(plan.entries.count) - 1)
    var part = try state.announceDeletions(runID: plan.runID, root: root)
    try DatasetStamp.write(plan.runID, root: root)
    try Directory.make("\(root)/\(Deletion.folder)")
    let file = try PartFile(path: part.openPath, cutTo: 0)
    try file.append(lines)
    try file.sync()
    try Directory.sync("\(root)/\(Deletion.folder)")
    part.length = file.length
    try state.forget(plan, part: part, numbers: numbers)
    isRecorded = true
    try UnpublishedPart.publish([part], in: state)
    return numbers
  }

  /// Step 4, and the manifest.
  /// - Throws: `StoreError`: `diskFull` or `io` where the manifest or the state cannot be written.
  public func finish() throws(StoreError) {
    try DatasetManifest.refresh(state, root: root)
    try state.finishErasure()
  }
}
