internal import Archive
internal import Dedupe
internal import Extract
internal import Model
internal import Store

/// The first phase of a backfill: the documents of files are read and stored.
struct BackfillReading {
  /// Stand in the ledger where a feed's id stands: the kinds of a record's `source`.
  static let archivesID = "warc"
  static let documentsID = "file"
  /// A document takes one unit of the window for so many bytes.
  private static let unitBytes = 64 << 10

  let files: BackfillFiles
  let read: Stage
  let store: StoreStage
  let stop: StopSignal
  let reader: DocumentReader
  let maximumBytes: Int

  /// Returns when all files are read, or the backfill was stopped and what was in flight is stored.
  func run(windowSize: Int) {
    Window<BackfillFiles.Item>(
      size: windowSize, cost: { Self.cost($0) },
      source: { [files, stop] in stop.isRaised ? nil : files.next() },
      enter: { [self] window, number, item in
        read.submit {
          let finished = finish(item)
          // What is left of a large document is its article: one unit like any other.
          if Self.cost(item) > 1 { window.leave(Self.cost(item) - 1) }
          store.submit(finished, number: number) { count, failure in
            if failure != nil { window.close() }
            window.leave(count)
          }
        }
      }
    ).run()
  }

  private static func cost(_ item: BackfillFiles.Item) -> Int { 1 + item.byteCount / unitBytes }

  private func finish(_ item: BackfillFiles.Item) -> FinishedDocument {
    switch item.content {
    case .end: return finished(item, url: nil, .endOfFile)
    case .failure(let failure):
      let place = failure.offset.map { " at byte \($0)" } ?? ""
      return finished(
        item, url: failure.path,
        failed(
          "archive", failure.code, failure.detail ?? "\(failure.path)\(place): \(failure.code), passed over"))
    case .document:
      return document(item)
    case .record(let record):
      let url = record.header.targetURI
      switch ArchivedPage(record, maximumBytes: maximumBytes) {
      case .notModified: return finished(item, url: url, .notModified)
      case .dropped(let reason): return finished(item, url: url, .dropped(reason: reason))
      case .failed(let code, let detail): return finished(item, url: url, failed("archive", code, detail))
      case .page(let page):
        let source = ArticleSource(
          kind: .warc, path: item.progress.path, offset: record.position.offset,
          length: record.position.length)
        return finished(item, url: url, content(of: page, source))
      }
    }
  }

  private func document(_ item: BackfillFiles.Item) -> FinishedDocument {
    let path = item.progress.path
    do throws(InputError) {
      let bytes = try FileBytes.readUnpacked(path, maximumBytes: maximumBytes)
      let page = Page(kind: DocumentFiles.kind(of: path), bytes: bytes, url: DocumentAddress.of(path))
      return finished(item, url: page.url, content(of: page, ArticleSource(kind: .file, path: path)))
    } catch {
      return finished(item, url: path, failed("read", error.code, error.detail))
    }
  }

  private func content(of page: Page, _ source: ArticleSource) -> FinishedDocument.Content {
    do throws(ExtractError) {
      let article = try reader.read(page, source: source).article
      return DocumentReader.reasonToDrop(article).map { .dropped(reason: $0) } ?? .article(article)
    } catch {
      return failed("extract", error.code, error.detail)
    }
  }

  private func failed(_ stage: String, _ code: String, _ detail: String) -> FinishedDocument.Content {
    .failed(stage: stage, code: code, detail: detail, isTransient: false, retryAfterSeconds: nil)
  }

  private func finished(
    _ item: BackfillFiles.Item, url: String?, _ content: FinishedDocument.Content
  ) -> FinishedDocument {
    var address = url
    if case .article(let article) = content { address = article.url ?? article.urlCanonical }
    let parsed = address.flatMap { WebURL($0) }.flatMap { $0.isHTTP ? $0 : nil }
    let isDocument = if case .document = item.content { true } else { false }
    let document = PendingDocument(
      seq: 0, url: url ?? item.progress.path, host: parsed?.host ?? "",
      feedID: isDocument ? Self.documentsID : Self.archivesID)
    let entry = parsed.map {
      DiscoveredEntry(
        key: Identity.ledgerKey(of: $0), url: $0.string, host: $0.host, entryID: nil,
        entryHash: [UInt8](repeating: 0, count: 16), published: nil)
    }
    return FinishedDocument(
      document: document, content: content,
      archived: FinishedDocument.Archived(entry: entry, progress: item.progress))
  }
}
