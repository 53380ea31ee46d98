internal import ASCII
internal import Compression
public import Model

/// An HTTP response as an archive keeps it: the bytes of the wire (RFC 9112), its body taken out of the transfer and
/// content codings.
///
/// Archives are not always true to the wire: many writers store a body without its codings and leave the header
/// fields as they were. So a body that is not what a field says is taken as it stands.
public struct HTTPMessage: Sendable {
  public enum Failure: String, Error, Sendable {
    /// There is no status line, or the header has no end.
    case malformed = "bad-http-message"
    /// The body is larger than the limit.
    case tooLarge = "too-large"
  }

  /// Of a body that is unpacked for its digest only.
  private static let maximumPayloadBytes = 64 << 20

  public let status: Int
  public let fields: HeaderFields
  public let body: [UInt8]
  /// The body ends too early.
  public let isTruncated: Bool

  /// - Parameters:
  ///   - content: the content of a `response` record.
  ///   - maximumBytes: of the decoded body.
  /// - Throws: `malformed` where there is no status line or header; `tooLarge` where the decoded body is
  ///   longer.
  public init(_ content: [UInt8], maximumBytes: Int) throws(Failure) {
    guard let (status, headerStart) = Self.statusLine(content) else { throw .malformed }
    guard let (headerEnd, bodyStart) = Self.endOfHeader(content, from: headerStart) else { throw .malformed }
    self.status = status
    fields = HeaderFields(Array(content[headerStart..<headerEnd]))
    var body = content[bodyStart...]
    var isTruncated = false
    if fields["Transfer-Encoding"]?.lowercased().contains("chunked") == true,
      let chunks = Self.unchunked(body, maximumBytes: maximumBytes)
    {
      (body, isTruncated) = (chunks.bytes[...], !chunks.isWhole)
    }
    do throws(DecodedBody.Failure) {
      let decoded = try DecodedBody(
        Array(body), contentEncoding: fields.all("Content-Encoding"), maximumBytes: maximumBytes)
      self.body = decoded.bytes
      self.isTruncated = isTruncated || !decoded.isWhole
    } catch {
      if case .tooLarge = error { throw .tooLarge }
      // Writers of archives decode bodies and keep the header fields.
      self.body = Array(body)
      self.isTruncated = isTruncated
    }
    guard self.body.count <= maximumBytes else { throw .tooLarge }
  }

  /// What writers of archives take for the payload of a message: its body as it came; out of its chunks; out of its
  /// content codings, too. Made one after another, as they are asked for.
  static func payloads(of content: [UInt8]) -> some Sequence<ArraySlice<UInt8>> {
    let headerStart = content.firstIndex(of: 0x0A).map { $0 + 1 }
    let body = headerStart.flatMap { endOfHeader(content, from: $0) }.map { content[$0.body...] }
    let forms: [() -> ArraySlice<UInt8>?] = [
      { body }, { body.flatMap { unchunked($0, maximumBytes: content.count)?.bytes[...] } },
      { (try? HTTPMessage(content, maximumBytes: maximumPayloadBytes))?.body[...] },
    ]
    return forms.lazy.compactMap { $0() }
  }

  private static func statusLine(_ content: [UInt8]) -> (status: Int, end: Int)? {
    guard content.starts(with: Array("HTTP/".utf8)), let end = content.prefix(4_096).firstIndex(of: 0x0A),
      let space = content[..<end].firstIndex(of: 0x20)
    else { return nil }
    let digits = content[(space + 1)..<end].drop { $0 == 0x20 }.prefix(3)
    guard digits.count == 3, digits.allSatisfy({ $0.isASCIIDigit }) else { return nil }
    return (digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }, end + 1)
  }

  /// Where the last field ends, and where the body begins.
  private static func endOfHeader(_ content: [UInt8], from start: Int) -> (fields: Int, body: Int)? {
    var line = start
    while let end = content[line...].firstIndex(of: 0x0A) {
      if end == line || (end == line + 1 && content[line] == 0x0D) { return (line, end + 1) }
      line = end + 1
    }
    return nil
  }

  /// RFC 9112 §7.1. Nil where the bytes are not chunks at all.
  private static func unchunked(
    _ bytes: ArraySlice<UInt8>, maximumBytes: Int
  ) -> (bytes: [UInt8], isWhole: Bool)? {
    var output: [UInt8] = []
    var index = bytes.startIndex
    while true {
      guard let end = bytes[index...].prefix(1_024).firstIndex(of: 0x0A),
        let size = chunkSize(bytes[index..<end])
      else { return index == bytes.startIndex ? nil : (output, false) }
      guard size > 0 else { return (output, true) }
      let start = end + 1
      output.append(contentsOf: bytes[start..<min(bytes.endIndex, start + size)])
      guard bytes.endIndex - start > size, output.count <= maximumBytes else { return (output, false) }
      index = start + size
      // The line end of the chunk.
      if bytes[index] == 0x0D { index += 1 }
      if index < bytes.endIndex, bytes[index] == 0x0A { index += 1 }
    }
  }

  private static func chunkSize(_ line: ArraySlice<UInt8>) -> Int? {
    var size = 0
    var digits = 0
    for byte in line {
      if byte == UInt8(ascii: ";") || byte.isHTTPSpace || byte == 0x0D { return digits > 0 ? size : nil }
      guard let value = byte.hexadecimalValue, digits < 12 else { return nil }
      digits += 1
      size = size << 4 | Int(value)
    }
    return digits > 0 ? size : nil
  }
}
