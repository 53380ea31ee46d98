import FlyingFox
import Foundation
import Synchronization
import Testing

@testable import Newsroom

struct NewsroomServerTests {
  /// Runs the server, gives its port to `body`, and stops it.
  func serving(_ server: NewsroomServer, _ body: (UInt16) async throws -> Void) async throws {
    let (ports, continuation) = AsyncStream.makeStream(of: UInt16.self)
    let running = Task {
      defer { continuation.finish() }
      try await server.run { continuation.yield($0) }
    }
    for await port in ports {
      try await body(port)
      await server.stop()
    }
    try await running.value
  }

  @Test func `serves on a free port until it is stopped`() async throws {
    let directory = try SampleDirectory(files: ["one.example/index.html": "<p>xin chào</p>"])
    let server = try NewsroomServer(directory: directory.path)
    #expect(server.hosts == ["one.example"])
    let answered = Mutex(0)
    try await serving(server) { port in
      #expect(port != 0)
      let bytes = try await LoopbackClient.get("/", host: "one.example", port: port)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(text.contains("\r\nContent-Length: 16\r\n"))
      #expect(text.hasSuffix("\r\n\r\n<p>xin chào</p>"))
      answered.withLock { $0 += 1 }
    }
    #expect(answered.withLock { $0 } == 1)
  }

  @Test func `a port that is taken is an error that names it`() async throws {
    let directory = try SampleDirectory(files: ["one.example/index.html": "x"])
    let first = try NewsroomServer(directory: directory.path)
    try await serving(first) { port in
      let second = try NewsroomServer(directory: directory.path, port: port)
      let error = await #expect(throws: NewsroomError.self) { try await second.run() }
      #expect(error?.description.hasPrefix("port \(port): cannot listen") == true)
    }
  }

  @Test func `a directory without sites is an error`() throws {
    let error = #expect(throws: NewsroomError.self) { try NewsroomServer(directory: "/nonexistent") }
    #expect(error?.description == "/nonexistent: no folder sites/<host> here")
  }

  @Test func `a manifest of the wrong shape is an error that names the file`() throws {
    let directory = try SampleDirectory(files: ["one.example/index.html": "x"], manifest: #"{"hosts": []}"#)
    let error = #expect(throws: NewsroomError.self) { try NewsroomServer(directory: directory.path) }
    #expect(error?.description.contains("manifest.json") == true)
  }
}
