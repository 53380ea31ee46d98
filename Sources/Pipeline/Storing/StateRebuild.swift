internal import Addresses
internal import Dedupe
internal import Extract
internal import JSON
internal import Model
public import Store
internal import Time

/// Makes a lost or damaged state anew from the parts, which are never changed by it.
///
/// What a record tells comes back: which articles are stored, in which revision and with which content, under which
/// address, the validators of its page, its signature, its story and its number; and what was forgotten. What only the state knew does not: addresses that failed, were filtered or
/// were waiting (feeds that still list them bring them again), the feeds' validators and habits, gaps, robots.txt, the
/// history of runs.
public struct StateRebuild {
  public struct Report: Sendable, Equatable {
    /// Parts read.
    public var parts = 0
    /// Records read.
    public var records = 0
    /// Parts that no run had finished: their whole lines are published now.
    public var adoptedParts = 0
    /// Records that were there more than once: the first counts.
    public var repeatedRecords = 0
    /// Articles that were forgotten and have records all the same, from a backup, say. The next command that opens the
    /// state removes them.
    public var forgottenArticles = 0
    /// Lines that are no record, and parts that end in the middle of one.
    public var damages: [String] = []
    /// Where the old state is now.
    public var oldState: String?
  }

  private let root: String
  private let statePath: String
  private let clock: Clock

  public init(root: String, statePath: String, clock: Clock = .system) {
    self.root = root
    self.statePath = statePath
    self.clock = clock
  }

  /// Takes the lock of the runs. The old state is moved aside only when the new one is whole.
  ///
  /// - Parameter progress: called after each part.
  /// - Throws: `StoreError` where a part cannot be read, the new state cannot be written, or a run holds the lock.
  public func run(progress: (WorkDone) -> Void = { _ in }) throws(StoreError) -> Report {
    let lock = try RunLock(path: statePath + ".lock")
    defer { withExtendedLifetime(lock) {} }
    var report = Report()
    try DatasetRepair.removeCompactions(root: root)
    for path in try DatasetParts(root: root).open where try DatasetRepair.publish(path, root: root) {
      report.adoptedParts += 1
    }
    let newPath = statePath + ".rebuilding"
    try DatasetRepair.removeState(at: newPath)
    do {
      let state = try StateStore(path: newPath)
      let nearDuplicates = try ArticleIndex(.nearDuplicates, state: state)
      let deletions = try deletions(&report)
      var returned = Returned(forgottenIDs: Set(deletions.flatMap { $0.deletions.map(\.deletion.id) }))
      let paths = try DatasetParts(root: root).published
      var done = WorkDone(over: paths.map { "\(root)/\($0)" })
      for path in paths {
        try enter(path, into: state, nearDuplicates, &returned, &report)
        done.finish("\(root)/\(path)")
        progress(done)
      }
      for part in deletions { try state.restore(deletions: part.path, root: root, part.deletions) }
      try announce(returned, in: state, &report)
      if let run = DatasetRepair.lastRun(root: root) { try state.restoreRun(run) }
      try state.finishRestoring(root: root)
      try state.vacuum()
      try state.close()
    }
    report.oldState = try DatasetRepair.replaceState(
      at: statePath, with: newPath, suffix: "damaged-" + RunID.make(at: clock))
    return report
  }

  private func enter(
    _ path: String, into state: StateStore, _ nearDuplicates: ArticleIndex, _ returned: inout Returned,
    _ report: inout Report
  ) throws(StoreError) {
    var records: [RestoredRecord] = []
    var signatures: [(id: String, signature: Signature)] = []
    var members: [StoryMember] = []
    var lines = 0
    var damages: [String] = []
    let ending = try PartReader.forEachLine(of: "\(root)/\(path)") { line in
      lines += 1
      let json = JSONValue.parse(Array(line))
      if let record = json.flatMap(Self.record) {
        records.append(record)
        let id = record.article.id
        if returned.forgottenIDs.contains(id) {
          returned.ids.insert(id)
          returned.parts.insert(path)
        }
        if let story = json?["story"]?.string, story != id {
          let partner = record.article.duplicateOf ?? story
          members.append(
            StoryMember(articleID: id, storyID: story, partnerID: partner, evidence: #"{"kind":"restored"}"#))
        }
        if record.article.duplicateOf == nil,
          let signature = json?["signature"]?.string.flatMap({ Signature(hexadecimal: $0) })
        {
          signatures.append((id, signature))
        }
      } else {
        damages.append("\(path):\(lines): no record")
      }
    }
    if ending == .cut { damages.append("\(path): ends in the middle after \(lines) lines") }
    report.repeatedRecords += try state.restore(part: path, root: root, records: records)
    for (id, signature) in signatures {
      try nearDuplicates.add(id: id, keys: signature.keys, value: signature.compared)
    }
    try nearDuplicates.commit()
    try state.restore(members)
    report.parts += 1
    report.records += records.count
    report.damages += damages
  }

  /// Records of articles that were forgotten: they came back with parts from a backup, or the state was lost before they went.
  private struct Returned {
    let forgottenIDs: Set<String>
    var ids: Set<String> = []
    var parts: Set<String> = []
  }

  private func announce(_ returned: Returned, in state: StateStore, _ report: inout Report) throws(StoreError)
  {
    report.forgottenArticles = returned.ids.count
    guard !returned.ids.isEmpty else { return }
    var plan = ErasurePlan(
      runID: RunID.make(at: clock), at: clock.now, entries: returned.ids.sorted().map { .init(id: $0) })
    plan.parts = returned.parts.sorted()
    try Erasure.announceAgain(plan, in: state)
  }

  private typealias DeletionPart = (path: String, deletions: [(deletion: Deletion, sequence: Int64)])

  private func deletions(_ report: inout Report) throws(StoreError) -> [DeletionPart] {
    var parts: [DeletionPart] = []
    for path in try DatasetParts(root: root).deletions {
      var part: DeletionPart = (path, [])
      var damaged = 0
      _ = try PartReader.forEachLine(of: "\(root)/\(path)") { line in
        if let deletion = JSONValue.parse(Array(line)).flatMap(Self.deletion) {
          part.deletions.append(deletion)
        } else {
          damaged += 1
        }
      }
      if damaged > 0 { report.damages.append("\(path): \(damaged) lines are no deletions") }
      parts.append(part)
    }
    return parts
  }

  private static func deletion(_ json: JSONValue) -> (deletion: Deletion, sequence: Int64)? {
    guard let id = json["id"]?.string, let sequence = json["sequence"]?.int, json["deleted"]?.bool == true
    else { return nil }
    let at = json["date_deleted"]?.string.flatMap { DateParser.parse($0) }?.secondsSinceEpoch
    let otherIDs = (json["other_ids"]?.array ?? []).compactMap(\.string)
    return (Deletion(id: id, otherIDs: otherIDs, deletedAt: at ?? 0), Int64(sequence))
  }

  private static func record(_ record: JSONValue) -> RestoredRecord? {
    guard let id = record["id"]?.string, id.utf8.count == 32,
      let revision = record["revision"]?.int, let contentHash = record["content_hash"]?.string
    else { return nil }
    let source = record["source"]
    let canonical = record["url_canonical"]?.string
    let ownID = canonical.map(Identity.articleID(ofAddress:))
    let requested = (record["url_requested"] ?? record["url"])?.string.flatMap { WebURL($0) }
    return RestoredRecord(
      article: ArticleRow(
        id: id, revision: revision, contentHash: contentHash, duplicateOf: record["duplicate_of"]?.string,
        fetchedAt: (record["date_fetched"]?.string).flatMap { DateParser.parse($0) }?.secondsSinceEpoch,
        numberKey: canonical.flatMap { WebURL($0) }.flatMap { NumberedAddress($0) }?.key),
      alias: ownID == id ? nil : ownID,
      key: requested.map(Identity.ledgerKey), url: requested?.string ?? "", host: requested?.host ?? "",
      feedID: source?["feed_id"]?.string
        ?? source?["kind"]?.string.flatMap { ArticleSource.Kind(rawValue: $0)?.ledgerID } ?? "",
      entryID: source?["entry_id"]?.string,
      validators: Validators(
        etag: record["http"]?["etag"]?.string, lastModified: record["http"]?["last_modified"]?.string),
      sequence: record["sequence"]?.int.map(Int64.init))
  }
}
