import Foundation
import Synchronization
import TestSupport

/// Serves a feed of three articles, one of which it holds back until it is told to let go. It sends the signal itself when
/// that page is asked for, so the program waits for an answer just then, however busy the machine is.
final class HeldServer: Sendable {
  private let server: FaultServer
  private let state: State

  private final class State: Sendable {
    let signal = Atomic<Int32>(0)
    let process = Atomic<Int32>(0)
    let isReleased = Atomic(false)

    /// Until the page is let go, two minutes at most.
    func hold(_ peer: FaultServer.Peer) {
      var rounds = 0
      while rounds < 12_000, !isReleased.load(ordering: .relaxed) {
        let process = process.exchange(0, ordering: .acquiring)
        if process != 0 { kill(process, signal.load(ordering: .relaxed)) }
        peer.pause(milliseconds: 10)
        rounds += 1
      }
    }
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
        if request.target == "/held" { state.hold(peer) }
        let seed = request.target.utf8.reduce(3) { $0 + Int($1) }
        peer.answer(
          "200 OK", headers: ["Content-Type: text/html"], body: FeedSite.article("Page \(seed)", seed: seed))
      }
      return .keepAlive
    }
  }

  var origin: String { server.url("") }

  /// Sends a signal to a process, once, when the page that is held back is asked for.
  func send(_ signal: Int32, to run: BantinProcess) {
    state.signal.store(signal, ordering: .relaxed)
    state.process.store(run.identifier, ordering: .releasing)
  }

  func release() { state.isReleased.store(true, ordering: .relaxed) }

  func stop() {
    release()
    server.stop()
  }
}
