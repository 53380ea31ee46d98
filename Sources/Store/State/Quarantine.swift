internal import Foundation
internal import Model

/// The bytes of pages that killed the process or did not end, in `<root>/quarantine`, to be looked at and tried again.
///
/// `<number>.page` is the body as it was served, `<number>.json` says whose it is. The oldest go when there is no room:
/// what is known of the document stays in the ledger.
public struct Quarantine: Sendable {
  /// The code under which the ledger holds a document that was being read when the process died, too often.
  public static let crashCode = "crash"
  /// … and one whose reading did not end.
  public static let timeLimitCode = "time-limit"
  public static let codes = [crashCode, timeLimitCode]
  /// Deaths of the process, while a page was read, that make it the culprit. A run that has suspects
  /// reads one page at a time, so that a second death names one page only; a kill from outside seldom meets the same page thrice.
  public static let maximumDeaths = 3

  private let folder: String
  private let maximumBytes: Int64

  public init(root: String, maximumBytes: Int64 = 256 << 20) {
    folder = root + "/quarantine"
    self.maximumBytes = maximumBytes
  }

  /// Keeps the bytes of a page and where they came from, and removes the oldest where there are too many.
  /// - Throws: `StoreError`: `diskFull` or `io` where a file or folder cannot be made or written.
  public func keep(_ page: [UInt8], contentType: String?, of document: PendingDocument) throws(StoreError) {
    try Directory.make(folder)
    try File.replace(path(document.seq, "page"), with: page)
    var buffer = JSONBuffer()
    buffer.object { object in
      object.member("url", URLCredentials.removed(from: document.url))
      object.member("feed_id", document.feedID)
      object.member("entry_id", document.entryID)
      object.member("content_type", contentType)
      object.member("bytes", page.count)
    }
    try File.replace(path(document.seq, "json"), with: buffer.bytes + [UInt8(ascii: "\n")])
    try makeRoom()
  }

  /// The page turned out to be innocent.
  /// - Throws: `StoreError`: `diskFull` or `io` where a file or folder cannot be made or written.
  public func release(_ seq: Int64) throws(StoreError) {
    for end in ["page", "json"] { try File.removeIfThere(path(seq, end)) }
  }

  private func path(_ seq: Int64, _ end: String) -> String { "\(folder)/\(seq).\(end)" }

  private func makeRoom() throws(StoreError) {
    let seqs = try Directory.list(folder).filter { $0.hasSuffix(".page") }.compactMap {
      Int64($0.dropLast(5))
    }
    let pages = try seqs.map { seq throws(StoreError) in
      let attributes = try? FileManager.default.attributesOfItem(atPath: path(seq, "page"))
      let date = attributes?[.modificationDate] as? Date ?? .distantPast
      return (seq: seq, date: date, length: try File.length(path(seq, "page")))
    }
    var total = pages.reduce(0) { $0 + $1.length }
    for page in pages.sorted(by: { ($0.date, $0.seq) < ($1.date, $1.seq) }) where total > maximumBytes {
      try release(page.seq)
      total -= page.length
    }
  }
}
