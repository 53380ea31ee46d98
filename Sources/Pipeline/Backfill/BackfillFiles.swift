internal import Archive
internal import Dedupe
internal import Extract
internal import Store
internal import Synchronization

/// The documents of a backfill's files, one after another: archives record by record, others whole. Confined to its
/// window's queue, but for the counts.
final class BackfillFiles: @unchecked Sendable {  // because it is confined to the window's queue
  /// How far the files are read once an item is stored.
  struct Progress: Sendable {
    /// The item's file.
    var file: SourceFileProgress
    /// Bytes of all files that are done, and those of them that this backfill read itself.
    var bytesDone: Int64 = 0
    var bytesRead: Int64 = 0
  }

  /// What stands next in a file.
  struct Item: Sendable {
    enum Content: Sendable {
      case record(WARCRecord)
      case document
      case failure(BackfillCounts.Failure)
      case end
    }

    var content: Content
    var progress: Progress

    fileprivate init(_ content: Content, _ file: SourceFileProgress) {
      self.content = content
      progress = Progress(file: file)
    }

    var byteCount: Int {
      switch content {
      case .record(let record): record.content.count
      case .document: Int(progress.file.size)
      case .failure, .end: 0
      }
    }
  }

  private let files: [BackfillPlan.File]
  private let state: StateStore
  private let dates: ClosedRange<Int64>
  private let maximumBytes: Int
  private let counts: Mutex<BackfillCounts>
  private var index = 0
  private var records: ArchiveRecords?
  private var progress: SourceFileProgress?

  init(
    _ files: [BackfillPlan.File], state: StateStore, dates: ClosedRange<Int64>, maximumBytes: Int,
    counts: BackfillCounts
  ) {
    self.files = files
    self.state = state
    self.dates = dates
    self.maximumBytes = maximumBytes
    self.counts = Mutex(counts)
  }

  var currentCounts: BackfillCounts { counts.withLock { $0 } }

  /// Nil at the end of the last file.
  func next() -> Item? {
    while index < files.count {
      guard var item = records == nil ? open(files[index]) : nextOfArchive() else { continue }
      (item.progress.bytesDone, item.progress.bytesRead) = counts.withLock { ($0.bytesDone, $0.bytesRead) }
      return item
    }
    return nil
  }

  /// The first item of a file; nil where it is done, or is an archive that is open now.
  private func open(_ file: BackfillPlan.File) -> Item? {
    var progress = SourceFileProgress(path: file.path, size: file.size, modifiedAt: file.modifiedAt)
    // A state that cannot be read will be told of at the next commit.
    if let known = try? state.sourceFile(file.path) {
      if known.isDone, known.size == file.size, known.modifiedAt == file.modifiedAt {
        finishFile(file, bytesBefore: 0, wasRead: false)
        return nil
      }
      // An archive only grows; one that shrank is another.
      if file.kind == .archive, known.size <= file.size {
        (progress.offset, progress.memberIndex) = (known.offset, known.memberIndex)
      }
    }
    guard file.kind == .archive else {
      progress.isDone = true
      finishFile(file, bytesBefore: 0, wasRead: true)
      return Item(.document, progress)
    }
    do throws(ArchiveError) {
      let start = WARCRecord.Position(offset: progress.offset, index: progress.memberIndex)
      records = try ArchiveRecords(
        file.path, startingAt: start, maximumBytes: maximumBytes, dates: dates)
      self.progress = progress
      counts.withLock { $0.bytesDone += progress.offset }
      return nil
    } catch {
      progress.isDone = true
      finishFile(file, bytesBefore: 0, wasRead: false)
      return fail(.init(path: file.path, code: error.code.rawValue, detail: error.detail), progress)
    }
  }

  private func nextOfArchive() -> Item? {
    guard let records, var progress else { return nil }
    let recordsBefore = records.count
    let item = records.next()
    let (position, recordCount) = (records.position, records.count - recordsBefore)
    counts.withLock { counts in
      counts.records += recordCount
      counts.bytesDone += position.offset - progress.offset
      counts.bytesRead += position.offset - progress.offset
    }
    (progress.offset, progress.memberIndex) = (position.offset, position.index)
    self.progress = progress
    switch item {
    case .record(let record, _): return Item(.record(record), progress)
    case .failure(_, let damage?): return fail(.init(damage, path: progress.path), progress)
    case .failure(let error, nil):
      close(progress)
      return fail(.init(path: progress.path, code: error.code, detail: error.detail), progress)
    case nil:
      close(progress)
      progress.isDone = true
      return Item(.end, progress)
    }
  }

  private func close(_ progress: SourceFileProgress) {
    records = nil
    finishFile(files[index], bytesBefore: progress.offset, wasRead: true)
  }

  private func finishFile(_ file: BackfillPlan.File, bytesBefore: Int64, wasRead: Bool) {
    counts.withLock { counts in
      counts.filesDone += 1
      counts.bytesDone += file.size - bytesBefore
      if wasRead { counts.bytesRead += file.size - bytesBefore }
    }
    index += 1
  }

  /// Of a document that cannot be read. Safe to call from any thread.
  func count(_ failure: BackfillCounts.Failure) { counts.withLock { $0.fail(failure) } }

  private func fail(_ failure: BackfillCounts.Failure, _ progress: SourceFileProgress) -> Item {
    count(failure)
    return Item(.failure(failure), progress)
  }
}
