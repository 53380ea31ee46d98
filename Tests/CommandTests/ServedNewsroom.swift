import Foundation
import Newsroom
import Testing

/// The bundled newsroom, served on loopback for as long as `body` takes.
enum ServedNewsroom {
  static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../data/newsroom").standardized.path

  /// - Parameters:
  ///   - latencyMilliseconds: each answer is late by a random time in this range.
  ///   - body: receives the arguments that make `bantin run` find the newsroom.
  static func serve(
    directory: String = directory, latencyMilliseconds: ClosedRange<Int> = 0...0,
    _ body: (_ arguments: [String]) async throws -> Void
  ) async throws {
    let server = try NewsroomServer(directory: directory, latencyMilliseconds: latencyMilliseconds)
    let (ports, port) = AsyncStream.makeStream(of: UInt16.self)
    let serving = Task { try await server.run { port.yield($0) } }
    var iterator = ports.makeAsyncIterator()
    let listening = try #require(await iterator.next())
    try await body(["--feeds", directory + "/feeds.yaml", "--connect-to", "::127.0.0.1:\(listening)"])
    await server.stop(timeoutSeconds: 0)
    serving.cancel()
  }
}
