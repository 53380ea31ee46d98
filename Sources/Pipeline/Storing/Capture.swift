internal import Addresses
internal import Archive
internal import Fetch
internal import Model
internal import Store
internal import Time

/// What was fetched, as WARC 1.1 records: the request, what the feed said of the page, and the response.
///
/// libcurl hands the body over without its codings. So the fields that described them are kept under the names that
/// archives have for that, `X-Archive-Orig-…`, and the length is that of the body that is there.
struct Capture {
  /// Fields that tell how the body travelled.
  private static let wireFields = ["content-encoding", "transfer-encoding", "content-length"]

  /// The record that every file begins with.
  static func head(runID: String, now: Timestamp) -> [UInt8] {
    WARCWriter.member(
      .warcinfo,
      fields: [
        ("WARC-Record-ID", recordID()), ("WARC-Date", utc(now)), ("Content-Type", "application/warc-fields"),
      ],
      content: Array(
        "software: \(DocumentReader.programVersion)\r\nformat: WARC File Format 1.1\r\nisPartOf: \(runID)\r\n"
          .utf8))
  }

  /// One gzip member a record.
  static func members(
    _ response: Response, of document: PendingDocument, feed: Feed, userAgent: String
  ) -> [UInt8] {
    let (responseID, date) = (recordID(), utc(response.dateFetched))
    func fields(_ id: String, _ type: String, concurrentTo other: String?) -> [(name: String, value: String)]
    {
      let fields = [
        (name: "WARC-Record-ID", value: id), ("WARC-Date", date), ("WARC-Target-URI", response.url),
        ("Content-Type", type),
      ]
      return other.map { fields + [("WARC-Concurrent-To", $0)] } ?? fields
    }
    return WARCWriter.member(
      .request, fields: fields(recordID(), "application/http; msgtype=request", concurrentTo: responseID),
      content: request(response, document, userAgent: userAgent))
      + WARCWriter.member(
        .metadata, fields: fields(recordID(), "application/warc-fields", concurrentTo: responseID),
        content: Listing(document, of: feed).fields)
      + WARCWriter.member(
        .response, fields: fields(responseID, "application/http; msgtype=response", concurrentTo: nil),
        content: message(response))
  }

  private static func message(_ response: Response) -> [UInt8] {
    var head = "HTTP/1.1 \(response.status) \(response.status == 200 ? "OK" : "Fetched")\r\n"
    for line in response.headers.lines {
      let text = String(decoding: line, as: UTF8.self)
      let name = text.prefix { $0 != ":" }.lowercased()
      guard text.contains(":"), !text.hasPrefix(":") else { continue }
      head += (wireFields.contains(name) ? "X-Archive-Orig-" : "") + text + "\r\n"
    }
    head += "Content-Length: \(response.body.count)\r\n\r\n"
    return Array(head.utf8) + response.body
  }

  /// As HTTP/1.1 spells it, whatever version was spoken.
  private static func request(_ response: Response, _ document: PendingDocument, userAgent: String) -> [UInt8]
  {
    let url = WebURL(response.url)
    let target = response.url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).dropFirst(
      3
    ).first
    return Array(
      "GET /\(target ?? "") HTTP/1.1\r\nHost: \(url?.host ?? document.host)\r\nUser-Agent: \(userAgent)\r\n\r\n"
        .utf8)
  }

  private static func recordID() -> String {
    var bytes = (0..<16).map { _ in UInt8.random(in: 0...255) }
    // RFC 9562 §5.4: version 4.
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    var text = ""
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text += "-" }
      text += String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
    return "<urn:uuid:\(text)>"
  }

  private static func utc(_ time: Timestamp) -> String {
    Timestamp(secondsSinceEpoch: time.secondsSinceEpoch).rfc3339
  }
}
