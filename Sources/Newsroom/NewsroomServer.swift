import FlyingFox
import FlyingSocks
import Foundation

/// Serves the sites of a newsroom directory on loopback, each under its own `Host`.
///
/// The directory holds `sites/<host>/…` as plain files, `index.html` standing for its folder, and optionally `manifest.json` with
/// content types, redirects and statuses. Answers GET and HEAD, with `ETag`, `Last-Modified` and 304 (RFC 9110 §13).
/// The files are read once, when the server is made.
public struct NewsroomServer: Sendable {
  private let server: HTTPServer
  private let port: UInt16
  /// The host names that are served, sorted.
  public let hosts: [String]

  /// - Parameters:
  ///   - port: 0 takes a free one; `run` tells which.
  ///   - latencyMilliseconds: each answer is late by a random time in this range.
  /// - Throws: ``NewsroomError`` where the folder is no newsroom.
  public init(
    directory: String, port: UInt16 = 0, latencyMilliseconds: ClosedRange<Int> = 0...0
  ) throws(NewsroomError) {
    let catalog = try SiteCatalog(directory: directory)
    hosts = catalog.hosts
    self.port = port
    let address: sockaddr_in
    do { address = try .inet(ip4: "127.0.0.1", port: port) } catch {
      throw .cannotListen(port: port, reason: error.localizedDescription)
    }
    let responder = Responder(catalog: catalog)
    server = HTTPServer(
      address: address, logger: .disabled,
      handler: ClosureHTTPHandler { request in
        if latencyMilliseconds.upperBound > 0 {
          try await Task.sleep(for: .milliseconds(Int.random(in: latencyMilliseconds)))
        }
        return responder.answer(request)
      })
  }

  /// Serves until the task is cancelled or `stop` is called.
  ///
  /// - Parameter whenReady: called once, with the port, as soon as connections are accepted.
  /// - Throws: ``NewsroomError`` where it cannot listen.
  public func run(whenReady: @escaping @Sendable (UInt16) -> Void = { _ in }) async throws(NewsroomError) {
    do {
      try await withThrowingTaskGroup(of: Void.self) { [server] group in
        group.addTask { try await server.run() }
        group.addTask {
          try await server.waitUntilListening(timeout: 60)
          if case .ip4(_, let port) = await server.listeningAddress { whenReady(port) }
        }
        // The second task ends first unless the server could not listen; then its error is the one to throw.
        try await group.next()
        try await group.next()
      }
    } catch is CancellationError {
    } catch SocketError.disconnected {
    } catch {
      throw .cannotListen(port: port, reason: error.localizedDescription)
    }
  }

  /// Ends `run`; requests under way get `timeoutSeconds` to finish.
  public func stop(timeoutSeconds: Double = 0.1) async { await server.stop(timeout: timeoutSeconds) }
}
