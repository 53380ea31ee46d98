import Foundation
import Testing

/// The bundled newsroom, served on loopback by `newsroom-server` for as long as `body` takes.
///
/// A process of its own: in that of the tests it would wait for threads that busy tests hold, until the program
/// under test gives up on an answer.
enum ServedNewsroom {
  static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../data/newsroom").standardized.path

  /// - Parameters:
  ///   - maximumLatencyMilliseconds: each answer is late by a random time up to this.
  ///   - body: receives the arguments that make `bantin run` find the newsroom.
  static func serve(
    directory: String = directory, maximumLatencyMilliseconds: Int = 0,
    _ body: (_ arguments: [String]) async throws -> Void
  ) async throws {
    let server = Process()
    let output = Pipe()
    server.executableURL = BantinProcess.products.appending(path: "newsroom-server")
    server.arguments = [directory, "--latency-ms", "\(maximumLatencyMilliseconds)"]
    server.standardOutput = output
    try server.run()
    defer { server.terminate() }
    let ready = await withCheckedContinuation { done in
      // Blocks until the line stands there.
      Thread {
        done.resume(returning: String(decoding: output.fileHandleForReading.availableData, as: UTF8.self))
      }
      .start()
    }
    let port = try #require(ready.split(separator: ":").last.map { $0.filter(\.isNumber) }, "\(ready)")
    try await body(["--feeds", directory + "/feeds.yaml", "--connect-to", "::127.0.0.1:\(port)"])
  }
}
