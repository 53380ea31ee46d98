/// The body of an HTTP message without its content codings.
///
/// Servers are often wrong about them. A body that is not what `Content-Encoding` says is taken as it is where it is text,
/// and gzip that no header names is read as gzip.
public struct DecodedBody: Sendable {
  public let bytes: [UInt8]
  /// False where what was decoded ended too early.
  public let isWhole: Bool

  public enum Failure: Error {
    /// Neither of this coding nor text.
    case corrupt(ContentCoding)
    case tooLarge, tooManyCodings
  }

  /// That may lie over one another: more are an attack, since each may multiply the bytes.
  public static let maximumCodings = 4

  /// - Parameters:
  ///   - fields: the values of all `Content-Encoding` fields.
  ///   - maximumBytes: nothing beyond is ever made.
  /// - Throws: `Failure` where the body cannot be decoded, or more codings lie over one another than ``maximumCodings``.
  public init(_ body: [UInt8], contentEncoding fields: [String], maximumBytes: Int) throws(Failure) {
    let codings = ContentCoding.codings(of: fields)
    guard codings.count <= Self.maximumCodings else { throw .tooManyCodings }
    var (bytes, isWhole) = (body, true)
    func take(off coding: ContentCoding) throws(ContentCoding.Failure) {
      let decoded = try coding.decode(bytes, maximumBytes: maximumBytes)
      (bytes, isWhole) = (decoded.bytes, isWhole && decoded.isWhole)
    }
    for coding in codings where !bytes.isEmpty {
      do throws(ContentCoding.Failure) { try take(off: coding) } catch {
        if error == .tooLarge { throw .tooLarge }
        guard Inflater.isGzip(bytes) || Self.isText(bytes) else { throw .corrupt(coding) }
      }
    }
    if Inflater.isGzip(bytes) {
      // What only looks like gzip is taken as it is.
      do throws(ContentCoding.Failure) { try take(off: .gzip) } catch {
        if error == .tooLarge { throw .tooLarge }
      }
    }
    (self.bytes, self.isWhole) = (bytes, isWhole)
  }

  /// Compressed bytes have control characters among the first few.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    bytes.prefix(lookedAtBytes).allSatisfy { $0 >= 0x20 || (0x09...0x0D).contains($0) }
  }

  private static let lookedAtBytes = 512
}
