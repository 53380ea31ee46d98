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
  let reading: PageReading
  /// Deaths of the process while a document was read, by its mark.
  let deaths: [Int64: Int]
  let maximumBytes: Int

  /// Returns when all files are read, or the backfill was stopped and what was in flight is stored.
  func run(windowSize: Int) {
    Window<BackfillFiles.Item>(
      size: windowSize, lane: Lane(on: read), cost: { Self.cost($0) },
      source: { [files, stop] in stop.isRaised ? nil : files.next() },
      enter: { [self] window, number, item in
        read.submit {
          finish(item) { finished in
            // What is left of a large document is its article: one unit like any other.
            if Self.cost(item) > 1 { window.leave(Self.cost(item) - 1) }
            store.submit(finished, number: number, left: { window.leave($0, failure: $1) })
          }
        }
      },
      ended: { [store] window, count in store.end(after: count, left: { window.leave($0, failure: $1) }) }
    ).run()
  }

  private static func cost(_ item: BackfillFiles.Item) -> Int { 1 + item.byteCount / unitBytes }

  private func finish(_ item: BackfillFiles.Item, done: @escaping @Sendable (FinishedDocument) -> Void) {
    switch item.content {
    case .end: done(finished(item, url: nil, .endOfFile))
    case .failure(let failure):
      let detail = failure.detail ?? "\(failure.path): \(failure.code)"
      done(finished(item, url: failure.path, failed("archive", failure.code, detail)))
    case .document:
      let path = item.progress.path
      let done: @Sendable (FinishedDocument) -> Void = { [files] finished in
        if case .failed(_, let code, let detail, _, _) = finished.content {
          files.count(BackfillCounts.Failure(path: path, code: code, detail: detail))
        }
        done(finished)
      }
      do throws(InputError) {
        let bytes = try FileBytes.readUnpacked(path, maximumBytes: maximumBytes)
        let page = try Page(file: path, bytes: bytes, url: DocumentAddress.of(path))
        read(page, ArticleSource(kind: .file, path: path), of: item, done: done)
      } catch {
        done(finished(item, url: path, failed("read", error.code, error.detail)))
      }
    case .record(let record):
      let url = record.header.targetURI
      switch ArchivedPage(record, maximumBytes: maximumBytes) {
      case .notModified: done(finished(item, url: url, .notModified))
      case .dropped(let reason): done(finished(item, url: url, .dropped(reason: reason)))
      case .failed(let code, let detail): done(finished(item, url: url, failed("archive", code, detail)))
      case .page(let page):
        let source = ArticleSource(
          kind: .warc, path: item.progress.path, offset: record.position.offset,
          length: record.position.length)
        read(page, source, of: item, done: done)
      }
    }
  }

  /// A page that ends the process again and again, or is never done, is passed over as in a run.
  private func read(
    _ page: Page, _ source: ArticleSource, of item: BackfillFiles.Item,
    done: @escaping @Sendable (FinishedDocument) -> Void
  ) {
    var unread = finished(item, url: page.url, .cancelled)
    let place = "\(source.path ?? "")\(source.offset.map { ":\($0)" } ?? "")"
    unread.document.entryID = place
    unread.document.seq = Self.mark(of: item.progress)
    unread.document.deaths = deaths[unread.document.seq] ?? 0
    guard unread.document.deaths < Quarantine.maximumDeaths else {
      let detail = "\(place): read at \(unread.document.deaths) deaths of the process, passed over"
      unread.content = failed("extract", Quarantine.crashCode, detail)
      return done(unread)
    }
    let (document, archived) = (unread.document, unread.archived)
    reading.read(page, of: document) {
      finished(item, url: page.url, content(of: page, source))
    } done: { finished in
      var finished = finished
      finished.archived = finished.archived ?? archived
      done(finished)
    }
  }

  /// Tells the document in the file of marks, which knows numbers only. Negative: the others are the ledger's.
  static func mark(of progress: SourceFileProgress) -> Int64 {
    let place = "\(progress.path)\n\(progress.offset)\n\(progress.memberIndex)"
    let bits = SHA256.key(place).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    return Int64(bitPattern: bits | 1 << 63)
  }

  private func content(of page: Page, _ source: ArticleSource) -> FinishedDocument.Content {
    do throws(ExtractError) {
      let article = try extract(page, source)
      return DocumentReader.reasonToDrop(article).map { .dropped(reason: $0) }
        ?? .article(PreparedArticle(article))
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
    if case .article(let prepared) = content {
      address = prepared.article.url ?? prepared.article.urlCanonical
    }
    let parsed = address.flatMap { WebURL($0) }.flatMap { $0.isHTTP ? $0 : nil }
    let isDocument = if case .document = item.content { true } else { false }
    let document = PendingDocument(
      seq: 0, url: url ?? item.progress.path, host: parsed?.host ?? "",
      feedID: (isDocument ? ArticleSource.Kind.file : .warc).ledgerID)
    let entry = parsed.map {
      DiscoveredEntry(
        key: Identity.ledgerKey(of: $0), url: $0.string, host: $0.host, entryID: nil,
        entryHash: [UInt8](repeating: 0, count: 16), published: nil)
    }
    var archived = FinishedDocument.Archived(entry: entry, progress: item.progress, total: item.total)
    if case .record(let record) = item.content {
      archived.start = (record.position.offset, record.position.index)
    }
    return FinishedDocument(document: document, content: content, archived: archived)
  }
}
