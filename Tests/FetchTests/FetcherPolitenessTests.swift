import Model
import Synchronization
import TestSupport
import Testing

@testable import Fetch

/// robots.txt, Retry-After and further attempts, through real connections.
@Suite(.serialized) struct FetcherPolitenessTests {
  typealias Answer = HTTPFaultServer.Answer

  @Test func whatRobotsForbidsIsNotAskedFor() async throws {
    let server = try FaultServer { request, peer in
      peer.answer(
        "200 OK", body: request.target == "/robots.txt" ? "User-agent: bantin\nDisallow: /private" : "page")
      return .keepAlive
    }
    let fetcher = Fetcher(FetcherTests.configuration(), robots: InMemoryRobotsStore())
    #expect(await fetcher.fetch(Request(url: server.url("/private/1"), purpose: .page)).code == "robots")
    #expect(try await fetcher.fetch(Request(url: server.url("/1"), purpose: .page)).get().status == 200)
    var exempt = Request(url: server.url("/private/2"), purpose: .feed)
    exempt.ignoresRobots = true
    #expect(try await fetcher.fetch(exempt).get().status == 200)
    #expect(server.requests.map(\.target) == ["/robots.txt", "/1", "/private/2"])
    fetcher.shutdown()
    server.stop()
  }

  @Test(arguments: [
    (404, nil), (403, nil), (410, nil), (200, nil), (500, "robots-unreachable"), (503, "robots-unreachable"),
    (429, "robots-unreachable"),
  ])
  func errorsOfRobotsMeanWhatTheStandardSays(_ status: Int, _ code: String?) async throws {
    let server = try await HTTPFaultServer { target, _ in target == "/robots.txt" ? .init(status) : .init(200)
    }
    defer { server.stop() }
    let configuration = FetcherTests.configuration { $0.maximumRetries = 0 }
    let result = await FetcherTests.fetch(Request(url: server.url("/a"), purpose: .page), configuration)
    #expect(result.code == code)
  }

  @Test func robotsIsAskedOncePerOriginAndKeptAcrossRuns() async throws {
    let server = try FaultServer { request, peer in
      peer.answer("200 OK", body: request.target == "/robots.txt" ? "User-agent: *\nDisallow: /x" : "page")
      return .keepAlive
    }
    let store = InMemoryRobotsStore()
    for _ in 0..<2 {
      let fetcher = Fetcher(FetcherTests.configuration(), robots: store)
      await withTaskGroup(of: Void.self) { group in
        for index in 0..<5 {
          group.addTask { _ = await fetcher.fetch(Request(url: server.url("/\(index)"), purpose: .page)) }
        }
      }
      fetcher.shutdown()
    }
    #expect(server.requests.filter { $0.target == "/robots.txt" }.count == 1)
    #expect(server.targets.count == 10)
    let origin = "http://127.0.0.1:\(server.port)"
    let record = try #require(store.load(origin: origin))
    #expect(record.status == 200 && record.expiresAt - record.fetchedAt == 86_400)
    server.stop()
  }

  @Test func anOldRobotsIsAskedForConditionallyAndStandsInForAFailingServer() async throws {
    let status = Atomic(304)
    let server = try FaultServer { request, peer in
      if request.target == "/robots.txt" {
        let isConditional = request.header("if-none-match") == "\"r\""
        peer.answer(isConditional ? "\(status.load(ordering: .relaxed)) Status" : "200 OK")
      } else {
        peer.answer("200 OK", body: "page")
      }
      return .close
    }
    let origin = "http://127.0.0.1:\(server.port)"
    let now = MonotonicClock.wallSeconds
    let old = RobotsRecord(
      origin: origin, status: 200, body: Array("User-agent: *\nDisallow: /x".utf8),
      validators: .init(etag: "\"r\""),
      fetchedAt: now - 90_000, expiresAt: now - 3_600)
    for code in [304, 500] {
      status.store(code, ordering: .relaxed)
      let store = InMemoryRobotsStore([old])
      let configuration = FetcherTests.configuration { $0.maximumRetries = 0 }
      let forbidden = await FetcherTests.fetch(
        Request(url: origin + "/x", purpose: .page), configuration, robots: store)
      #expect(forbidden.code == "robots")
      let allowed = await FetcherTests.fetch(
        Request(url: origin + "/y", purpose: .page), configuration, robots: InMemoryRobotsStore([old])
      )
      #expect(allowed.code == nil)
      #expect(try #require(store.load(origin: origin)).expiresAt > now || code == 500)
    }
    server.stop()
  }

  @Test func theRobotsOfTheHostThatARedirectLeadsToIsAsked() async throws {
    let other = try FaultServer { request, peer in
      peer.answer("200 OK", body: request.target == "/robots.txt" ? "User-agent: *\nDisallow: /" : "page")
      return .close
    }
    let first = try await HTTPFaultServer { [url = other.url("/a")] target, _ in
      target == "/robots.txt" ? .init(404) : .init(302, headers: ["Location": url])
    }
    defer { first.stop() }
    let result = await FetcherTests.fetch(Request(url: first.url("/a"), purpose: .page))
    #expect(result.code == "robots")
    #expect(other.targets == [])
    other.stop()
  }

  @Test func aRobotsThatRedirectsIsFollowedAndOneThatCirclesIsNone() async throws {
    let server = try await HTTPFaultServer { target, _ in
      switch target {
      case "/robots.txt": .init(301, headers: ["Location": "/real.txt"])
      case "/real.txt": .init(200, body: "User-agent: *\nDisallow: /x")
      default: .init(200)
      }
    }
    defer { server.stop() }
    #expect(await FetcherTests.fetch(Request(url: server.url("/x"), purpose: .page)).code == "robots")
    let circle = try await HTTPFaultServer { target, _ in
      target == "/robots.txt" ? .init(301, headers: ["Location": "/robots.txt"]) : .init(200)
    }
    defer { circle.stop() }
    #expect(await FetcherTests.fetch(Request(url: circle.url("/x"), purpose: .page)).code == nil)
  }

  @Test func aRobotsLargerThanItsLimitIsReadUpToThere() async throws {
    let server = try FaultServer { request, peer in
      if request.target == "/robots.txt" {
        peer.send("HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /x\n")
        while peer.send("# filler filler filler filler filler filler filler\n") {}
      } else {
        peer.answer("200 OK")
      }
      return .close
    }
    let fetcher = Fetcher(FetcherTests.configuration(), robots: InMemoryRobotsStore())
    #expect(await fetcher.fetch(Request(url: server.url("/x"), purpose: .page)).code == "robots")
    #expect(await fetcher.fetch(Request(url: server.url("/y"), purpose: .page)).code == nil)
    fetcher.shutdown()
    server.stop()
  }

  @Test func whatBreaksOffIsTriedAgain() async throws {
    let count = Atomic(0)
    let server = try FaultServer { request, peer in
      guard request.target == "/x" else {
        peer.answer("404 Not Found")
        return .close
      }
      switch count.add(1, ordering: .relaxed).newValue {
      case 1: return .reset
      case 2: peer.answer("502 Bad Gateway")
      default: peer.answer("200 OK", body: "third")
      }
      return .close
    }
    let result = await FetcherTests.fetch(Request(url: server.url("/x"), purpose: .page))
    #expect(try result.get().body == Array("third".utf8))
    server.stop()
  }

  @Test func aShortRetryAfterIsWaitedFor() async throws {
    let count = Atomic(0)
    let server = try await HTTPFaultServer { target, _ in
      guard target == "/x" else { return .init(404) }
      return count.add(1, ordering: .relaxed).newValue == 1
        ? .init(429, headers: ["Retry-After": "1"]) : .init(200, body: "later")
    }
    defer { server.stop() }
    let result = await FetcherTests.fetch(Request(url: server.url("/x"), purpose: .page))
    #expect(try result.get().body == Array("later".utf8))
  }

  @Test func aLongRetryAfterEndsTheHostsRequestsForThisRun() async throws {
    let server = try FaultServer { request, peer in
      peer.answer(
        request.target == "/robots.txt" ? "404 Not Found" : "429 Too Many Requests",
        headers: ["Retry-After: 3600"])
      return .close
    }
    let fetcher = Fetcher(
      FetcherTests.configuration { $0.maximumConnectionsPerHost = 1 }, robots: InMemoryRobotsStore())
    let errors = await withTaskGroup(of: FetchError?.self) { group in
      for index in 0..<4 {
        group.addTask {
          guard
            case .failure(let error) = await fetcher.fetch(
              Request(url: server.url("/\(index)"), purpose: .page))
          else { return nil }
          return error
        }
      }
      return await group.reduce(into: [FetchError]()) { errors, error in error.map { errors.append($0) } }
    }
    #expect(errors.map(\.code).sorted() == ["host-backoff", "host-backoff", "host-backoff", "http-429"])
    #expect(errors.allSatisfy { $0.isTransient && ($0.retryAfterSeconds ?? 0) > 3_590 })
    #expect(server.targets.count == 1)
    // The next run knows of it without asking.
    let rests = fetcher.hostRests()
    #expect(rests.map(\.count) == [1])
    fetcher.shutdown()
    let next = Fetcher(FetcherTests.configuration(), robots: InMemoryRobotsStore(), rests: rests)
    #expect(await next.fetch(Request(url: server.url("/5"), purpose: .page)).code == "host-backoff")
    next.shutdown()
    #expect(server.targets.count == 1)
    server.stop()
  }

  @Test func aCrawlDelayIsKept() async throws {
    let server = try FaultServer { request, peer in
      peer.answer(
        "200 OK", body: request.target == "/robots.txt" ? "User-agent: *\nCrawl-delay: 7200" : "page")
      return .keepAlive
    }
    let fetcher = Fetcher(FetcherTests.configuration(), robots: InMemoryRobotsStore())
    #expect(await fetcher.fetch(Request(url: server.url("/1"), purpose: .page)).code == nil)
    #expect(await fetcher.fetch(Request(url: server.url("/2"), purpose: .page)).code == "crawl-delay")
    #expect(server.targets == ["/1"])
    fetcher.shutdown()
    server.stop()
  }
}
