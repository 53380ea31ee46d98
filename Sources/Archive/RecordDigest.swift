internal import ASCII
internal import COpenSSL
internal import Model

/// A digest as `WARC-Block-Digest` and `WARC-Payload-Digest` carry it: `sha1:` and the digest in base 32 (RFC 4648 §6) or
/// in hexadecimal digits.
struct RecordDigest {
  private static let algorithms: Set<String> = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"]

  private let algorithm: OpaquePointer
  private let digest: [UInt8]

  /// Nil for an algorithm or a spelling that is not known: such a digest proves nothing.
  init?(_ field: String) {
    let parts = field.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let name = parts[0].lowercased().filter { $0 != "-" }
    guard Self.algorithms.contains(name), let algorithm = EVP_get_digestbyname(name) else { return nil }
    let size = Int(EVP_MD_get_size(algorithm))
    let text = Array(parts[1].utf8.filter { $0 > 0x20 && $0 != UInt8(ascii: "=") })
    guard let digest = text.count == 2 * size ? Self.hexadecimal(text) : Self.base32(text),
      digest.count == size
    else { return nil }
    (self.algorithm, self.digest) = (algorithm, digest)
  }

  /// True where OpenSSL cannot tell: some builds of it have no MD5.
  func isOf(_ bytes: ArraySlice<UInt8>) -> Bool {
    var made = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    let isMade = bytes.withUnsafeBufferPointer {
      EVP_Digest($0.baseAddress, $0.count, &made, &count, algorithm, nil) == 1
    }
    return !isMade || made.prefix(Int(count)).elementsEqual(digest)
  }

  private static func hexadecimal(_ text: [UInt8]) -> [UInt8]? {
    unpack(text, bits: 4) { $0.hexadecimalValue }
  }

  private static func base32(_ text: [UInt8]) -> [UInt8]? {
    unpack(text, bits: 5) { byte in
      switch byte {
      case 0x41...0x5A: byte - 0x41
      case 0x61...0x7A: byte - 0x61
      case 0x32...0x37: byte - 0x32 + 26
      default: nil
      }
    }
  }

  /// Bits that fill no byte at the end are padding.
  private static func unpack(_ text: [UInt8], bits: UInt32, _ value: (UInt8) -> UInt8?) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (held, count): (UInt32, UInt32) = (0, 0)
    for byte in text {
      guard let value = value(byte) else { return nil }
      held = held << bits | UInt32(value)
      count += bits
      guard count >= 8 else { continue }
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: held >> count))
    }
    return bytes
  }
}

extension WARCRecord {
  /// True where the content that was read is not what the header's digests were made of.
  ///
  /// Not checked: what was not read; the payload of a revisit, which is another record's, of one of several segments, and
  /// of a record that its writer cut. Writers do not agree on what of an HTTP message is its payload (ISO 28500:2017 §5.9
  /// leaves it to RFC 7231): its body as it came, out of its chunks, or out of its content codings. Each will do.
  var contradictsDigest: Bool {
    guard !content.isEmpty, content.count == header.contentLength else { return false }
    if let block = header.fields["WARC-Block-Digest"].flatMap({ RecordDigest($0) }), !block.isOf(content[...])
    {
      return true
    }
    guard header.kind != .revisit, header.truncated == nil, header.fields["WARC-Segment-Number"] == nil,
      let payload = header.fields["WARC-Payload-Digest"].flatMap({ RecordDigest($0) })
    else { return false }
    guard header.kind == .response || header.kind == .request, header.isHTTP else {
      return !payload.isOf(content[...])
    }
    return !HTTPMessage.payloads(of: content).contains { payload.isOf($0) }
  }
}
