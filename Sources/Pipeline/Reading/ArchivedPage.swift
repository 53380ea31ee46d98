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
    guard let kind = PageSource.kind(contentType: type, bytes: bytes) else {
      return .dropped(reason: "not-html")
    }
    return .page(
      Page(
        kind: kind, bytes: bytes, url: url, contentType: type,
        status: message?.status,
        validators: Validators(etag: message?.fields["ETag"], lastModified: message?.fields["Last-Modified"]),
        dateFetched: header.date, isTruncated: header.truncated != nil || message?.isTruncated == true))
  }
}
