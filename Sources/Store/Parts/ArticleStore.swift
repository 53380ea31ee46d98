internal import GRDB

/// Writes records to parts and what is known of them to the state, so that a record is there exactly once whatever
/// happens in between.
///
/// The protocol, for one batch:
///
/// 1. *Announce.* A part that the batch opens gets its row (length 0) in the state; then its file is made, under a name
///    that readers pass over (`.part-….jsonl.open`), and its folder synced. So no file is ever unknown to the state.
///    Before its first part a run leaves its id in the dataset (`DatasetStamp`): a state that is lost, or older than
///    the parts, is found out before it would write everything a second time.
/// 2. *Append.* The lines go to the end of their parts (packed: as one finished gzip member or zstd frame, so that a
///    part cut at any committed length is whole), which are then synced.
/// 3. *Commit.* One transaction stores the new length of each part and the last number together with what the run now
///    knows: the articles and the outcome of each document.
/// 4. *Publish.* When a part is full, or at the end of the run, it is renamed to its final name, the folder synced, and
///    the row marked. Parts that are published together are marked in one transaction.
///
/// Proof. Before 3 is durable the state knows neither the lines nor the outcomes: recovery cuts the file back to the
/// committed length and the documents are still pending, so their lines will be written anew, once; the numbers that they had
/// are given again, but no reader has seen them: readers read committed lines only. After 3 is durable
/// both are known: recovery keeps the lines and the documents are not taken up again. Between the rename and the mark of
/// 4 the final name exists and the open one does not: recovery sees that and only marks. Within a step the files are synced side
/// by side, and the next step begins when all are. A reader sees final names
/// only, and a file of that name never changes.
///
/// One thread at a time.
public final class ArticleStore {
  /// Documents and lines that are committed together.
  public struct Batch: Sendable {
    public struct Record: Sendable {
      /// The folder that the record goes to.
      public var partition: Partition
      /// One JSON object and its line feed, as `JSONLine` writes it: without a number.
      public var line: [UInt8]
      /// What the state remembers of the article.
      public var row: ArticleRow
      /// What the article says of its host and language; nil where it is no news of today.
      public var observation: ArticleObservation?

      public init(
        partition: Partition, line: [UInt8], row: ArticleRow, observation: ArticleObservation? = nil
      ) {
        self.partition = partition
        self.line = line
        self.row = row
        self.observation = observation
      }
    }

    /// New records, in the order in which they are written.
    public var records: [Record] = []
    /// Outcomes of documents in the ledger.
    public var results: [DocumentResult] = []
    /// Articles in files.
    public var fileResults: [FileResult] = []
    /// How far files are read now.
    public var sourceFiles: [SourceFileProgress] = []
    /// Documents in files that were passed over.
    public var quarantinedPlaces: [FilePlace] = []
    /// Articles that joined a story.
    public var storyMembers: [StoryMember] = []
    /// Further ids of stored articles.
    public var aliases: [ArticleAlias] = []
    /// What rules of sources selected.
    public var ruleObservations: [RuleObservation] = []
    /// Attempts at pages that failed, for `bantin why`.
    public var failedAttempts: [FailedAttempt] = []
    /// Fetched pages as members of a WARC file.
    public var captures: [[UInt8]] = []

    public init() {}

    var isEmpty: Bool {
      results.isEmpty && records.isEmpty && fileResults.isEmpty && sourceFiles.isEmpty
        && captures.isEmpty
    }
  }

  private struct OpenPart {
    var number: Int64
    var file: PartFile
    var records = 0
    var sequences: ClosedRange<Int64>?
    /// Of the batches, counted; the last one that wrote to it.
    var lastBatch = 0
  }

  /// A backfill meets every day of years: parts that wait longest for more are published first.
  static let maximumOpenParts = 256

  private let state: StateStore
  private let root: String
  private let runID: String
  private let layout: PartLayout
  private let captures: CaptureStore?
  private var isStamped = false
  private var batchCount = 0
  private var parts: [Partition: OpenPart] = [:]
  /// Of the last record that was committed.
  private var lastSequence: Int64
  /// What is added to them is committed with the next batch.
  public let nearDuplicates: ArticleIndex
  /// What is added to them is committed with the next batch.
  public let stories: ArticleIndex
  /// Paths of the parts that this run published, relative to the root.
  public private(set) var publishedPaths: [String] = []

  /// Opens the dataset for one run: completes or takes back what an earlier run left.
  /// - Throws: `StoreError`: `stateLost` where the parts hold what the state does not know, `diskFull`
  ///   or `io` where recovery cannot write.
  public init(
    state: StateStore, root: String, runID: String, layout: PartLayout = PartLayout(),
    captures: CaptureStore? = nil
  ) throws(StoreError) {
    self.state = state
    self.root = root
    self.runID = runID
    self.layout = layout
    nearDuplicates = try ArticleIndex(.nearDuplicates, state: state)
    stories = try ArticleIndex(.stories, state: state)
    self.captures = captures
    lastSequence = try state.lastSequence()
    try Self.recover(state, root: root)
  }

  /// Steps 1 to 3, and 4 for parts that are full. On an error the files are back at their committed lengths and the
  /// documents are as they were.
  /// - Throws: `StoreError`: `diskFull` or `io` where parts or the state cannot be written; the batch is
  ///   then not stored at all.
  public func commit(_ batch: Batch) throws(StoreError) {
    guard !batch.isEmpty else { return }
    batchCount += 1
    var before: [Partition: Int64] = [:]
    let capturesBefore = try captures?.append(batch.captures) ?? 0
    do {
      var touched: [Partition] = []
      for record in batch.records where !touched.contains(record.partition) {
        touched.append(record.partition)
      }
      try openParts(for: touched)
      for partition in touched { before[partition] = parts[partition]?.file.length }
      try append(batch.records)
      try Durability.sync(before.keys.compactMap { parts[$0]?.file })
      try commitToState(batch, touched: Array(before.keys))
      lastSequence += Int64(batch.records.count)
    } catch {
      for (partition, length) in before { _ = parts[partition]?.file.cut(to: length) }
      captures?.cut(to: capturesBefore)
      throw error
    }
    try publish(before.keys.filter { parts[$0]?.file.length ?? 0 >= layout.maximumPartBytes })
    try captures?.publishIfFull()
    let idle = parts.filter { $0.value.lastBatch < batchCount }.sorted {
      $0.value.lastBatch < $1.value.lastBatch
    }
    try publish(idle.prefix(max(0, parts.count - Self.maximumOpenParts)).map(\.key))
  }

  /// Step 4 for every open part: the end of a run.
  /// - Throws: `StoreError`: `diskFull` or `io` where a file or folder cannot be made or written.
  public func publishAll() throws(StoreError) {
    try publish(Array(parts.keys))
    try captures?.publish()
    try DatasetManifest.refresh(state, root: root)
  }

  /// Step 2 but for the sync.
  private func append(_ records: [Batch.Record]) throws(StoreError) {
    var lines: [Partition: [UInt8]] = [:]
    for (sequence, record) in zip((lastSequence + 1)..., records) {
      JSONLine.append(record.line[...], numbered: sequence, to: &lines[record.partition, default: []])
      let first = parts[record.partition]?.sequences?.lowerBound ?? sequence
      parts[record.partition]?.sequences = first...sequence
      parts[record.partition]?.records += 1
      parts[record.partition]?.lastBatch = batchCount
    }
    for (partition, lines) in lines { try parts[partition]?.file.append(layout.encoding.pack(lines)) }
  }

  /// Step 1 for those of the partitions that have no open part yet, in one transaction.
  private func openParts(for partitions: [Partition]) throws(StoreError) {
    let missing = partitions.filter { parts[$0] == nil }
    guard !missing.isEmpty else { return }
    let numbers = try state.write { db in
      try db.execute(sql: "INSERT OR IGNORE INTO run (id, started_at) VALUES (?, 0)", arguments: [runID])
      return try missing.map { partition in
        try db.execute(
          sql: "INSERT INTO part (run_id, root, path) VALUES (?, ?, '')", arguments: [runID, root])
        let number = db.lastInsertedRowID
        try db.execute(
          sql: "UPDATE part SET path = ? WHERE number = ?", arguments: [path(of: partition, number), number])
        return number
      }
    }
    if !isStamped {
      try DatasetStamp.write(runID, root: root)
      isStamped = true
    }
    var opened: [Partition: OpenPart] = [:]
    var folders: Set<String> = []
    for (partition, number) in zip(missing, numbers) {
      let part = UnpublishedPart(number: number, root: root, path: path(of: partition, number), length: 0)
      let folder = "\(root)/articles/\(partition.path)"
      folders.formUnion(try Directory.makeWithoutSync(folder))
      opened[partition] = OpenPart(number: number, file: try PartFile(path: part.openPath, cutTo: 0))
      folders.insert(folder)
    }
    try Durability.sync(folders: folders)
    parts.merge(opened) { $1 }
  }

  /// Relative to the root.
  private func path(of partition: Partition, _ number: Int64) -> String {
    "articles/\(partition.path)/part-\(runID)-\(number)\(layout.encoding.suffix)"
  }

  private func commitToState(_ batch: Batch, touched: [Partition]) throws(StoreError) {
    try state.write { db in
      for partition in touched {
        guard let part = parts[partition] else { continue }
        try db.execute(
          sql: """
            UPDATE part SET length = ?, records = ?, first_sequence = ?, last_sequence = ?, is_numbered = 1
            WHERE number = ?
            """,
          arguments: [
            part.file.length, part.records, part.sequences?.lowerBound, part.sequences?.upperBound,
            part.number,
          ])
      }
      try db.execute(
        sql: "UPDATE dataset SET last_sequence = ?", arguments: [lastSequence + Int64(batch.records.count)])
      for record in batch.records {
        try StateStore.keep(record.row, part: parts[record.partition]?.number ?? 0, in: db)
        if let observation = record.observation { try StateStore.observe(observation, in: db) }
      }
      for rules in batch.ruleObservations { try StateStore.observe(rules, in: db) }
      for result in batch.results { try StateStore.update(result, in: db) }
      for attempt in batch.failedAttempts { try StateStore.keep(attempt, runID: runID, in: db) }
      for member in batch.storyMembers { try StateStore.keep(member, in: db) }
      for alias in batch.aliases { try StateStore.keep(alias, in: db) }
      try nearDuplicates.write(in: db)
      for document in batch.fileResults { try StateStore.keep(document, runID: runID, in: db) }
      for file in batch.sourceFiles { try StateStore.keep(file, in: db) }
      for place in batch.quarantinedPlaces { try StateStore.quarantine(place, in: db) }
      try stories.write(in: db)
      try captures?.commit(in: db)
    }
  }

  private func publish(_ partitions: [Partition]) throws(StoreError) {
    let finished = partitions.sorted().compactMap { partition in
      parts.removeValue(forKey: partition).map { part in
        UnpublishedPart(
          number: part.number, root: root, path: path(of: partition, part.number), length: part.file.length)
      }
    }
    try UnpublishedPart.publish(finished, in: state)
    publishedPaths += finished.filter { $0.length > 0 }.map(\.path)
  }
}

extension ArticleStore {
  /// Completes or takes back what earlier runs left: afterwards every record lies in a part that has its name.
  ///
  /// - Throws: `StoreError`: `stateLost` where the parts hold what the state does not know, `diskFull` or `io` where recovery
  ///   cannot write.
  static func recover(_ state: StateStore, root: String) throws(StoreError) {
    try Directory.make(root)
    try DatasetStamp.check(root: root, against: state)
    try PartitionRewrite.recover(state)
    for part in try state.unpublishedParts() {
      guard part.length == 0 || File.exists(part.openPath) || File.exists(part.finalPath) else {
        throw StoreError(
          .stateLost,
          "\(part.finalPath) is gone, with committed records in it: put it back, or let `bantin state rebuild` make the state anew from the parts that are there"
        )
      }
      if part.length > 0, File.exists(part.openPath) {
        let file = try PartFile(path: part.openPath, cutTo: part.length)
        try file.sync()
      }
      try UnpublishedPart.publish([part], in: state)
    }
    try DatasetManifest.refresh(state, root: root)
  }
}
