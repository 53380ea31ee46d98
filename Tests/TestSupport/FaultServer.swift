internal import Foundation
internal import Synchronization

/// A server on loopback that does what servers must not: each connection runs a script that writes bytes, waits, breaks off.
///
/// A thread for each connection, which may block: scripts read as what happens on the wire. For servers that behave,
/// see `HTTPFaultServer`.
public final class FaultServer: Sendable {
  /// One request head.
  public struct Request: Sendable {
    public let method: String
    public let target: String
    /// The whole head, for looking at header fields.
    public let head: String

    public func header(_ name: String) -> String? {
      let wanted = name.lowercased() + ":"
      return head.split(whereSeparator: \.isNewline).first { $0.lowercased().hasPrefix(wanted) }
        .map { $0.dropFirst(wanted.count).trimmingCharacters(in: .whitespaces) }
    }
  }

  public enum Ending: Sendable {
    case close
    case keepAlive
    /// RST instead of FIN.
    case reset
  }

  public typealias Script = @Sendable (Request, Peer) -> Ending

  /// The connection as a script sees it.
  public struct Peer: Sendable {
    fileprivate let socket: Int32

    /// False once the client has gone.
    @discardableResult public func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    @discardableResult public func send(_ bytes: [UInt8]) -> Bool {
      var sent = 0
      while sent < bytes.count {
        let count = bytes.withUnsafeBytes {
          Foundation.send(socket, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { return false }
        sent += count
      }
      return true
    }

    /// Tells connections apart.
    public var clientPort: UInt16 {
      var address = sockaddr_in()
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      withUnsafeMutablePointer(to: &address) {
        _ = $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getpeername(socket, $0, &length) }
      }
      return UInt16(bigEndian: address.sin_port)
    }

    public func pause(milliseconds: UInt32) { usleep(milliseconds * 1000) }

    /// A whole answer with a right Content-Length.
    @discardableResult public func answer(
      _ status: String, headers: [String] = [], body: String = ""
    ) -> Bool {
      let fields = (headers + ["Content-Length: \(body.utf8.count)"]).map { $0 + "\r\n" }.joined()
      return send("HTTP/1.1 \(status)\r\n\(fields)\r\n\(body)")
    }
  }

  public let port: UInt16
  private let listener: Int32
  private let script: Script
  private let greeting: String
  private let log = Mutex<[Request]>([])
  private let isStopped = Atomic(false)

  /// Requests in the order in which they came.
  public var requests: [Request] { log.withLock { $0 } }
  /// Paths of the requests, robots.txt aside.
  public var targets: [String] { requests.map(\.target).filter { $0 != "/robots.txt" } }

  /// - Parameter greeting: sent before anything is read.
  public init(greeting: String = "", _ script: @escaping Script) throws {
    (listener, port) = try Self.listen()
    self.greeting = greeting
    self.script = script
    let thread = Thread { [self] in acceptConnections() }
    thread.start()
  }

  public func stop() {
    guard !isStopped.exchange(true, ordering: .relaxed) else { return }
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  public func url(_ target: String, host: String = "127.0.0.1") -> String {
    "http://\(host):\(port)\(target)"
  }

  /// A port that was free a moment ago: nothing answers there.
  public static func closedPort() throws -> UInt16 {
    let (listener, port) = try listen()
    close(listener)
    return port
  }

  /// A port whose server does not accept: connecting to it gets no answer while the value lives.
  public final class SilentPort: Sendable {
    public let port: UInt16
    private let sockets: [Int32]

    public init() throws {
      let (listener, port) = try FaultServer.listen(backlog: 0)
      self.port = port
      // The queue of a listener that accepts nothing is full after the first few; the kernel then drops what comes.
      sockets =
        [listener]
        + (0..<4).map { _ in
          let client = socket(
            AF_INET,
            Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
          var address = FaultServer.loopback(port: port)
          withUnsafePointer(to: &address) {
            _ = $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
              connect(client, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
          }
          return client
        }
    }

    deinit { for socket in sockets { close(socket) } }
  }

  private static func loopback(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  private static func listen(backlog: Int32 = 512) throws -> (Int32, UInt16) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = loopback(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) | Foundation.listen(listener, backlog) | getsockname(listener, $0, &length)
      }
    }
    guard listener >= 0, code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    return (listener, UInt16(bigEndian: address.sin_port))
  }

  private func acceptConnections() {
    while !isStopped.load(ordering: .relaxed) {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { return }
      let thread = Thread { [self] in serve(connection) }
      thread.start()
    }
  }

  private func serve(_ connection: Int32) {
    // Nothing in a test may wait for ever.
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    if !greeting.isEmpty { Peer(socket: connection).send(greeting) }
    var ending = Ending.keepAlive
    while case .keepAlive = ending, let request = Self.read(connection) {
      log.withLock { $0.append(request) }
      ending = script(request, Peer(socket: connection))
    }
    if case .reset = ending {
      var linger = linger(l_onoff: 1, l_linger: 0)
      setsockopt(connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Foundation.linger>.size))
    }
    close(connection)
  }

  private static func read(_ connection: Int32) -> Request? {
    var head: [UInt8] = []
    var byte: UInt8 = 0
    while head.count < 64 << 10, !head.suffix(4).elementsEqual("\r\n\r\n".utf8) {
      guard recv(connection, &byte, 1, 0) == 1 else { return nil }
      head.append(byte)
    }
    let text = String(decoding: head, as: UTF8.self)
    let words = text.prefix { !$0.isNewline }.split(separator: " ")
    guard words.count == 3 else { return nil }
    return Request(method: String(words[0]), target: String(words[1]), head: text)
  }
}
