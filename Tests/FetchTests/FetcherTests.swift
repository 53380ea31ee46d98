import Model
import TestSupport
import Testing

@testable import Fetch

/// Servers that behave: what is sent, what comes back, in which order.
@Suite(.serialized) struct FetcherTests {
  /// Quick, and at home on loopback.
  static func configuration(_ change: (inout FetchConfiguration) -> Void = { _ in }) -> FetchConfiguration {
    var configuration = FetchConfiguration()
    configuration.userAgent = "bantin/9.9 (+https://bantin.test/contact)"
    configuration.allowedPrivateAddresses = ["127.0.0.1"]
    configuration.hostGapMilliseconds = 0
    configuration.retryDelayMilliseconds = 1
    configuration.proxy = ""
    change(&configuration)
    return configuration
  }

  static func fetch(
    _ request: Request, _ configuration: FetchConfiguration = configuration(),
    robots: InMemoryRobotsStore = InMemoryRobotsStore()
  ) async -> Result<Response, FetchError> {
    let fetcher = Fetcher(configuration, robots: robots)
    defer { fetcher.shutdown() }
    return await fetcher.fetch(request)
  }

  @Test func aPageComesWithItsFieldsAndSaysWhoAsked() async throws {
    let server = try await HTTPFaultServer { target, fields in
      guard target == "/a?b=c" else { return .init(404) }
      return .init(
        200,
        headers: [
          "Content-Type": "text/html; charset=utf-8", "ETag": "\"1\"", "Cache-Control": "max-age=60",
        ],
        body: fields["user-agent"].map { $0 + " " + (fields["accept"] ?? "") } ?? "")
    }
    defer { server.stop() }
    let response = try await Self.fetch(Request(url: server.url("/a?b=c#d"), purpose: .page)).get()
    #expect(response.status == 200)
    #expect(response.url == server.url("/a?b=c"))
    #expect(response.contentType == "text/html; charset=utf-8")
    #expect(response.cacheControl == "max-age=60")
    #expect(response.validators == Validators(etag: "\"1\""))
    #expect(response.httpVersion == "1.1")
    #expect(
      String(decoding: response.body, as: UTF8.self).hasPrefix(
        "bantin/9.9 (+https://bantin.test/contact) text/html"))
    #expect(response.wireBytes == response.body.count)
    #expect(response.timing.totalMicroseconds > 0)
  }

  @Test func anUnchangedPageIsNotModified() async throws {
    let server = try await HTTPFaultServer { target, fields in
      guard target == "/a" else { return .init(404) }
      let isSame =
        fields["if-none-match"] == "\"1\"" && fields["if-modified-since"] == "Sun, 06 Nov 1994 08:49:37 GMT"
      return isSame ? .init(304, headers: ["ETag": "\"1\""]) : .init(200, body: "new")
    }
    defer { server.stop() }
    let validators = Validators(etag: "\"1\"", lastModified: "Sun, 06 Nov 1994 08:49:37 GMT")
    let same = try await Self.fetch(Request(url: server.url("/a"), purpose: .feed, validators: validators))
      .get()
    #expect(same.isNotModified && same.body.isEmpty)
    let new = try await Self.fetch(Request(url: server.url("/a"), purpose: .feed)).get()
    #expect(!new.isNotModified)
  }

  @Test func validatorsThatAreNoFieldValuesAreNotSent() async throws {
    let server = try FaultServer { request, peer in
      peer.answer(
        request.target == "/a" ? "200 OK" : "404 Not Found", body: request.header("if-none-match") ?? "none")
      return .close
    }
    let request = Request(url: server.url("/a"), purpose: .page, validators: Validators(etag: "a\r\nEvil: 1"))
    #expect(try await Self.fetch(request).get().body == Array("none".utf8))
    #expect(server.requests.allSatisfy { $0.header("evil") == nil })
    server.stop()
  }

  @Test(arguments: [("a b", "x"), ("", "x"), ("X", "a\r\nY: 1"), ("X\n", "a"), ("X:", "a")])
  func headersThatWouldSmuggleAreRefused(_ name: String, _ value: String) async {
    let request = Request(
      url: "http://127.0.0.1/", purpose: .page, headers: [.init(name: name, value: value)])
    let result = await Self.fetch(request)
    #expect(throws: FetchError.self) { try result.get() }
    if case .failure(let error) = result { #expect(error.code == "invalid-header") }
  }

  @Test func redirectsAreFollowedAndRemembered() async throws {
    let server = try await HTTPFaultServer { target, _ in
      switch target {
      case "/1": .init(301, headers: ["Location": "/2"])
      case "/2": .init(308, headers: ["Location": "3?x=y z#f"])
      case "/3": .init(200, body: "end")
      case "/3?x=y%20z", "/3?x=y z": .init(200, body: "end")
      default: .init(404)
      }
    }
    defer { server.stop() }
    let response = try await Self.fetch(Request(url: server.url("/1"), purpose: .page)).get()
    #expect(response.body == Array("end".utf8))
    #expect(response.redirects.map(\.status) == [301, 308])
    #expect(response.redirects.map(\.url) == [server.url("/2"), server.url("/3?x=y%20z")])
    #expect(response.redirects.allSatisfy { $0.isPermanent })
    #expect(response.url == server.url("/3?x=y%20z"))
  }

  @Test func headersAndCredentialsDoNotFollowToAnotherOrigin() async throws {
    let other = try FaultServer { request, peer in
      peer.answer(request.target == "/robots.txt" ? "404 Not Found" : "200 OK", body: "there")
      return .close
    }
    let first = try FaultServer { [port = other.port] request, peer in
      switch request.target {
      case "/a": peer.answer("302 Found", headers: ["Location: /b"])
      case "/b": peer.answer("302 Found", headers: ["Location: http://127.0.0.1:\(port)/c"])
      default: peer.answer("404 Not Found")
      }
      return .close
    }
    let headers = [
      Request.Header(name: "Cookie", value: "s=1"), .init(name: "X-Key", value: "k"),
      .init(name: "Accept-Language", value: "vi"),
    ]
    let url = "http://user:pass@127.0.0.1:\(first.port)/a"
    let response = try await Self.fetch(Request(url: url, purpose: .page, headers: headers)).get()
    #expect(response.url == other.url("/c"))
    for request in first.requests where request.target != "/robots.txt" {
      #expect(request.header("cookie") == "s=1" && request.header("x-key") == "k")
      #expect(request.header("authorization") == "Basic dXNlcjpwYXNz")
    }
    let last = try #require(other.requests.last)
    #expect(last.target == "/c")
    #expect(
      last.header("cookie") == nil && last.header("x-key") == nil && last.header("authorization") == nil)
    #expect(last.header("accept-language") == "vi")
    first.stop()
    other.stop()
  }

  @Test func aCircleThatEndsWithACookieIsFollowed() async throws {
    let server = try FaultServer { request, peer in
      switch (request.target, request.header("cookie")) {
      case ("/a", nil):
        peer.answer("302 Found", headers: ["Set-Cookie: seen=1; Path=/; HttpOnly", "Location: /a"])
      case ("/a", "seen=1"): peer.answer("200 OK", body: "welcome")
      default: peer.answer("404 Not Found")
      }
      return .close
    }
    let response = try await Self.fetch(Request(url: server.url("/a"), purpose: .page)).get()
    #expect(response.body == Array("welcome".utf8))
    server.stop()
  }

  @Test func whatIsWrongInAConfigurationIsTold() {
    #expect(Self.configuration().problems == [])
    let wrong = Self.configuration {
      $0.connectTo = ["a:b"]
      $0.allowedPrivateAddresses = ["10.0.0.0/99", "host.example"]
      $0.caFile = "/nonexistent"
      $0.userAgent = "a\r\nb"
      $0.maximumConnections = 0
    }
    #expect(wrong.problems.count == 5)
  }

  @Test func requestsForOneHostStartInTheOrderAsked() async throws {
    let server = try FaultServer { request, peer in
      peer.answer(request.target == "/robots.txt" ? "404 Not Found" : "200 OK", body: "x")
      return .keepAlive
    }
    let fetcher = Fetcher(
      Self.configuration { $0.maximumConnectionsPerHost = 1 }, robots: InMemoryRobotsStore())
    await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
      for index in 0..<20 {
        fetcher.fetch(Request(url: server.url("/\(index)"), purpose: .page)) { _ in
          if index == 19 { done.resume() }
        }
      }
    }
    #expect(server.targets == (0..<20).map { "/\($0)" })
    fetcher.shutdown()
    server.stop()
  }

  @Test func connectionsAreUsedAgain() async throws {
    let server = try FaultServer { request, peer in
      // The script of a connection runs once a request; a new connection would show in the port it comes from.
      peer.answer(request.target == "/robots.txt" ? "404 Not Found" : "200 OK", body: "\(peer.clientPort)")
      return .keepAlive
    }
    let fetcher = Fetcher(Self.configuration(), robots: InMemoryRobotsStore())
    var ports: Set<[UInt8]> = []
    for index in 0..<5 {
      ports.insert(try await fetcher.fetch(Request(url: server.url("/\(index)"), purpose: .page)).get().body)
    }
    #expect(ports.count == 1)
    fetcher.shutdown()
    server.stop()
  }

  @Test func aHandleThatOpenedItsShareOfConnectionsLetsItsTransfersEnd() async throws {
    let server = try FaultServer { request, peer in
      if request.target == "/slow" { peer.pause(milliseconds: 500) }
      peer.answer(request.target == "/robots.txt" ? "404 Not Found" : "200 OK", body: "\(peer.clientPort)")
      return .keepAlive
    }
    let fetcher = Fetcher(
      Self.configuration { $0.connectionsPerMulti = 1 }, robots: InMemoryRobotsStore())
    async let slow = fetcher.fetch(Request(url: server.url("/slow"), purpose: .page))
    var ports: Set<[UInt8]> = []
    for index in 0..<5 {
      ports.insert(try await fetcher.fetch(Request(url: server.url("/\(index)"), purpose: .page)).get().body)
    }
    #expect(ports.count == 5)
    #expect(try await slow.get().status == 200)
    fetcher.shutdown()
    server.stop()
  }

  @Test func shutdownCompletesEverythingOnceAndRefusesWhatComesLater() async throws {
    let server = try FaultServer { _, peer in
      peer.pause(milliseconds: 2_000)
      return .close
    }
    let fetcher = Fetcher(Self.configuration(), robots: InMemoryRobotsStore())
    let codes = await withTaskGroup(of: String?.self) { group in
      for index in 0..<5 {
        group.addTask { await fetcher.fetch(Request(url: server.url("/\(index)"), purpose: .page)).code }
      }
      group.addTask {
        try? await Task.sleep(for: .milliseconds(50))
        fetcher.shutdown()
        return nil
      }
      return await group.reduce(into: [String]()) { codes, code in code.map { codes.append($0) } }
    }
    #expect(codes == Array(repeating: "cancelled", count: 5))
    #expect(await fetcher.fetch(Request(url: server.url("/"), purpose: .page)).code == "cancelled")
    server.stop()
  }

  @Test func theLoopIsReleasedAfterShutdown() async throws {
    weak var watched: FetchLoop?
    func use() async {
      let fetcher = Fetcher(Self.configuration(), robots: InMemoryRobotsStore())
      watched = fetcher.loop
      _ = await fetcher.fetch(Request(url: "http://127.0.0.1:1/", purpose: .page))
    }
    await use()
    for _ in 0..<2_000 where watched != nil { try await Task.sleep(for: .milliseconds(5)) }
    #expect(watched == nil)
  }

  @Test func connectToLeadsToTheNamedAddressOnly() async throws {
    let server = try await HTTPFaultServer { target, fields in
      target == "/robots.txt" ? .init(404) : .init(200, body: fields["host"] ?? "")
    }
    defer { server.stop() }
    let configuration = Self.configuration {
      $0.allowedPrivateAddresses = []
      $0.maximumRetries = 0
      $0.connectTo = ["news.test:80:127.0.0.1:\(server.port)"]
    }
    let named = await Self.fetch(Request(url: "http://news.test/", purpose: .page), configuration)
    #expect(try named.get().body == Array("news.test".utf8))
    let dotted = await Self.fetch(Request(url: "http://news.test./", purpose: .page), configuration)
    #expect(try dotted.get().status == 200)
    // The address is allowed for that host, not for whoever names it.
    let direct = await Self.fetch(Request(url: server.url("/"), purpose: .page), configuration)
    #expect(direct.code == "address-refused")
  }

  @Test func aProxyIsAskedForTheWholeURL() async throws {
    let proxy = try FaultServer { request, peer in
      peer.answer(request.target.hasSuffix("robots.txt") ? "404 Not Found" : "200 OK", body: request.target)
      return .close
    }
    let configuration = Self.configuration {
      $0.allowedPrivateAddresses = []
      $0.proxy = "http://127.0.0.1:\(proxy.port)"
    }
    let response = try await Self.fetch(Request(url: "http://news.test/a", purpose: .page), configuration)
      .get()
    #expect(response.body == Array("http://news.test/a".utf8))
    for url in ["http://10.0.0.1/", "http://localhost/", "http://[::1]/"] {
      #expect(await Self.fetch(Request(url: url, purpose: .page), configuration).code == "address-refused")
    }
    proxy.stop()
  }

  @Test func aProxyThatRefusesIsToBlameItself() async throws {
    let proxy = try FaultServer { _, peer in
      peer.answer("403 Forbidden")
      return .close
    }
    let configuration = Self.configuration {
      $0.maximumRetries = 0
      $0.proxy = "http://127.0.0.1:\(proxy.port)"
    }
    let result = await Self.fetch(Request(url: "https://news.test/", purpose: .page), configuration)
    #expect(result.code == "proxy")
    proxy.stop()
  }
}

extension Result<Response, FetchError> {
  /// The error's code; nil for a response.
  var code: String? {
    if case .failure(let error) = self { error.code } else { nil }
  }
}
