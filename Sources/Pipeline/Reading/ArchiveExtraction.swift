internal import Archive
internal import Extract
public import Model
internal import Store

/// The articles of one archive, in its order, on all cores; nothing is remembered: what a cluster's worker does with its
/// partition.
public struct ArchiveExtraction: Sendable {
  /// What becomes of an article: bytes to write. The number says where it stood among the archive's records, and is the same
  /// whenever that archive is read.
  public typealias Rendering = @Sendable (Article, _ number: Int) -> [UInt8]

  public struct Counts: Sendable, Equatable {
    public var articles = 0
    /// Records that are no article: pictures, redirects, errors, lists, captures that repeat an earlier one.
    public var dropped = 0
    public var failed = 0
  }

  /// What is written as `path` in each record's `source`; nil: the path that is read.
  public var sourcePath: String?
  /// Bytes of one record, and of one document, unpacked.
  public var maximumBytes = 16 << 20
  /// A page that takes longer to read is given up.
  public var readingLimitMilliseconds = 60_000
  /// A file that tells the next process which pages this one was reading, should it die; nil: it tells nobody.
  public var marksPath: String?
  private let reader: DocumentReader
  private let jobs: Int

  public init(reader: DocumentReader, jobs: Int) {
    self.reader = reader
    self.jobs = jobs
  }

  /// Waits, so the calling thread must be none of Dispatch's.
  ///
  /// - Parameters:
  ///   - path: `-` is standard input.
  ///   - output: receives the renderings in the order of the archive, and what could not be read in its place. Returns
  ///     false to end early.
  /// - Throws: `InputError` where there is no archive to read, or too many pages were given up (`time-limit`);
  ///   `StoreError` where the marks cannot be written.
  public func run(
    _ path: String, render: @escaping Rendering,
    output: @escaping @Sendable (Result<[UInt8], InputError>) -> Bool
  ) throws -> Counts {
    let name = sourcePath ?? path
    let records: ArchiveRecords
    do throws(ArchiveError) { records = try ArchiveRecords(path, maximumBytes: maximumBytes) } catch {
      throw InputError(code: error.code.rawValue, detail: error.detail)
    }
    let suspects = try marksPath.map { path throws(StoreError) in try Suspects(path: path) }
    let stage = Stage("extract.read", width: jobs)
    let results = OrderedOutput(output)
    let stop = StopSignal()
    let watch = ReadingWatch(stage: stage, limitMilliseconds: readingLimitMilliseconds) { stop.raise() }
    Window<ArchiveRecords.Item>(
      size: max(64, jobs * 8), cost: { Self.cost($0) }, source: { stop.isRaised ? nil : records.next() },
      enter: { [self] window, number, item in
        let finish: @Sendable (Result<[UInt8], InputError>) -> Void = { result in
          results.submit(result, number: number) { goesOn in
            if !goesOn { window.close() }
            window.leave(Self.cost(item))
          }
        }
        stage.submit {
          let slot = suspects?.enter(number)
          let result = watch.read({ read(item, number, from: name, suspects, render) }) {
            finish(.failure(watch.overdue(place(of: item, in: name))))
          }
          if let slot { suspects?.leave(slot) }
          if let result { finish(result) }
        }
      }
    ).run()
    guard !stop.isRaised else { throw watch.tooManyOverdue(name) }
    let counts = results.counts
    return Counts(
      articles: counts.read - results.emptyCount, dropped: results.emptyCount, failed: counts.failed)
  }

  private static func cost(_ item: ArchiveRecords.Item) -> Int { 1 + item.byteCount / (1 << 18) }

  /// Empty for a record that is no article.
  private func read(
    _ item: ArchiveRecords.Item, _ number: Int, from path: String, _ suspects: Suspects?, _ render: Rendering
  ) -> Result<[UInt8], InputError> {
    switch item {
    case .failure(let error, _):
      return .failure(InputError(code: error.code, detail: "\(path): \(error.detail)"))
    case .record(let record, _):
      if suspects?.isGuilty(number) == true {
        return .failure(
          InputError(
            code: Quarantine.crashCode,
            detail: "\(place(of: item, in: path)): the process died whenever it was read, passed over"))
      }
      switch ArchivedPage(record, maximumBytes: maximumBytes) {
      case .notModified, .dropped: return .success([])
      case .failed(let code, let detail): return .failure(InputError(code: code, detail: detail))
      case .page(let page):
        let source = ArticleSource(
          kind: .warc, path: path, offset: record.position.offset, length: record.position.length)
        do throws(ExtractError) {
          var article = try reader.read(page, source: source).article
          guard DocumentReader.reasonToDrop(article) == nil else { return .success([]) }
          article.story = article.id
          return .success(render(article, number))
        } catch {
          return .failure(InputError(code: error.code, detail: "\(page.url ?? path): \(error.detail)"))
        }
      }
    }
  }

  private func place(of item: ArchiveRecords.Item, in path: String) -> String {
    guard case .record(let record, _) = item else { return path }
    return "\(record.header.targetURI ?? "a record") (\(path) at byte \(record.position.offset))"
  }

  /// Records at whose reading earlier processes died.
  private struct Suspects: Sendable {
    /// Whatever kills a process from outside seldom meets the same record twice, when they are read one at a time.
    private static let maximumDeaths = 2

    private let marks: ReadingMarks
    private let deaths: [Int64: Int]

    init(path: String) throws(StoreError) {
      let left = ReadingMarks.left(at: path)
      deaths = Dictionary(left.map { ($0, 1) }, uniquingKeysWith: +)
      marks = try ReadingMarks(path: path)
      // They stay in the file, for the process after this one.
      for mark in left { _ = marks.enter(mark) }
    }

    func isGuilty(_ number: Int) -> Bool { deaths[mark(number)] ?? 0 >= Self.maximumDeaths }
    func enter(_ number: Int) -> Int { marks.enter(mark(number)) }
    func leave(_ slot: Int) { marks.leave(slot) }
    /// 0 is a free slot.
    private func mark(_ number: Int) -> Int64 { Int64(number) + 1 }
  }
}
