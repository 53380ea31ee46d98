internal import ArgumentParser
internal import Dispatch
internal import Foundation
internal import Newsroom
internal import Synchronization

/// The sample sites that the demo reads, found from where this program lies and served by this process.
struct BundledNewsroom {
  private let folder: String

  var feeds: String { "\(folder)/feeds.yaml" }

  /// Of a package: `PREFIX/share/bantin/newsroom`. Of a build, which lies in `.build` below the project's folder: `data/newsroom`.
  static func found() -> BundledNewsroom? {
    guard let program = Bundle.main.executableURL?.resolvingSymlinksInPath() else { return nil }
    let beside = program.deletingLastPathComponent()
    let prefix = beside.deletingLastPathComponent()
    var above = beside
    while above.lastPathComponent != ".build", above.path != "/" { above.deleteLastPathComponent() }
    return [
      prefix.appending(path: "share/bantin/newsroom"),
      above.deletingLastPathComponent().appending(path: "data/newsroom"),
    ].lazy.compactMap(BundledNewsroom.init).first
  }

  private init?(folder: URL) {
    self.folder = folder.path
    guard FileManager.default.fileExists(atPath: feeds) else { return nil }
  }

  /// Serves the sites on loopback until the process ends.
  ///
  /// - Returns: host and port.
  /// - Throws: exit status 69 where the server does not start, told on standard error.
  func start() throws -> String {
    let start = Start()
    Task.detached { [folder] in
      do throws(NewsroomError) {
        try await NewsroomServer(directory: folder).run { start.tell(.success($0)) }
      } catch {
        start.tell(.failure(error))
      }
    }
    switch start.outcome() {
    case .success(let port): return "127.0.0.1:\(port)"
    case .failure(let error):
      StandardStream.complain("the newsroom did not start: \(error)")
      throw ExitCode(ExitStatus.unavailable.rawValue)
    }
  }

  /// How the start of a server went, for a thread that waits for it.
  private final class Start: Sendable {
    private let told = Mutex<Result<UInt16, NewsroomError>>(
      .failure(.cannotListen(port: 0, reason: "not started")))
    private let isTold = DispatchSemaphore(value: 0)

    func tell(_ outcome: Result<UInt16, NewsroomError>) {
      told.withLock { $0 = outcome }
      isTold.signal()
    }

    func outcome() -> Result<UInt16, NewsroomError> {
      isTold.wait()
      return told.withLock { $0 }
    }
  }
}
