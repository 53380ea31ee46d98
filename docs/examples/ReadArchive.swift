import Archive

/// The addresses and bodies of the pages in a WARC file, whatever packs it; damage is passed over.
func readArchive(_ path: String, page: (_ url: String, _ body: [UInt8]) -> Void) throws(ArchiveError) {
  let archive = try WARCReader(path: path)
  while let item = try archive.next({ $0.kind == .response && $0.isHTTP }) {
    guard case .record(let record) = item, let url = record.header.targetURI, !record.content.isEmpty,
      let message = try? HTTPMessage(record.content, maximumBytes: 10 << 20)
    else { continue }
    page(url, message.body)
  }
}
