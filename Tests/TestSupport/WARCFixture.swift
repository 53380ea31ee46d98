public import Archive
import Foundation

/// Builds archives for the tests, byte by byte.
public struct WARCFixture {
  public var bytes: [UInt8] = []
  /// Where each part begins.
  public private(set) var offsets: [Int] = []
  public let isCompressed: Bool

  public init(isCompressed: Bool) { self.isCompressed = isCompressed }

  public static func response(
    _ body: String, fields: String = "Content-Type: text/html\r\n", status: Int = 200
  )
    -> [UInt8]
  {
    Array("HTTP/1.1 \(status) OK\r\n\(fields)\r\n\(body)".utf8)
  }

  public mutating func add(
    _ kind: WARCRecord.Kind = .response, uri: String = "https://news.example/a",
    content: [UInt8] = WARCFixture.response("<p>Tin</p>"), date: String = "2026-11-20T01:02:03Z"
  ) {
    let fields = [
      (name: "WARC-Record-ID", value: "<urn:uuid:\(UUID().uuidString)>"),
      (name: "WARC-Date", value: date), (name: "WARC-Target-URI", value: uri),
      (name: "Content-Type", value: "application/http; msgtype=response"),
    ]
    addRaw(
      isCompressed
        ? WARCWriter.member(kind, fields: fields, content: content)
        : WARCWriter.record(kind, fields: fields, content: content))
  }

  public mutating func addRaw(_ part: [UInt8]) {
    offsets.append(bytes.count)
    bytes += part
  }

  /// A record whose header says what it likes.
  public static func record(length: String, content: String) -> [UInt8] {
    Array(
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/bad\r\nContent-Length: \(length)\r\n\r\n\(content)\r\n\r\n"
        .utf8)
  }

  public func write(to path: String) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
}
