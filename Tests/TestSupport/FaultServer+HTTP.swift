internal import FlyingFox
internal import FlyingSocks
internal import Foundation

/// A server on loopback that speaks HTTP well, with keep-alive, and says what a test wants it to say.
public final class HTTPFaultServer: Sendable {
  public struct Answer: Sendable {
    public var status: Int
    public var headers: [String: String]
    public var body: [UInt8]

    public init(_ status: Int, headers: [String: String] = [:], body: String = "") {
      self.init(status, headers: headers, bytes: Array(body.utf8))
    }

    public init(_ status: Int, headers: [String: String] = [:], bytes: [UInt8]) {
      (self.status, self.headers, body) = (status, headers, bytes)
    }
  }

  public let port: UInt16
  private let server: HTTPServer
  private let task: Task<Void, any Error>

  /// `answer` gets the path with its query, and header fields by their name in lower case.
  public init(_ answer: @escaping @Sendable (String, [String: String]) -> Answer) async throws {
    server = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled,
      handler: ClosureHTTPHandler { request in
        let query =
          request.query.isEmpty
          ? "" : "?" + request.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        let fields = Dictionary(
          request.headers.map { ($0.key.rawValue.lowercased(), $0.value) },
          uniquingKeysWith: { first, _ in first })
        let said = answer(request.path + query, fields)
        var headers = HTTPHeaders()
        for (name, value) in said.headers { headers[HTTPHeader(name)] = value }
        return HTTPResponse(
          statusCode: HTTPStatusCode(said.status, phrase: "Status"), headers: headers, body: Data(said.body))
      })
    task = Task { [server] in try await server.run() }
    // Tests run side by side: on a busy machine a task waits for its turn.
    try await server.waitUntilListening(timeout: 60)
    guard case .ip4(_, let port) = await server.listeningAddress else { throw POSIXError(.EADDRNOTAVAIL) }
    self.port = port
  }

  public func url(_ target: String, host: String = "127.0.0.1") -> String {
    "http://\(host):\(port)\(target)"
  }

  public func stop() { task.cancel() }
}
