internal import Addresses
internal import Foundation
internal import JSON

/// The bytes of pages that killed the process or did not end, in `<root>/quarantine`, to be looked at and tried again.
///
/// `17.page` is the body as it was served, `17.json` says whose it is; 17 is the document's number in the ledger. Of a document
/// in a file they are called `file-91b2c30f5d7e4a68.page`. The oldest go when there is no room: what is known of the document
/// stays in the ledger.
public struct Quarantine: Sendable {
  /// The failure of a document that was being read at `maximumDeaths` deaths of the process.
  public static let crashCode = "crash"
  /// The failure of a document whose reading did not end.
  public static let timeLimitCode = "time-limit"
  /// The failures that put a document into quarantine.
  public static let codes = [crashCode, timeLimitCode]
  /// Deaths of the process while a document was read, after which it is read no more. Suspects are read one at a time, so the
  /// second death names one page only, and a process that is killed from outside is seldom killed at the same page three times.
  public static let maximumDeaths = 3

  /// What is written beside the bytes of a page.
  public struct Description: Sendable {
    /// Credentials are left out.
    public var url: String
    /// Of the source that listed it; nil for a document in a file.
    public var feedID: String?
    /// The source's id for the entry.
    public var entryID: String?
    /// `Content-Type` as it was sent.
    public var contentType: String?

    public init(url: String, feedID: String? = nil, entryID: String? = nil, contentType: String? = nil) {
      self.url = url
      self.feedID = feedID
      self.entryID = entryID
      self.contentType = contentType
    }
  }

  private let folder: String
  private let maximumBytes: Int64

  public init(root: String, maximumBytes: Int64 = 256 << 20) {
    folder = root + "/quarantine"
    self.maximumBytes = maximumBytes
  }

  /// Keeps the bytes of a page and where they came from, and removes the oldest where there are too many.
  /// - Throws: `StoreError`: `diskFull` or `io` where a file or folder cannot be made or written.
  public func keep(
    _ page: [UInt8], of document: DocumentID, _ description: Description
  ) throws(StoreError) {
    let name = document.quarantineName
    try Directory.make(folder)
    try File.replace(path(name, "page"), with: page)
    var buffer = JSONBuffer()
    buffer.object { object in
      object.member("url", URLCredentials.removed(from: description.url))
      object.member("feed_id", description.feedID)
      object.member("entry_id", description.entryID)
      if case .file(let place) = document {
        object.member("path", place.path)
        object.member("offset", Int(place.offset))
      }
      object.member("content_type", description.contentType)
      object.member("bytes", page.count)
    }
    try File.replace(path(name, "json"), with: buffer.bytes + [UInt8(ascii: "\n")])
    try makeRoom()
  }

  /// The page was read to its end: its bytes are removed.
  /// - Throws: `StoreError`: `io` where a file cannot be removed.
  public func release(_ document: DocumentID) throws(StoreError) { try remove(document.quarantineName) }

  /// Removes the pages of these documents, and those whose address is forgotten.
  ///
  /// - Returns: how many.
  /// - Throws: `StoreError`: `io` where a file cannot be removed.
  public func erase(_ documents: [Int64], or isForgotten: (String) -> Bool) throws(StoreError) -> Int {
    guard File.exists(folder) else { return 0 }
    let names = Set(documents.map { DocumentID.ledger($0).quarantineName })
    var count = 0
    for file in try Directory.list(folder) where file.hasSuffix(".json") {
      let name = String(file.dropLast(".json".count))
      guard names.contains(name) || address(name).map(isForgotten) ?? false else { continue }
      try remove(name)
      count += 1
    }
    return count
  }

  private func address(_ name: String) -> String? {
    struct Address: Decodable { var url: String }
    guard let bytes = FileManager.default.contents(atPath: path(name, "json")) else { return nil }
    return try? JSONDecoder().decode(Address.self, from: bytes).url
  }

  private func remove(_ name: String) throws(StoreError) {
    for end in ["page", "json"] { try File.removeIfThere(path(name, end)) }
  }

  private func path(_ name: String, _ end: String) -> String { "\(folder)/\(name).\(end)" }

  private func makeRoom() throws(StoreError) {
    let names = try Directory.list(folder).filter { $0.hasSuffix(".page") }.map { String($0.dropLast(5)) }
    let pages = try names.map { name throws(StoreError) in
      let attributes = try? FileManager.default.attributesOfItem(atPath: path(name, "page"))
      let date = attributes?[.modificationDate] as? Date ?? .distantPast
      return (name: name, date: date, length: try File.length(path(name, "page")))
    }
    var total = pages.reduce(0) { $0 + $1.length }
    for page in pages.sorted(by: { ($0.date, $0.name) < ($1.date, $1.name) }) where total > maximumBytes {
      try remove(page.name)
      total -= page.length
    }
  }
}
