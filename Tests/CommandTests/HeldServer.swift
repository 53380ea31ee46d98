import Foundation
import Synchronization
import TestSupport

/// Serves a feed of three articles, one of which it holds back until it is told to let go: so a test can send a signal
/// while the program waits for an answer.
final class HeldServer: Sendable {
  private let server: FaultServer
  private let state: State

  private final class State: Sendable {
    let isAsked = Atomic(false)
    let isReleased = Atomic(false)
  }

  init() throws {
    let state = State()
    self.state = state
    server = try FaultServer { request, peer in
      let origin = "http://" + (request.header("host") ?? "")
      switch request.target {
      case "/robots.txt": peer.answer("404 Not Found")
      case "/feed":
        let items = ["1", "held", "2"].map { FeedSite.Item(title: $0, link: "\(origin)/\($0)") }
        peer.answer("200 OK", headers: ["Content-Type: application/rss+xml"], body: FeedSite.rss(items))
      default:
        if request.target == "/held" {
          state.isAsked.store(true, ordering: .relaxed)
          for _ in 0..<2_000 where !state.isReleased.load(ordering: .relaxed) { peer.pause(milliseconds: 10) }
        }
        let seed = request.target.utf8.reduce(3) { $0 + Int($1) }
        peer.answer(
          "200 OK", headers: ["Content-Type: text/html"], body: FeedSite.article("Page \(seed)", seed: seed))
      }
      return .keepAlive
    }
  }

  var origin: String { server.url("") }

  /// Returns once the page that is held back was asked for; false where that did not happen within 30 seconds.
  func waitUntilAsked() async throws -> Bool {
    for _ in 0..<3_000 {
      if state.isAsked.load(ordering: .relaxed) { return true }
      try await Task.sleep(for: .milliseconds(10))
    }
    return false
  }

  func release() { state.isReleased.store(true, ordering: .relaxed) }

  func stop() {
    release()
    server.stop()
  }
}
