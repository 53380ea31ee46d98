import Archive
import Foundation

/// Builds archives for the tests, byte by byte.
struct WARCFixture {
  var bytes: [UInt8] = []
  /// Where each part begins.
  private(set) var offsets: [Int] = []
  let isCompressed: Bool

  init(isCompressed: Bool) { self.isCompressed = isCompressed }

  static func response(_ body: String, fields: String = "Content-Type: text/html\r\n", status: Int = 200)
    -> [UInt8]
  {
    Array("HTTP/1.1 \(status) OK\r\n\(fields)\r\n\(body)".utf8)
  }

  mutating func add(
    _ kind: WARCRecord.Kind = .response, uri: String = "https://news.example/a",
    content: [UInt8] = WARCFixture.response("<p>Tin</p>")
  ) {
    let fields = [
      (name: "WARC-Record-ID", value: "<urn:uuid:\(UUID().uuidString)>"),
      (name: "WARC-Date", value: "2026-11-20T01:02:03Z"), (name: "WARC-Target-URI", value: uri),
      (name: "Content-Type", value: "application/http; msgtype=response"),
    ]
    addRaw(
      isCompressed
        ? WARCWriter.member(kind, fields: fields, content: content)
        : WARCWriter.record(kind, fields: fields, content: content))
  }

  mutating func addRaw(_ part: [UInt8]) {
    offsets.append(bytes.count)
    bytes += part
  }

  /// A record whose header says what it likes.
  static func record(length: String, content: String) -> [UInt8] {
    Array(
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/bad\r\nContent-Length: \(length)\r\n\r\n\(content)\r\n\r\n"
        .utf8)
  }

  func write(to path: String) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
}
