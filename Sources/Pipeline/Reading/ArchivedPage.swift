internal import Archive
internal import Model

/// A record of an archive as a page: what to read, or why there is nothing to read.
enum ArchivedPage {
  case page(Page)
  /// The server said that it is as before.
  case notModified
  case dropped(reason: String)
  case failed(code: String, detail: String)

  /// - Parameter maximumBytes: of the body, decoded.
  init(_ record: WARCRecord, maximumBytes: Int) {
    let header = record.header
    let url = header.targetURI
    switch header.kind {
    case .revisit: self = .notModified
    case .response where header.isHTTP:
      do throws(HTTPMessage.Failure) {
        let message = try HTTPMessage(record.content, maximumBytes: maximumBytes)
        guard (200..<300).contains(message.status) else {
          self = .dropped(reason: "http-status")
          return
        }
        self = Self.page(
          message.body, type: message.fields["Content-Type"], url: url, header: header, message: message)
      } catch {
        self = .failed(code: error.rawValue, detail: "\(url ?? "a record"): the HTTP message cannot be read")
      }
    default:
      self = Self.page(record.content, type: header.contentType, url: url, header: header, message: nil)
    }
  }

  private static func page(
    _ bytes: [UInt8], type: String?, url: String?, header: WARCRecord.Header, message: HTTPMessage?
  ) -> ArchivedPage {
    let mediaType = type?.prefix { $0 != ";" }.lowercased()
    let isMarkdown = mediaType == "text/markdown"
    guard isMarkdown || isHTML(mediaType, bytes) else { return .dropped(reason: "not-html") }
    return .page(
      Page(
        kind: isMarkdown ? .markdown : .html, bytes: bytes, url: url, contentType: type,
        status: message?.status,
        validators: Validators(etag: message?.fields["ETag"], lastModified: message?.fields["Last-Modified"]),
        dateFetched: header.date, isTruncated: header.truncated != nil || message?.isTruncated == true))
  }

  /// By what the server said, or, where it said nothing or only that it is text or bytes, by how the body begins.
  private static func isHTML(_ mediaType: String?, _ bytes: [UInt8]) -> Bool {
    switch mediaType?.trimmingPrefix(while: { $0 == " " }) {
    case "text/html", "application/xhtml+xml": return true
    case nil, "", "text/plain", "application/octet-stream", "unknown/unknown":
      let head = String(decoding: bytes.prefix(1_024), as: UTF8.self).lowercased()
      return head.contains("<html") || head.contains("<!doctype html")
    default: return false
    }
  }
}
