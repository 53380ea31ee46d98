internal import ASCII
internal import Addresses
internal import Archive
internal import Dedupe
internal import Foundation
internal import Model
internal import Store

/// Takes captures of forgotten addresses out of the archives of `bantin run --archive`: what was asked, what the source
/// said, and what came back. Archives of others are left alone, those that a backfill reads among them.
struct CaptureErasure {
  /// How an archive of `bantin run --archive` is named.
  private static let (prefix, suffix) = ("bantin-", ".warc.gz")

  private let plan: ErasurePlan
  private let ids: Set<String>
  private let state: StateStore

  init(plan: ErasurePlan, state: StateStore) {
    self.plan = plan
    ids = plan.ids
    self.state = state
  }

  /// Writes the archives anew without the captures.
  ///
  /// - Returns: how many captures went, and the archives that are not where the state has them.
  func run() throws(StoreError) -> (captures: Int, missing: [String]) {
    try forEachArchive { archive, found throws(StoreError) in
      try CaptureStore.remove(found.ranges, from: archive, in: state)
    }
  }

  func count() throws(StoreError) -> (captures: Int, missing: [String]) {
    try forEachArchive { _, _ in }
  }

  private typealias Found = (ranges: [Range<Int64>], captures: Int)

  private func forEachArchive(
    _ body: (PartPlace, Found) throws(StoreError) -> Void
  ) throws(StoreError) -> (captures: Int, missing: [String]) {
    var archives = try state.captureFiles()
    let known = Set(archives.map(\.readablePath))
    for folder in plan.archiveFolders {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for name in names.sorted() where name.hasPrefix(Self.prefix) && name.hasSuffix(Self.suffix) {
        guard !known.contains("\(folder)/\(name)") else { continue }
        archives.append(PartPlace(root: folder, path: name, length: 0, isPublished: true))
      }
    }
    var (captures, missing) = (0, [String]())
    for archive in archives {
      guard FileManager.default.fileExists(atPath: archive.readablePath) else {
        missing.append(archive.readablePath)
        continue
      }
      let found = try find(in: archive.readablePath)
      guard !found.ranges.isEmpty else { continue }
      try body(archive, found)
      captures += found.captures
    }
    return (captures, missing)
  }

  /// The members of the captures, neighbours as one range.
  private func find(in path: String) throws(StoreError) -> Found {
    do {
      // A request and what the source said stand before the response and name its id.
      var responses: Set<String> = []
      try forEachRecord(of: path) { record in
        guard let id = Self.responseID(record.header), isForgotten(record) else { return }
        responses.insert(id)
      }
      guard !responses.isEmpty else { return ([], 0) }
      var ranges: [Range<Int64>] = []
      try forEachRecord(of: path) { record in
        guard let id = Self.responseID(record.header), responses.contains(id) else { return }
        let (start, end) = (record.position.offset, record.position.offset + record.position.length)
        if ranges.last?.upperBound == start {
          ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound..<end
        } else {
          ranges.append(start..<end)
        }
      }
      return (ranges, responses.count)
    } catch {
      throw StoreError(
        .partChanged, "\(path) cannot be searched for what is to be forgotten: \(error.detail)")
    }
  }

  /// What is damaged is passed over.
  private func forEachRecord(
    of path: String, _ body: (WARCRecord) -> Void
  ) throws(ArchiveError) {
    let reader = try WARCReader(path: path)
    while let item = try reader.next({ $0.kind == .metadata }) {
      if case .record(let record) = item { body(record) }
    }
  }

  /// Of the response that a record is, or belongs to.
  private static func responseID(_ header: WARCRecord.Header) -> String? {
    header.kind == .response ? header.recordID : header.fields["WARC-Concurrent-To"]
  }

  private func isForgotten(_ record: WARCRecord) -> Bool {
    switch record.header.kind {
    case .response: isForgotten(record.header.targetURI)
    case .metadata: isForgotten(Listing(fields: record.content)?.requested)
    default: false
    }
  }

  private func isForgotten(_ address: String?) -> Bool {
    guard let url = address.flatMap({ WebURL($0) }) else { return false }
    return plan.covers(host: url.host) || ids.contains(Identity.ledgerKey(of: url).hexadecimal)
  }
}
