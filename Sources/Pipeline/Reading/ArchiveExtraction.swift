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
    /// Records that became articles.
    public var articles = 0
    /// Records that are no article: pictures, redirects, errors, lists, captures that repeat an earlier one.
    public var dropped = 0
    /// Records and places that could not be read.
    public var failed = 0
  }

  /// What is written as `path` in each record's `source`; nil: the path that is read.
  public var sourcePath: String?
  /// Bytes of one record, and of one document, unpacked.
  public var maximumBytes = 16 << 20
  /// A page that takes longer to read is given up.
  public var readingLimitMilliseconds = 60_000
  /// The file of marks (`CrashGuard`) for the next process, should this one die; nil: none.
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
  ///   - render: makes the output of one document; runs on any core.
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
    let stage = Stage("extract.read", width: jobs)
    let results = OrderedOutput(output)
    let stop = StopSignal()
    let crashGuard = try CrashGuard(
      stage: stage, marksPath: marksPath, limitMilliseconds: readingLimitMilliseconds, stop: stop)
    Window<ArchiveRecords.Item>(
      size: max(64, jobs * 8), cost: { Self.cost($0) }, source: { stop.isRaised ? nil : records.next() },
      enter: { [self] window, number, item in
        let finish: @Sendable (Result<[UInt8], InputError>) -> Void = { result in
          results.submit(result, number: number) { goesOn in
            if !goesOn { window.close() }
            window.leave(Self.cost(item))
          }
        }
        stage.submit { read(item, number, from: name, crashGuard, render, done: finish) }
      }
    ).run()
    guard !stop.isRaised else { throw crashGuard.tooManyOverdue(name) }
    let counts = results.counts
    return Counts(
      articles: counts.read - results.emptyCount, dropped: results.emptyCount, failed: counts.failed)
  }

  private static func cost(_ item: ArchiveRecords.Item) -> Int { 1 + item.byteCount / (1 << 18) }

  /// `done` is called exactly once, with nothing for a record that is no article.
  private func read(
    _ item: ArchiveRecords.Item, _ number: Int, from path: String, _ crashGuard: CrashGuard,
    _ render: Rendering, done: @escaping @Sendable (Result<[UInt8], InputError>) -> Void
  ) {
    switch item {
    case .failure(let error, _):
      done(.failure(InputError(code: error.code, detail: "\(path): \(error.detail)")))
    case .record(let record, _):
      switch ArchivedPage(record, maximumBytes: maximumBytes) {
      case .notModified, .dropped: done(.success([]))
      case .failed(let code, let detail): done(.failure(InputError(code: code, detail: detail)))
      case .page(let page):
        let document = FileDocument(record, in: path)
        crashGuard.read(page, of: .file(document)) {
          rendered(page, of: document, number, render)
        } done: {
          done($0.flatMap { $0 })
        }
      }
    }
  }

  private func rendered(
    _ page: Page, of document: FileDocument, _ number: Int, _ render: Rendering
  ) -> Result<[UInt8], InputError> {
    do throws(ExtractError) {
      var article = try reader.read(page, source: document.source).article
      guard DocumentReader.reasonToDrop(article) == nil else { return .success([]) }
      article.story = article.id
      return .success(render(article, number))
    } catch {
      let place = page.url ?? document.place.path
      return .failure(InputError(code: error.code, detail: "\(place): \(error.detail)"))
    }
  }
}
