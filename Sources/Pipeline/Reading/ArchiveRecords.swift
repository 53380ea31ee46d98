internal import Archive
internal import Model
internal import Time

/// The records of an archive that can be documents, and its broken places: the one loop over an archive, for backfill,
/// extraction and replay. Confined to one queue or thread.
final class ArchiveRecords: @unchecked Sendable {  // because it is confined to its owner's queue
  enum Item: Sendable {
    /// With what its source said of it, where the archive is one of ours.
    case record(WARCRecord, Listing?)
    /// A broken place; without damage the rest of the archive cannot be read.
    case failure(InputError, ArchiveDamage?)

    var byteCount: Int { if case .record(let record, _) = self { record.content.count } else { 0 } }
  }

  /// Behind the last item, and behind all records that were passed over before the next.
  private(set) var position: WARCRecord.Position
  /// Records up to there, whatever their type.
  private(set) var count = 0
  private let reader: WARCReader
  private let isFromBeginning: Bool
  private let dates: ClosedRange<Int64>?
  private var listing: (of: String, Listing)?
  private var hasFailed = false
  /// A capture of a page came, or a broken place that may have been one.
  private var mayHoldCaptures = false
  private var hasOtherRecords = false

  /// - Parameter dates: captures of this time only, seconds since 1970, without listings; nil: all, with them.
  init(
    _ path: String, startingAt start: WARCRecord.Position? = nil, maximumBytes: Int,
    dates: ClosedRange<Int64>? = nil
  ) throws(ArchiveError) {
    var limits = WARCReader.Limits()
    limits.maximumContentBytes = maximumBytes
    reader = try WARCReader(path: path, startingAt: start, limits: limits)
    position = start ?? WARCRecord.Position(offset: 0)
    isFromBeginning = position == WARCRecord.Position(offset: 0)
    self.dates = dates
  }

  func next() -> Item? {
    guard !hasFailed else { return nil }
    do throws(ArchiveError) {
      while let item = try reader.next({ isWanted($0) || dates == nil && $0.kind == .metadata }) {
        position = reader.position
        switch item {
        case .damage(let damage):
          mayHoldCaptures = true
          return failure(damage)
        case .record(let record):
          count += 1
          note(record.header)
          if dates == nil, record.header.kind == .metadata,
            let id = record.header.fields["WARC-Concurrent-To"]
          {
            listing = Listing(fields: record.content).map { (id, $0) }
          }
          guard isWanted(record.header) else { continue }
          return .record(record, listing.flatMap { $0.of == record.header.recordID ? $0.1 : nil })
        }
      }
      return noCaptures()
    } catch {
      hasFailed = true
      return .failure(InputError(code: error.code.rawValue, detail: error.detail), nil)
    }
  }

  private func note(_ header: WARCRecord.Header) {
    guard !mayHoldCaptures else { return }
    if header.isDocument { mayHoldCaptures = true } else if header.isOfWeb { hasOtherRecords = true }
  }

  /// At the end of an archive none of whose records is a page, though there are records: one of Common Crawl's WET or WAT
  /// files, which would otherwise end as if all were well. One that was begun in its middle is not judged.
  private func noCaptures() -> Item? {
    guard isFromBeginning, !mayHoldCaptures, hasOtherRecords else { return nil }
    hasOtherRecords = false
    return failure(ArchiveDamage(code: .noCaptures, offset: 0, length: position.offset))
  }

  private func failure(_ damage: ArchiveDamage) -> Item {
    let error = InputError(
      code: damage.code.rawValue,
      detail: "\(damage.code.rawValue) at byte \(damage.offset), \(damage.outcome)")
    return .failure(error, damage)
  }

  /// A record that can be a document of the time asked for.
  private func isWanted(_ header: WARCRecord.Header) -> Bool {
    guard header.isDocument else { return false }
    guard let dates, let date = header.date?.secondsSinceEpoch else { return true }
    return dates.contains(date)
  }
}

extension WARCRecord.Header {
  /// True for captures of the web: what a document can be made of.
  var isDocument: Bool {
    [.response, .resource, .revisit].contains(kind) && isOfWeb
  }
}
