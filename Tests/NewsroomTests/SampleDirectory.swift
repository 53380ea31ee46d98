import Foundation

/// A small newsroom in a temporary directory, removed with the value.
final class SampleDirectory: Sendable {
  let path: String

  init(files: [String: String], manifest: String? = nil) throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("newsroom-\(UUID().uuidString)")
    path = root.path
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      let file = root.appendingPathComponent("sites/" + name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    if let manifest { try Data(manifest.utf8).write(to: root.appendingPathComponent("manifest.json")) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
