internal import Glibc
public import Testing

/// An input beside the output it must give: `name.xml` and `name.json`. A new pair is a new test.
public struct Golden: Sendable, CustomTestStringConvertible {
  public enum Failure: Error, CustomStringConvertible {
    case unreadable(String, errno: Int32)
    case unwritable(String, errno: Int32)

    public var description: String {
      switch self {
      case .unreadable(let path, let code): "cannot read \(path): \(String(cString: strerror(code)))"
      case .unwritable(let path, let code): "cannot write \(path): \(String(cString: strerror(code)))"
      }
    }
  }

  /// Path of the input.
  public let input: String
  public var testDescription: String { name(of: input) }

  /// Every `Fixtures/<folder>/*.<ext>` beside the calling test file, by name. None where the folder cannot be read; a test should insist
  /// that there are some.
  public static func all(_ folder: String, _ extensions: String..., file: String = #filePath) -> [Golden] {
    let directory = file.prefix(upTo: file.lastIndex(of: "/") ?? file.endIndex) + "/Fixtures/" + folder
    guard let stream = opendir(String(directory)) else { return [] }
    defer { closedir(stream) }
    var found: [Golden] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if extensions.contains(where: { name.hasSuffix("." + $0) }) {
        found.append(Golden(input: directory + "/" + name))
      }
    }
    return found.sorted { $0.input < $1.input }
  }

  public func bytes() throws -> [UInt8] { try Self.contents(of: input) }

  /// Compares with the recorded output. `RECORD=1` writes it, and so does a missing one, and then the test fails: nothing is ever blessed
  /// unseen.
  public func expect(
    _ actual: String, as ending: String = "json", sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let path = input.prefix(upTo: input.lastIndex(of: ".") ?? input.endIndex) + "." + ending
    if getenv("RECORD") != nil || access(String(path), F_OK) != 0 {
      try Self.write(actual, to: String(path))
      Issue.record("recorded \(path): review it, then run again", sourceLocation: sourceLocation)
      return
    }
    let expected = String(decoding: try Self.contents(of: String(path)), as: UTF8.self)
    #expect(actual == expected, sourceLocation: sourceLocation)
  }

  private func name(of path: String) -> String {
    String(path.suffix(from: path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex))
  }

  private static func contents(of path: String) throws -> [UInt8] {
    guard let stream = fopen(path, "rb") else { throw Failure.unreadable(path, errno: errno) }
    defer { fclose(stream) }
    var contents: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&block, 1, block.count, stream)
      contents.append(contentsOf: block[..<count])
      if count < block.count {
        guard ferror(stream) == 0 else { throw Failure.unreadable(path, errno: errno) }
        return contents
      }
    }
  }

  private static func write(_ text: String, to path: String) throws {
    guard let stream = fopen(path, "wb") else { throw Failure.unwritable(path, errno: errno) }
    let bytes = Array(text.utf8)
    let written = fwrite(bytes, 1, bytes.count, stream)
    guard fclose(stream) == 0, written == bytes.count else { throw Failure.unwritable(path, errno: errno) }
  }
}
