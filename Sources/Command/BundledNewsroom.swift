internal import ArgumentParser
internal import Foundation

/// The bundled newsroom and the program that serves it, found from where this program lies.
struct NewsroomInstallation {
  /// Serving, until its process ends.
  struct Server {
    let process: Process
    /// Host and port.
    let address: String
  }

  private let folder: String
  private let server: String

  var feeds: String { "\(folder)/feeds.yaml" }

  /// Of a package: `PREFIX/lib/bantin/newsroom-server`, `PREFIX/share/bantin/newsroom`. Of a build: both programs lie beside each
  /// other in `.build`, below the project's folder.
  static func found() -> NewsroomInstallation? {
    guard let program = Bundle.main.executableURL?.resolvingSymlinksInPath() else { return nil }
    let beside = program.deletingLastPathComponent()
    let prefix = beside.deletingLastPathComponent()
    if let installation = NewsroomInstallation(
      folder: prefix.appending(path: "share/bantin/newsroom"),
      server: prefix.appending(path: "lib/bantin/newsroom-server"))
    {
      return installation
    }
    var above = beside
    while above.lastPathComponent != ".build", above.path != "/" { above.deleteLastPathComponent() }
    return NewsroomInstallation(
      folder: above.deletingLastPathComponent().appending(path: "data/newsroom"),
      server: beside.appending(path: "newsroom-server"))
  }

  private init?(folder: URL, server: URL) {
    (self.folder, self.server) = (folder.path, server.path)
    guard FileManager.default.fileExists(atPath: feeds),
      FileManager.default.isExecutableFile(atPath: self.server)
    else { return nil }
  }

  /// - Throws: exit status 69 where the server does not start, told on standard error.
  func start() throws -> Server {
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: server)
    process.arguments = [folder]
    process.standardOutput = output
    try? process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let address = line.split(separator: " ").last, line.hasPrefix("READY http://") else {
      StandardStream.complain("the newsroom did not start: \(server) \(folder)")
      throw ExitCode(ExitStatus.unavailable.rawValue)
    }
    return Server(
      process: process,
      address: address.trimmingCharacters(in: .whitespacesAndNewlines).replacing("http://", with: ""))
  }
}
