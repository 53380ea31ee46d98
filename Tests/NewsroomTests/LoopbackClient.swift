import FlyingSocks
import Foundation

/// One request over a socket of its own, the answer as its bytes.
enum LoopbackClient {
  static func get(_ target: String, host: String, port: UInt16) async throws -> [UInt8] {
    let socket = try await AsyncSocket.connected(to: .inet(ip4: "127.0.0.1", port: port))
    defer { try? socket.close() }
    let request = "GET \(target) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n"
    try await socket.write(Data(request.utf8))
    var bytes: [UInt8] = []
    do {
      for try await byte in socket.bytes { bytes.append(byte) }
    } catch SocketError.disconnected {}
    return bytes
  }
}
