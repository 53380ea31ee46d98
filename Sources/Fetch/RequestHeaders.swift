internal import ASCII
internal import Model

/// The header fields of one hop.
enum RequestHeaders {
  /// No field may smuggle in another one or be no field at all (RFC 9110 §5.5, §5.6.2).
  static func check(_ request: Request) throws(FetchError) {
    for header in request.headers {
      guard !header.name.isEmpty, header.name.utf8.allSatisfy(isToken),
        header.value.utf8.allSatisfy(isFieldByte)
      else {
        throw FetchError(
          .invalidHeader, "header \(RequestURL.excerpt(header.name)): not a valid field; correct it")
      }
    }
  }

  static func make(for job: FetchJob, configuration: FetchConfiguration) -> [Request.Header] {
    // A redirect to another origin takes along what says nothing about who asks.
    let own = job.request.headers.filter { header in
      let name = header.name.lowercased()
      return job.url.origin == job.origin || name == "accept" || name == "accept-language"
    }
    var fields: [Request.Header] = [.init(name: "Accept", value: accept(job.request.purpose))]
    if let language = configuration.acceptLanguage {
      fields.append(.init(name: "Accept-Language", value: language))
    }
    // A validator comes from a server or a file: one that is no field value is as good as none.
    if let etag = job.request.validators.etag, etag.utf8.allSatisfy(isFieldByte) {
      fields.append(.init(name: "If-None-Match", value: etag))
    }
    if let date = job.request.validators.lastModified, date.utf8.allSatisfy(isFieldByte) {
      fields.append(.init(name: "If-Modified-Since", value: date))
    }
    let names = Set(own.map { $0.name.lowercased() })
    fields = fields.filter { !names.contains($0.name.lowercased()) } + own
    guard let cookies = job.cookies.field(for: job.url) else { return fields }
    // One field for all cookies (RFC 6265 §5.4).
    if let index = fields.firstIndex(where: { $0.name.lowercased() == "cookie" }) {
      fields[index].value += "; " + cookies
    } else {
      fields.append(.init(name: "Cookie", value: cookies))
    }
    return fields
  }

  private static func accept(_ purpose: Request.Purpose) -> String {
    switch purpose {
    case .feed:
      "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
        + "application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5"
    case .page: "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"
    case .robots: "text/plain, */*;q=0.5"
    case .sitemap: "application/xml, text/xml, text/plain;q=0.8, */*;q=0.5"
    }
  }

  private static func isFieldByte(_ byte: UInt8) -> Bool { byte == 0x09 || (byte >= 0x20 && byte != 0x7F) }

  private static func isToken(_ byte: UInt8) -> Bool {
    let lower = byte.asciiLowercased
    return (lower >= 0x61 && lower <= 0x7A) || byte.isASCIIDigit || "!#$%&'*+-.^_`|~".utf8.contains(byte)
  }
}
