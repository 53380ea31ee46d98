import TestSupport
import Testing

@testable import Fetch

/// Servers behind TLS, with certificates made when the tests run.
@Suite(.serialized, .enabled(if: TLSFaultServer.opensslPath != nil, "the openssl command is not installed"))
struct FetcherTLSTests {
  /// Fetches from a server at loopback under the name that its certificate is (or should be) made out to.
  func outcome(port: UInt16, caFile: String?) async -> Result<Response, FetchError> {
    let configuration = FetcherTests.configuration {
      $0.connectTo = ["fault.test:443:127.0.0.1:\(port)"]
      $0.caFile = caFile
      $0.maximumRetries = 0
      $0.firstByteTimeoutMilliseconds = 5_000
    }
    var request = Request(url: "https://fault.test/", purpose: .page)
    request.ignoresRobots = true
    return await FetcherTests.fetch(request, configuration)
  }

  @Test func aServerThatProvesItsNameIsTrusted() async throws {
    let server = try TLSFaultServer(.none)
    #expect(try await outcome(port: server.port, caFile: server.caFile).get().status == 200)
    server.stop()
  }

  @Test func aServerOfAnUnknownAuthorityIsNot() async throws {
    let server = try TLSFaultServer(.none)
    #expect(await outcome(port: server.port, caFile: nil).code == "tls")
    server.stop()
  }

  @Test(arguments: [TLSFaultServer.Fault.expired, .wrongHost, .oldProtocol])
  func badCertificatesAndOldProtocolsAreRefused(_ fault: TLSFaultServer.Fault) async throws {
    let server = try TLSFaultServer(fault)
    #expect(await outcome(port: server.port, caFile: server.caFile).code == "tls")
    server.stop()
  }

  @Test func aCertificateFileThatIsNotThereIsATLSError() async throws {
    let server = try TLSFaultServer(.none)
    #expect(await outcome(port: server.port, caFile: "/nonexistent/ca.pem").code == "tls")
    server.stop()
  }

  @Test func plainTextWhereTLSShouldBeIsATLSError() async throws {
    let server = try FaultServer(greeting: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") { _, _ in .close }
    #expect(await outcome(port: server.port, caFile: nil).code == "tls")
    server.stop()
  }

  // MARK: HTTP/2

  func http2(_ steps: [HTTP2FaultServer.Step]) async throws -> Result<Response, FetchError> {
    let server = try HTTP2FaultServer(steps)
    defer { server.stop() }
    return await outcome(port: server.port, caFile: server.caFile)
  }

  @Test func anAnswerOverHTTP2IsRead() async throws {
    let result = try await http2([.headers(status: 0x88), .data("whole", isLast: true)])
    let response = try result.get()
    #expect(response.httpVersion == "2" && response.body == Array("whole".utf8))
  }

  @Test func goAwayInTheMiddleLetsTheAnswerUnderWayEnd() async throws {
    let result = try await http2([
      .headers(status: 0x88), .data("wh", isLast: false), .goAway(lastStream: 1, error: 0),
      .data("ole", isLast: true),
    ])
    #expect(try result.get().body == Array("whole".utf8))
  }

  @Test func goAwayAndACloseIsTruncated() async throws {
    let result = try await http2([
      .headers(status: 0x88), .data("wh", isLast: false), .goAway(lastStream: 1, error: 2), .close,
    ])
    #expect(result.code == "truncated")
  }

  @Test func aStreamThatIsResetIsAReset() async throws {
    let result = try await http2([
      .headers(status: 0x88), .data("wh", isLast: false), .resetStream(error: 2),
    ])
    #expect(result.code == "reset")
  }

  @Test func framesThatAreNoneAreNoResponse() async throws {
    let result = try await http2([.bytes([UInt8](repeating: 0xFF, count: 64))])
    #expect(result.code == "empty-response")
  }
}
