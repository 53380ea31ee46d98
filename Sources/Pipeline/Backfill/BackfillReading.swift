internal import Addresses
internal import Archive
internal import Dedupe
internal import Extract
internal import Model
internal import Store

/// The first phase of a backfill: the documents of files are read and stored.
struct BackfillReading {
  /// A document takes one unit of the window for so many bytes.
  private static let unitBytes = 64 << 10

  let files: BackfillFiles
  let read: Stage
  let store: StoreStage
  let stop: StopSignal
  let extract: @Sendable (Page, ArticleSource) throws(ExtractError) -> Article
  let crashGuard: CrashGuard
  let maximumBytes: Int

  /// Returns when all files are read, or the backfill was stopped and what was in flight is stored.
  func run(windowSize: Int) {
    Window<BackfillFiles.Item>(
      size: windowSize, lane: Lane(on: read), cost: { Self.cost($0) },
      source: { [files, stop] in stop.isRaised ? nil : files.next() },
      enter: { [self] window, number, item in
        read.submit {
          finish(item) { document in
            // What is left of a large document is its article: one unit like any other.
            if Self.cost(item) > 1 { window.leave(Self.cost(item) - 1) }
            store.submit(
              document, progress: item.progress, number: number,
              left: { window.leave($0, failure: $1) })
          }
        }
      },
      ended: { [store] window, count in store.end(after: count, left: { window.leave($0, failure: $1) }) }
    ).run()
  }

  private static func cost(_ item: BackfillFiles.Item) -> Int { 1 + item.byteCount / unitBytes }

  /// `done` is called exactly once: with nil at the end of a file, which is no document.
  private func finish(_ item: BackfillFiles.Item, done: @escaping @Sendable (FinishedDocument?) -> Void) {
    let path = item.progress.file.path
    switch item.content {
    case .end: done(nil)
    case .failure(let failure):
      let detail = failure.detail ?? "\(failure.path): \(failure.code)"
      done(
        FinishedDocument(
          origin: .file(FileDocument(file: failure.path)),
          content: .failed("archive", failure.code, detail)))
    case .document: readFile(path, done)
    case .record(let record):
      let document = FileDocument(record, in: path)
      func finished(_ content: FinishedDocument.Content) -> FinishedDocument {
        FinishedDocument(origin: .file(document), content: content)
      }
      switch ArchivedPage(record, maximumBytes: maximumBytes) {
      case .notModified: done(finished(.notModified))
      case .dropped(let reason): done(finished(.dropped(reason: reason)))
      case .failed(let code, let detail): done(finished(.failed("archive", code, detail)))
      case .page(let page): read(page, of: document, done)
      }
    }
  }

  private func readFile(_ path: String, _ done: @escaping @Sendable (FinishedDocument?) -> Void) {
    let document = FileDocument(file: path, url: DocumentAddress.of(path))
    let done: @Sendable (FinishedDocument?) -> Void = { [files] finished in
      if case .failed(_, let code, let detail, _, _) = finished?.content {
        files.count(BackfillCounts.Failure(path: path, code: code, detail: detail))
      }
      done(finished)
    }
    do throws(InputError) {
      let bytes = try FileBytes.readUnpacked(path, maximumBytes: maximumBytes)
      read(try Page(file: path, bytes: bytes, url: document.url), of: document, done)
    } catch {
      done(
        FinishedDocument(origin: .file(document), content: .failed("read", error.code, error.detail)))
    }
  }

  private func read(
    _ page: Page, of document: FileDocument, _ done: @escaping @Sendable (FinishedDocument?) -> Void
  ) {
    crashGuard.read(page, of: .file(document)) {
      finished(page, of: document)
    } done: { result in
      switch result {
      case .success(let finished): done(finished)
      case .failure(let error):
        done(
          FinishedDocument(origin: .file(document), content: .failed("extract", error.code, error.detail)))
      }
    }
  }

  private func finished(_ page: Page, of document: FileDocument) -> FinishedDocument {
    var finished = FinishedDocument(origin: .file(document), content: .cancelled)
    do throws(ExtractError) {
      let article = try extract(page, document.source)
      if let reason = DocumentReader.reasonToDrop(article) {
        finished.content = .dropped(reason: reason)
      } else {
        finished.content = .article(PreparedArticle(article))
        finished.ledgerEntry = Self.ledgerEntry(of: article)
      }
    } catch {
      finished.content = .failed("extract", error.code, error.detail)
    }
    return finished
  }

  /// Nil where the article has no address.
  private static func ledgerEntry(of article: Article) -> DiscoveredEntry? {
    guard let address = article.url ?? article.urlCanonical, let url = WebURL(address), url.isHTTP else {
      return nil
    }
    return DiscoveredEntry(
      key: Identity.ledgerKey(of: url), url: url.string, host: url.host, entryID: nil,
      entryHash: [UInt8](repeating: 0, count: 16), published: nil)
  }
}
