internal import Archive
internal import Model
internal import Store

/// Where a document comes from, which decides where its outcome goes.
enum DocumentOrigin: Sendable {
  /// A row of the ledger: its page was fetched, its outcome is written to the row.
  case ledger(PendingDocument)
  /// A file, or a record of an archive: how far the file is read is its outcome.
  case file(FileDocument)

  var id: DocumentID {
    switch self {
    case .ledger(let document): .ledger(document.seq)
    case .file(let document): .file(document.place)
    }
  }

  /// The address of the page, or the path of a file that has none. Credentials are not masked.
  var url: String {
    switch self {
    case .ledger(let document): document.url
    case .file(let document): document.url ?? document.place.path
    }
  }

  /// For messages: `https://news.example/1`, `https://news.example/1 (/archives/a.warc at byte 4711)`.
  var description: String {
    guard case .file(let document) = self, document.source.kind == .warc else { return url }
    return "\(document.url ?? "a record") (\(document.place.path) at byte \(document.place.offset))"
  }
}

/// A document in a file.
struct FileDocument: Sendable {
  /// Where it begins.
  var place: FilePlace
  /// What is written as `source` in its record.
  var source: ArticleSource
  /// The address that the page had; nil where nothing tells it.
  var url: String?

  /// The file as a whole.
  init(file path: String, url: String? = nil) {
    place = FilePlace(path: path)
    source = ArticleSource(kind: .file, path: path)
    self.url = url
  }

  /// A record of the archive with this path or name.
  init(_ record: WARCRecord, in path: String) {
    let position = record.position
    place = FilePlace(path: path, offset: position.offset, memberIndex: position.index)
    source = ArticleSource(kind: .warc, path: path, offset: position.offset, length: position.length)
    url = record.header.targetURI
  }
}
