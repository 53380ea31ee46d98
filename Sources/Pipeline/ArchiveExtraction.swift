internal import Archive
internal import Extract
internal import Model

/// The articles of one archive, in its order, on all cores; nothing is remembered: what a cluster's worker does with its
/// partition.
public struct ArchiveExtraction: Sendable {
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
  /// - Throws: where there is no archive to read.
  public func run(
    _ path: String, render: @escaping BatchExtraction.Rendering,
    output: @escaping @Sendable (Result<[UInt8], InputError>) -> Bool
  ) throws(InputError) -> Counts {
    let records: ArchiveRecords
    do throws(ArchiveError) { records = try ArchiveRecords(path, maximumBytes: maximumBytes) } catch {
      throw InputError(code: error.code.rawValue, detail: error.detail)
    }
    let stage = Stage("extract.read", width: jobs)
    let results = OrderedOutput(output)
    Window<ArchiveRecords.Item>(
      size: max(64, jobs * 8), cost: { 1 + $0.byteCount / (1 << 18) }, source: { records.next() },
      enter: { [self] window, number, item in
        stage.submit {
          let result = read(item, from: sourcePath ?? path).map { $0.map(render) ?? [] }
          results.submit(result, number: number) { goesOn in
            if !goesOn { window.close() }
            window.leave(1 + item.byteCount / (1 << 18))
          }
        }
      }
    ).run()
    let counts = results.counts
    return Counts(
      articles: counts.read - results.emptyCount, dropped: results.emptyCount, failed: counts.failed)
  }

  /// Nil for a record that is no article.
  private func read(_ item: ArchiveRecords.Item, from path: String) -> Result<Extraction?, InputError> {
    switch item {
    case .failure(let error):
      return .failure(InputError(code: error.code, detail: "\(path): \(error.detail)"))
    case .record(let record, _):
      switch ArchivedPage(record, maximumBytes: maximumBytes) {
      case .notModified, .dropped: return .success(nil)
      case .failed(let code, let detail): return .failure(InputError(code: code, detail: detail))
      case .page(let page):
        let source = ArticleSource(
          kind: .warc, path: path, offset: record.position.offset, length: record.position.length)
        do throws(ExtractError) {
          let extraction = try reader.read(page, source: source)
          return .success(DocumentReader.reasonToDrop(extraction.article) == nil ? extraction : nil)
        } catch {
          return .failure(InputError(code: error.code, detail: "\(page.url ?? path): \(error.detail)"))
        }
      }
    }
  }
}
