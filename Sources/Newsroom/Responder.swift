import FlyingFox
import Foundation
import Model
import Time

/// From a request to a response: pure, so that it is tested without a socket.
struct Responder: Sendable {
  let catalog: SiteCatalog

  func answer(_ request: HTTPRequest) -> HTTPResponse {
    guard request.method == .GET || request.method == .HEAD else {
      return Self.plain(.methodNotAllowed, "only GET and HEAD\n", headers: [HTTPHeader("Allow"): "GET, HEAD"])
    }
    guard let (host, path) = Self.address(of: request) else {
      return Self.plain(
        .badRequest, "no host, or a path that is not UTF-8\n", isHead: request.method == .HEAD)
    }
    guard let resource = catalog.resource(host: host, path: path) else {
      let missing = catalog.hosts.contains(host) ? "no such page\n" : "no such host\n"
      return Self.plain(.notFound, missing, isHead: request.method == .HEAD)
    }
    return Self.response(with: resource, to: request)
  }

  /// Lower-case host without port, and the decoded path. A request in absolute form, as proxies get it, names its own host
  /// (RFC 9112 §3.2.2).
  static func address(of request: HTTPRequest) -> (host: String, path: String)? {
    var target = Substring(request.target.path())
    var authority = Substring(request.headers[.host] ?? "")
    if let scheme = target.range(of: "http://", options: [.anchored, .caseInsensitive]) {
      let rest = target[scheme.upperBound...]
      let slash = rest.firstIndex(of: "/") ?? rest.endIndex
      authority = rest[..<slash]
      target = slash == rest.endIndex ? "/" : rest[slash...]
    }
    let host = authority.prefix { $0 != ":" }.lowercased()
    guard !host.isEmpty, target.hasPrefix("/"), let path = String(target).removingPercentEncoding else {
      return nil
    }
    return (host, path)
  }

  private static func response(with resource: Resource, to request: HTTPRequest) -> HTTPResponse {
    var headers: HTTPHeaders = [
      .contentType: resource.contentType, .contentLength: String(resource.body.count),
    ]
    headers[.location] = resource.location
    if resource.status == 200 {
      headers[.eTag] = resource.validators.etag
      // Set as one value: FlyingFox splits values at commas, and a date has one.
      headers[.lastModified] = resource.validators.lastModified
      headers[.cacheControl] = "no-cache"
    }
    let isUnchanged = resource.status == 200 && isUnchanged(resource, for: request)
    let sendsBody = request.method == .GET && !isUnchanged
    return HTTPResponse(
      statusCode: isUnchanged ? .notModified : Self.status(resource.status), headers: headers,
      body: sendsBody ? resource.body : Data())
  }

  /// RFC 9110 §13.2.2: `If-None-Match` decides where it is present, and only else `If-Modified-Since`.
  private static func isUnchanged(_ resource: Resource, for request: HTTPRequest) -> Bool {
    if let tags = request.headers[.ifNoneMatch] {
      return tags.split(separator: ",").contains { tag in
        let tag = tag.trimmingCharacters(in: .whitespaces)
        return tag == "*"
          || (tag.hasPrefix("W/") ? String(tag.dropFirst(2)) : tag) == resource.validators.etag
      }
    }
    guard let since = request.headers[.ifModifiedSince].flatMap({ HTTPDate($0.utf8) }),
      let modified = resource.validators.lastModified.flatMap({ HTTPDate($0.utf8) })
    else { return false }
    return modified <= since
  }

  private static func plain(
    _ status: HTTPStatusCode, _ text: String, headers: HTTPHeaders = [:], isHead: Bool = false
  ) -> HTTPResponse {
    var headers = headers
    headers[.contentType] = "text/plain; charset=utf-8"
    headers[.contentLength] = String(text.utf8.count)
    return HTTPResponse(statusCode: status, headers: headers, body: isHead ? Data() : Data(text.utf8))
  }

  private static func status(_ code: Int) -> HTTPStatusCode {
    switch code {
    case 200: .ok
    case 301: .movedPermanently
    case 302: .found
    case 307: .temporaryRedirect
    case 308: .permanentRedirect
    case 403: .forbidden
    case 404: .notFound
    case 410: .gone
    case 429: .tooManyRequests
    case 500: .internalServerError
    case 503: .serviceUnavailable
    default: HTTPStatusCode(code, phrase: "Status \(code)")
    }
  }
}
