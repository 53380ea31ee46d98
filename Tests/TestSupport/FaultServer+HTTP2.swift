internal import Foundation

/// The server's side of one HTTP/2 connection, frame by frame (RFC 9113), over a bare TLS pipe.
public final class HTTP2FaultServer: Sendable {
  /// One step of what the server does when the first request has come.
  public enum Step: Sendable {
    case headers(status: UInt8)
    case data(String, isLast: Bool)
    case goAway(lastStream: UInt32, error: UInt32)
    case resetStream(error: UInt32)
    case bytes([UInt8])
    case close
  }

  /// Indexes of HPACK's static table (RFC 7541 Appendix A).
  public static let status200: UInt8 = 0x88

  public var port: UInt16 { pipe.port }
  public var caFile: String { pipe.caFile }
  private let pipe: TLSFaultServer

  public init(_ steps: [Step]) throws {
    pipe = try TLSFaultServer(.none, alpn: "h2")
    let thread = Thread { [pipe] in Self.serve(pipe, steps) }
    thread.start()
  }

  public func stop() { pipe.stop() }

  private static func serve(_ pipe: TLSFaultServer, _ steps: [Step]) {
    // The command tells of the handshake first, on the same pipe.
    var heard: [UInt8] = []
    while !heard.suffix(24).elementsEqual("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) {
      guard let byte = read(1, from: pipe.fromClient) else { return }
      heard += byte
    }
    write(frame(type: 4, flags: 0, stream: 0, []), to: pipe)
    while let head = read(9, from: pipe.fromClient) {
      let length = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
      guard length == 0 || read(length, from: pipe.fromClient) != nil else { return }
      if head[3] == 4, head[4] & 1 == 0 { write(frame(type: 4, flags: 1, stream: 0, []), to: pipe) }
      guard head[3] == 1 else { continue }
      let stream = head[5...8].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      for step in steps { perform(step, stream: stream, pipe) }
    }
  }

  private static func perform(_ step: Step, stream: UInt32, _ pipe: TLSFaultServer) {
    switch step {
    case .headers(let status): write(frame(type: 1, flags: 4, stream: stream, [status]), to: pipe)
    case .data(let text, let isLast):
      write(frame(type: 0, flags: isLast ? 1 : 0, stream: stream, Array(text.utf8)), to: pipe)
    case .goAway(let last, let error):
      write(frame(type: 7, flags: 0, stream: 0, bigEndian(last) + bigEndian(error)), to: pipe)
    case .resetStream(let error): write(frame(type: 3, flags: 0, stream: stream, bigEndian(error)), to: pipe)
    case .bytes(let bytes): write(bytes, to: pipe)
    case .close:
      usleep(100_000)  // what was written has to go through the pipe first
      pipe.stop()
    }
  }

  private static func frame(type: UInt8, flags: UInt8, stream: UInt32, _ payload: [UInt8]) -> [UInt8] {
    Array(bigEndian(UInt32(payload.count)).dropFirst()) + [type, flags] + bigEndian(stream) + payload
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    [UInt8(value >> 24), UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
  }

  private static func read(_ count: Int, from handle: FileHandle) -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count < count {
      guard let chunk = try? handle.read(upToCount: count - bytes.count), !chunk.isEmpty else { return nil }
      bytes += chunk
    }
    return bytes
  }

  private static func write(_ bytes: [UInt8], to pipe: TLSFaultServer) {
    try? pipe.toClient.write(contentsOf: Data(bytes))
  }
}
