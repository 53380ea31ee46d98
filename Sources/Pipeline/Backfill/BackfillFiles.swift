internal import Archive
internal import Dedupe
internal import Extract
internal import Model
internal import Store
internal import Synchronization

/// The documents of a backfill's files, one after another: archives record by record, others whole. Confined to its
/// window's queue, but for the counts.
final class BackfillFiles: @unchecked Sendable {  // because it is confined to the window's queue
  /// Bytes of all files.
  struct Total: Sendable {
    var done: Int64 = 0
    var read: Int64 = 0
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
    /// How far the file is read once this item is stored.
    var progress: SourceFileProgress
    /// How far all files are then.
    var total = Total()

    var byteCount: Int {
      switch content {
      case .record(let record): record.content.count
      case .document: Int(progress.size)
      case .failure, .end: 0
      }
    }
  }

  private let files: [BackfillPlan.File]
  private let state: StateStore
  private let dates: ClosedRange<Int64>
  private let limits: WARCReader.Limits
  private let counts: Mutex<BackfillCounts>
  private var index = 0
  private var reader: WARCReader?
  private var progress: SourceFileProgress?

  init(
    _ files: [BackfillPlan.File], state: StateStore, dates: ClosedRange<Int64>, maximumBytes: Int,
    counts: BackfillCounts
  ) {
    self.files = files
    self.state = state
    self.dates = dates
    var limits = WARCReader.Limits()
    limits.maximumContentBytes = maximumBytes
    self.limits = limits
    self.counts = Mutex(counts)
  }

  var currentCounts: BackfillCounts { counts.withLock { $0 } }

  /// Nil at the end of the last file.
  func next() -> Item? {
    while index < files.count {
      guard var item = reader == nil ? open(files[index]) : nextOfArchive() else { continue }
      item.total = counts.withLock { Total(done: $0.bytesDone, read: $0.bytesRead) }
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
      return Item(content: .document, progress: progress)
    }
    do throws(ArchiveError) {
      let start = WARCRecord.Position(offset: progress.offset, index: progress.memberIndex)
      reader = try WARCReader(path: file.path, startingAt: start, limits: limits)
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
    guard let reader, var progress else { return nil }
    let before = progress.offset
    do throws(ArchiveError) {
      while let item = try reader.next(isWanted) {
        advance(&progress, past: item, to: reader.position)
        switch item {
        case .damage(let damage): return fail(.init(damage, path: progress.path), progress)
        case .record(let record) where !isWanted(record.header): continue
        case .record(let record): return Item(content: .record(record), progress: progress)
        }
      }
    } catch {
      self.reader = nil
      finishFile(files[index], bytesBefore: before, wasRead: true)
      return fail(.init(path: progress.path, code: error.code.rawValue, detail: error.detail), progress)
    }
    self.reader = nil
    finishFile(files[index], bytesBefore: progress.offset, wasRead: true)
    progress.isDone = true
    return Item(content: .end, progress: progress)
  }

  private func advance(
    _ progress: inout SourceFileProgress, past item: WARCReader.Item, to position: WARCRecord.Position
  ) {
    let isRecord = if case .record = item { true } else { false }
    counts.withLock { counts in
      counts.records += isRecord ? 1 : 0
      counts.bytesDone += position.offset - progress.offset
      counts.bytesRead += position.offset - progress.offset
    }
    (progress.offset, progress.memberIndex) = (position.offset, position.index)
    self.progress = progress
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
    return Item(content: .failure(failure), progress: progress)
  }

  /// Records that can be a document of the time asked for.
  private func isWanted(_ header: WARCRecord.Header) -> Bool {
    guard header.isDocument else { return false }
    guard let date = header.date?.secondsSinceEpoch else { return true }
    return dates.contains(date)
  }
}
