import FlyingFox
import Foundation
import Testing

@testable import Newsroom

struct ResponderTests {
  let directory: SampleDirectory
  let responder: Responder

  init() throws {
    directory = try SampleDirectory(
      files: [
        "one.example/index.html": "<p>one</p>", "one.example/news/index.html": "<p>news</p>",
        "one.example/tin-tức.html": "<p>tin</p>", "one.example/old.html": "<p>old</p>",
        "two.example/index.html": "<p>two, and longer</p>", "two.example/feed.atom": "<feed/>",
      ],
      manifest: """
        {"hosts": {
          "one.example": {"content_types": {"html": "text/html"},
                          "paths": {"/moved": {"redirect": "/news/", "status": 308}, "/old.html": {"status": 410}}},
          "two.example": {"paths": {"/feed.atom": {"content_type": "text/xml"}}}}}
        """)
    responder = Responder(catalog: try SiteCatalog(directory: directory.path))
  }

  func answer(
    _ target: String, host: String = "one.example", method: HTTPMethod = .GET,
    _ headers: [HTTPHeader: String] = [:]
  ) -> HTTPResponse {
    let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
    var all = HTTPHeaders(headers)
    all[.host] = host
    return responder.answer(
      HTTPRequest(
        method: method, version: .http11,
        target: .init(path: parts.first ?? "", query: parts.count > 1 ? parts[1] : ""), headers: all,
        body: .init(data: Data())))
  }

  @Test func `each host has its own site, whatever the case and port of the name`() async throws {
    #expect(try await answer("/").bodyData == Data("<p>one</p>".utf8))
    #expect(try await answer("/", host: "TWO.example:8080").bodyData == Data("<p>two, and longer</p>".utf8))
    #expect(answer("/", host: "three.example").statusCode == .notFound)
    #expect(answer("/", host: "").statusCode == .badRequest)
  }

  @Test func `a folder answers with its index, and without its slash with a redirect`() async throws {
    #expect(try await answer("/news/").bodyData == Data("<p>news</p>".utf8))
    let redirect = answer("/news")
    #expect(redirect.statusCode == .movedPermanently)
    #expect(redirect.headers[.location] == "/news/")
  }

  @Test func `a path is decoded, its query plays no part`() async throws {
    #expect(try await answer("/tin-t%E1%BB%A9c.html?utm_source=rss").bodyData == Data("<p>tin</p>".utf8))
    #expect(answer("/%FF%FE").statusCode == .badRequest)
  }

  @Test func `a request in absolute form names its own host`() async throws {
    #expect(try await answer("http://two.example/", host: "one.example").bodyData.count == 22)
    #expect(try await answer("http://two.example", host: "one.example").bodyData.count == 22)
  }

  @Test(arguments: [
    "/../two.example/index.html", "/..%2F..%2Fmanifest.json", "//etc/passwd", "/news/../../manifest.json",
  ])
  func `no path leads out of the site`(path: String) {
    #expect(answer(path).statusCode == .notFound)
  }

  @Test func `the manifest sets redirects, statuses and content types`() {
    #expect(answer("/moved").statusCode == .permanentRedirect)
    #expect(answer("/moved").headers[.location] == "/news/")
    #expect(answer("/old.html").statusCode == .gone)
    #expect(answer("/old.html").headers[.eTag] == nil)
    #expect(answer("/").headers[.contentType] == "text/html")
    #expect(answer("/feed.atom", host: "two.example").headers[.contentType] == "text/xml")
    #expect(answer("/", host: "two.example").headers[.contentType] == "text/html; charset=utf-8")
  }

  @Test func `a known entity tag gets 304 and no body, another one the page`() async throws {
    let tag = try #require(answer("/").headers[.eTag])
    for known in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
      let response = answer("/", [.ifNoneMatch: known])
      #expect(response.statusCode == .notModified)
      #expect(try await response.bodyData.isEmpty)
    }
    #expect(answer("/", [.ifNoneMatch: "\"other\""]).statusCode == .ok)
    #expect(answer("/news/").headers[.eTag] != tag)
  }

  @Test func `a date condition counts only where no entity tag is sent`() throws {
    let modified = try #require(answer("/").headers[.lastModified])
    #expect(answer("/", [.ifModifiedSince: modified]).statusCode == .notModified)
    #expect(answer("/", [.ifModifiedSince: "Thu, 01 Jan 1970 00:00:00 GMT"]).statusCode == .ok)
    #expect(answer("/", [.ifModifiedSince: modified, .ifNoneMatch: "\"other\""]).statusCode == .ok)
  }

  @Test func `HEAD tells the length and sends nothing`() async throws {
    let response = answer("/", method: .HEAD)
    #expect(response.statusCode == .ok)
    #expect(response.headers[.contentLength] == "10")
    #expect(try await response.bodyData.isEmpty)
    #expect(try await answer("/none", method: .HEAD).bodyData.isEmpty)
  }

  @Test func `other methods are refused and told what is allowed`() {
    let response = answer("/", method: .POST)
    #expect(response.statusCode == .methodNotAllowed)
    #expect(response.headers[HTTPHeader("Allow")] == "GET, HEAD")
  }
}
