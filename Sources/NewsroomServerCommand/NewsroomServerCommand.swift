import ArgumentParser
import Dispatch
import Foundation
import Newsroom

@main
struct NewsroomServerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "newsroom-server",
    abstract: "Serve a newsroom directory on loopback, one site a host name.",
    discussion: """
      Prints "READY http://127.0.0.1:PORT" on standard output once it accepts connections, and ends on SIGINT or SIGTERM. \
      Reach a site with: curl --connect-to ::127.0.0.1:PORT http://bansang.example/
      """)

  @Argument(help: "The directory that holds sites/ and manifest.json.")
  var directory: String

  @Option(help: "The port to listen on; 0 takes a free one.")
  var port: UInt16 = 0

  @Option(
    name: .customLong("latency-ms"), help: "Each answer is late by a random time up to this, in milliseconds."
  )
  var maximumLatencyMilliseconds = 0

  func validate() throws {
    guard maximumLatencyMilliseconds >= 0 else { throw ValidationError("--latency-ms takes 0 or more.") }
  }

  func run() async throws {
    let server = try NewsroomServer(
      directory: directory, port: port, latencyMilliseconds: 0...maximumLatencyMilliseconds)
    let signals = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { Task { await server.stop() } }
      source.activate()
      return source
    }
    try await server.run { port in
      FileHandle.standardOutput.write(Data("READY http://127.0.0.1:\(port)\n".utf8))
    }
    for source in signals { source.cancel() }
  }
}
