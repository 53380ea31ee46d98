internal import CDeflate

/// Makes WARC 1.1 records (ISO 28500:2017), each its own gzip member, as the standard's annex D recommends.
public enum WARCWriter {
  /// - Parameters:
  ///   - kind: the value of `WARC-Type`.
  ///   - fields: in this order, after `WARC-Type` and before `Content-Length`.
  ///   - content: the record's block.
  /// - Returns: one gzip member.
  public static func member(
    _ kind: WARCRecord.Kind, fields: [(name: String, value: String)], content: [UInt8]
  ) -> [UInt8] {
    compressed(record(kind, fields: fields, content: content))
  }

  /// The record as it stands in an uncompressed file.
  public static func record(
    _ kind: WARCRecord.Kind, fields: [(name: String, value: String)], content: [UInt8]
  ) -> [UInt8] {
    var head = "WARC/1.1\r\nWARC-Type: \(kind.rawValue)\r\n"
    for (name, value) in fields { head += "\(name): \(oneLine(value))\r\n" }
    head += "Content-Length: \(content.count)\r\n\r\n"
    var bytes = Array(head.utf8)
    bytes.reserveCapacity(bytes.count + content.count + 4)
    bytes += content
    bytes += [0x0D, 0x0A, 0x0D, 0x0A]
    return bytes
  }

  /// A value from outside must not begin a line of its own.
  private static func oneLine(_ value: String) -> String {
    value.utf8.contains { $0 < 0x20 || $0 == 0x7F }
      ? String(decoding: value.utf8.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }, as: UTF8.self) : value
  }

  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    // 6 is gzip's own default.
    guard let compressor = libdeflate_alloc_compressor(6) else { fatalError("no memory for a compressor") }
    defer { libdeflate_free_compressor(compressor) }
    let bound = libdeflate_gzip_compress_bound(compressor, bytes.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      count = libdeflate_gzip_compress(compressor, bytes, bytes.count, target.baseAddress, bound)
    }
  }
}
