internal import Addresses
internal import Archive
internal import Dispatch
public import Extract
internal import JSON
public import Language
internal import Model
public import Store
internal import Synchronization
internal import Time

/// Extracts what `run --archive` kept once more, with today's program, and compares it with what is stored: nothing is
/// fetched and nothing is written.
///
/// A capture is compared with the record of the same id that was made of the very same capture. Kept in memory are the
/// records of one batch; of the stored parts only those of the batch's days are read.
public struct Replay: Sendable {
  /// What of the text is normalised.
  public var normalization = Normalizer.Options()
  /// Rules for sources and hosts.
  public var rules = RuleBook()
  /// Captures read before the stored parts are looked through.
  public var batchSize = 1_000
  /// Bytes of captures read before the stored parts are looked through.
  public var batchBytes = 128 << 20
  /// Bytes of one page, unpacked.
  public var maximumBytes = 16 << 20
  private let root: String
  private let state: StateStore

  /// What a run stamps on a record, and what other records make of it: no work of the extractor.
  private static let ignoredFields: Set<String> = [
    "id", "sequence", "run_id", "extractor", "revision", "duplicate_of", "story", "schema_version",
  ]

  /// - Parameters:
  ///   - root: the folder that holds `articles/…`.
  ///   - state: of the dataset.
  public init(root: String, state: StateStore) {
    self.root = root
    self.state = state
  }

  private struct Replayed: Sendable {
    var id: String
    var date: String
    var host: String
    var url: String
    /// The record's bytes; nil where it is no article.
    var line: [UInt8]?
  }

  /// Waits, so the calling thread must be none of Dispatch's.
  ///
  /// - Parameters:
  ///   - paths: archives, in any order.
  ///   - differs: called with each difference.
  ///   - broken: called for each place that cannot be read.
  ///   - progress: called after each batch.
  /// - Throws: `StoreError` where the records beside the archives cannot be read.
  public func run(
    _ paths: [String], differs: (ReplayReport.Difference) -> Void, broken: (InputError) -> Void,
    progress: (WorkDone) -> Void = { _ in }
  ) throws(StoreError) -> ReplayReport {
    var report = ReplayReport()
    var done = WorkDone(over: paths)
    for path in paths {
      defer { done.finish(path) }
      let records: ArchiveRecords
      do { records = try ArchiveRecords(path, maximumBytes: maximumBytes) } catch {
        broken(InputError(code: error.code.rawValue, detail: error.detail))
        report.failed += 1
        continue
      }
      while let batch = nextBatch(of: records, path, &report, broken) {
        try compare(extracted(batch), &report, differs)
        done.reach(records.position.offset, in: path)
        progress(done)
      }
    }
    return report
  }

  private func nextBatch(
    of records: ArchiveRecords, _ path: String, _ report: inout ReplayReport, _ broken: (InputError) -> Void
  ) -> [(WARCRecord, Listing?)]? {
    var batch: [(WARCRecord, Listing?)] = []
    var bytes = 0
    while batch.count < batchSize, bytes < batchBytes, let item = records.next() {
      switch item {
      case .record(let record, let listing):
        batch.append((record, listing))
        bytes += record.content.count
      case .failure(let error, _):
        broken(InputError(code: error.code, detail: "\(path): \(error.detail)"))
        report.failed += 1
      }
    }
    report.captures += batch.count
    return batch.isEmpty ? nil : batch
  }

  // MARK: Today

  /// On all cores; nil where it could not be read.
  private func extracted(_ batch: [(WARCRecord, Listing?)]) -> [Replayed?] {
    let reader = DocumentReader(normalization: normalization, rules: rules)
    let results = Mutex([Replayed?](repeating: nil, count: batch.count))
    DispatchQueue.concurrentPerform(iterations: batch.count) { index in
      let result = replayed(batch[index].0, batch[index].1, reader)
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0 }
  }

  private func replayed(_ record: WARCRecord, _ listing: Listing?, _ reader: DocumentReader) -> Replayed? {
    guard case .page(var page) = ArchivedPage(record, maximumBytes: maximumBytes) else { return nil }
    page.urlRequested = listing?.requested
    let read = try? reader.read(page, listed: listing ?? Listing(source: ArticleSource(kind: .warc)))
    guard let article = read?.article else { return nil }
    let isArticle = DocumentReader.reasonToDrop(article) == nil
    return Replayed(
      id: article.id, date: article.dateFetched?.rfc3339 ?? "",
      host: page.url.flatMap { WebURL($0) }?.host ?? "", url: article.url ?? "",
      line: isArticle ? JSONLine.encode(article) : nil)
  }

  // MARK: Then and now

  private func compare(
    _ batch: [Replayed?], _ report: inout ReplayReport, _ differs: (ReplayReport.Difference) -> Void
  ) throws(StoreError) {
    let batch = try batch.map { replayed throws(StoreError) in
      var replayed = replayed
      if let id = replayed?.id { replayed?.id = try state.articleID(ofAlias: id) ?? id }
      return replayed
    }
    let stored = try storedLines(of: batch.compactMap { $0 })
    for replayed in batch {
      guard let replayed else {
        report.failed += 1
        continue
      }
      let old = stored[replayed.id + replayed.date]
      switch (old, replayed.line) {
      case (let old?, let new?):
        let difference = difference(between: old, and: new, of: replayed)
        report.count(difference, host: replayed.host)
        if let difference { differs(difference) }
      case (_?, nil):
        report.noLongerArticles += 1
        differs(Self.difference(.noLongerAnArticle, replayed))
      case (nil, _?):
        if try state.article(replayed.id) != nil {
          report.otherCaptures += 1
        } else {
          report.newArticles += 1
          differs(Self.difference(.newlyAnArticle, replayed))
        }
      case (nil, nil): report.neverArticles += 1
      }
    }
  }

  /// By id and time of the capture.
  private func storedLines(of batch: [Replayed]) throws(StoreError) -> [String: [UInt8]] {
    let wanted = Set(batch.map { $0.id + $0.date })
    let days = Set(batch.map { $0.date.prefix(10) })
    var lines: [String: [UInt8]] = [:]
    for path in try DatasetParts(root: root).published
    where days.contains(where: { path.contains("date=\($0)/") }) {
      _ = try PartReader.forEachLine(of: "\(root)/\(path)") { line throws(StoreError) in
        guard let record = JSONValue.parse(Array(line)), let id = record["id"]?.string else { return }
        let key = id + (record["date_fetched"]?.string ?? "")
        if wanted.contains(key) { lines[key] = Array(line) }
      }
    }
    return lines
  }

  private func difference(
    between old: [UInt8], and new: [UInt8], of replayed: Replayed
  ) -> ReplayReport.Difference? {
    guard let before = JSONValue.parse(old), let now = JSONValue.parse(Array(new.dropLast())) else {
      return nil
    }
    let keys = Set(before.keys).union(now.keys).subtracting(Self.ignoredFields)
    let fields = keys.filter { before[$0] != now[$0] }.sorted()
    guard !fields.isEmpty else { return nil }
    var difference = Self.difference(.changed, replayed)
    difference.fields = fields
    difference.textDistance = TextDistance.between(before["text"]?.string ?? "", now["text"]?.string ?? "")
    return difference
  }

  private static func difference(_ kind: ReplayReport.Difference.Kind, _ replayed: Replayed)
    -> ReplayReport.Difference
  {
    ReplayReport.Difference(kind: kind, id: replayed.id, url: replayed.url, host: replayed.host)
  }
}

extension JSONValue {
  fileprivate var keys: [String] {
    guard case .object(let members) = self else { return [] }
    return members.map(\.key)
  }
}
