internal import Archive
internal import Model

/// The records of an archive that can be documents, and its broken places. Confined to one queue or thread.
final class ArchiveRecords: @unchecked Sendable {  // because it is confined to its owner's queue
  enum Item: Sendable {
    /// With what a feed said of it, where the archive is one of ours.
    case record(WARCRecord, Capture.Hints?)
    case failure(InputError)

    var byteCount: Int { if case .record(let record, _) = self { record.content.count } else { 0 } }
  }

  private let reader: WARCReader
  private var hints: (of: String, Capture.Hints)?
  private var hasFailed = false

  init(_ path: String, maximumBytes: Int) throws(ArchiveError) {
    var limits = WARCReader.Limits()
    limits.maximumContentBytes = maximumBytes
    reader = try WARCReader(path: path, limits: limits)
  }

  func next() -> Item? {
    guard !hasFailed else { return nil }
    do throws(ArchiveError) {
      while let item = try reader.next({ $0.isDocument || $0.kind == .metadata }) {
        switch item {
        case .damage(let damage):
          return .failure(
            InputError(
              code: damage.code.rawValue,
              detail: "\(damage.code.rawValue) at byte \(damage.offset), \(damage.outcome)"))
        case .record(let record) where record.header.kind == .metadata:
          guard let id = record.header.fields["WARC-Concurrent-To"] else { continue }
          hints = Capture.Hints(fields: record.content).map { (id, $0) }
        case .record(let record) where record.header.isDocument:
          return .record(record, hints.flatMap { $0.of == record.header.recordID ? $0.1 : nil })
        case .record: continue
        }
      }
      return nil
    } catch {
      hasFailed = true
      return .failure(InputError(code: error.code.rawValue, detail: error.detail))
    }
  }
}

extension WARCRecord.Header {
  /// True for captures of the web: what a document can be made of.
  var isDocument: Bool {
    [.response, .resource, .revisit].contains(kind) && isOfWeb
  }
}
