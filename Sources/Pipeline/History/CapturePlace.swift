internal import Addresses
internal import Archive
internal import Model
internal import Store
public import Time

/// Where the bytes of a page lie in an archive of `bantin run --archive`.
public struct CapturePlace: Sendable, Equatable {
  /// Of one address; a dataset of years may have fetched it often.
  static let maximumCount = 16
  /// Of the archives that are read for one address.
  static let maximumArchiveBytes: Int64 = 4 << 30
  /// Of a captured page; a larger one is found all the same, without its status.
  private static let maximumPageBytes = 32 << 20

  public var path: String
  /// Where the response begins, in bytes of the file.
  public var offset: Int64
  public var length: Int64
  /// When it was fetched.
  public var date: Timestamp?
  /// Of HTTP.
  public var status: Int?

  /// Captures of the address, or of the one that it was redirected to; and the archives that were not searched: beyond the
  /// limit, or unreadable, as they may have been moved away.
  static func find(_ url: String, in files: [PartPlace]) -> (places: [CapturePlace], unsearched: [String]) {
    let url = URLCredentials.removed(from: url)
    var places: [CapturePlace] = []
    var unsearched: [String] = []
    var bytesLeft = maximumArchiveBytes
    for file in files where places.count < maximumCount {
      guard file.length <= bytesLeft else {
        unsearched.append(file.readablePath)
        continue
      }
      bytesLeft -= file.length
      do throws(ArchiveError) {
        try search(file.readablePath, for: url, into: &places)
      } catch {
        unsearched.append(file.readablePath)
      }
    }
    return (Array(places.prefix(maximumCount)), unsearched)
  }

  private static func search(
    _ path: String, for url: String, into places: inout [CapturePlace]
  ) throws(ArchiveError) {
    var limits = WARCReader.Limits()
    limits.maximumContentBytes = maximumPageBytes
    let reader = try WARCReader(path: path, limits: limits)
    /// The response that belongs to the request for the address.
    var wanted: String?
    while places.count < maximumCount,
      let item = try reader.next({ header in
        header.kind == .metadata || header.kind == .response && isCapture(header, of: url, wanted)
      })
    {
      guard case .record(let record) = item else { continue }
      let header = record.header
      if header.kind == .metadata, Listing(fields: record.content)?.requested == url {
        wanted = header.fields["WARC-Concurrent-To"]
      } else if header.kind == .response, isCapture(header, of: url, wanted) {
        places.append(
          CapturePlace(
            path: path, offset: record.position.offset, length: record.position.length, date: header.date,
            status: status(of: record.content)))
      }
    }
  }

  private static func isCapture(_ header: WARCRecord.Header, of url: String, _ wanted: String?) -> Bool {
    header.targetURI == url || wanted != nil && header.recordID == wanted
  }

  /// `HTTP/1.1 200 OK`.
  private static func status(of message: [UInt8]) -> Int? {
    let line = String(decoding: message.prefix(16), as: UTF8.self)
    return line.split(separator: " ").dropFirst().first.flatMap { Int($0) }
  }
}
