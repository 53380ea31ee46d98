internal import Foundation

/// A folder of a test's own, gone with it.
public final class TemporaryDirectory: Sendable {
  public let path: String

  public init() {
    let url = FileManager.default.temporaryDirectory.appending(path: "bantin-test-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      preconditionFailure("no temporary folder can be made: \(error)")
    }
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
