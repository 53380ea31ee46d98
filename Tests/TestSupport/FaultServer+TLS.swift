public import Foundation

/// Servers behind TLS, good and bad, run by the `openssl` command.
public final class TLSFaultServer: Sendable {
  /// What is wrong with it.
  public enum Fault: Sendable { case none, expired, wrongHost, oldProtocol }

  public static let opensslPath: String? = ["/usr/bin/openssl", "/usr/local/bin/openssl", "/bin/openssl"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  public let port: UInt16
  /// The authority that signed the server's certificate.
  public let caFile: String
  private let directory: TemporaryDirectory
  private let process: Process
  /// What the client sends, and what is sent to it, where the server is a bare pipe.
  public let fromClient: FileHandle
  public let toClient: FileHandle

  /// - Parameter alpn: with it, decrypted bytes of one connection are passed as they are; without it, any request is
  ///   answered with a status page.
  public init(_ fault: Fault, alpn: String? = nil) throws {
    let directory = try TemporaryDirectory()
    self.directory = directory
    caFile = directory.path("ca.pem")
    try Self.makeCertificates(in: directory, fault)
    var arguments = [
      "s_server", "-accept", "127.0.0.1:0", "-cert", directory.path("server.pem"), "-key",
      directory.path("server.key"),
    ]
    arguments += alpn.map { ["-alpn", $0, "-naccept", "1", "-ign_eof"] } ?? ["-www"]
    if case .oldProtocol = fault { arguments += ["-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0"] }
    let (process, input, output) = (Process(), Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: Self.opensslPath ?? "openssl")
    process.arguments = arguments
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    self.process = process
    (fromClient, toClient) = (output.fileHandleForReading, input.fileHandleForWriting)
    port = try Self.readPort(fromClient)
  }

  public func stop() {
    // A child of a Dispatch thread inherits its mask, which blocks every signal that can be.
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  /// s_server names its port in a line such as `ACCEPT 127.0.0.1:40123`.
  private static func readPort(_ output: FileHandle) throws -> UInt16 {
    var text = ""
    while let chunk = try output.read(upToCount: 1), !chunk.isEmpty {
      text += String(decoding: chunk, as: UTF8.self)
      if text.hasSuffix("\n"),
        let line = text.split(separator: "\n").first(where: { $0.hasPrefix("ACCEPT ") }),
        let port = line.split(separator: ":").last.flatMap({ UInt16($0) })
      {
        return port
      }
    }
    throw POSIXError(.ECONNREFUSED)
  }

  private static func makeCertificates(in directory: TemporaryDirectory, _ fault: Fault) throws {
    let name = if case .wrongHost = fault { "other.test" } else { "fault.test" }
    let dates = if case .expired = fault { ["-days", "-1"] } else { ["-days", "2"] }
    let ec = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    try run(
      [
        "req", "-x509", "-subj", "/CN=Fault CA", "-days", "2", "-keyout", directory.path("ca.key"), "-out",
        directory.path("ca.pem"),
      ] + ec)
    try run(
      [
        "req", "-subj", "/CN=\(name)", "-keyout", directory.path("server.key"), "-out",
        directory.path("server.csr"),
      ] + ec)
    try Data("subjectAltName=DNS:\(name)\n".utf8).write(to: directory.url.appendingPathComponent("san.cnf"))
    try run(
      [
        "x509", "-req", "-in", directory.path("server.csr"), "-CA", directory.path("ca.pem"), "-CAkey",
        directory.path("ca.key"),
        "-CAcreateserial", "-extfile", directory.path("san.cnf"), "-out", directory.path("server.pem"),
      ] + dates)
  }

  private static func run(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: opensslPath ?? "openssl")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw POSIXError(.EINVAL) }
  }
}
