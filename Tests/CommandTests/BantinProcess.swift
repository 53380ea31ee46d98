import Foundation

/// The built program, run as a user runs it.
struct BantinProcess {
  struct Result {
    var status: Int32
    var wasKilled: Bool
    var output: String
    var errors: String
  }

  let arguments: [String]
  private let process = Process()
  private let output = FileHandle.temporary()
  private let errors = FileHandle.temporary()

  init(_ arguments: [String]) {
    self.arguments = arguments
    process.executableURL = Self.directory.appending(path: "bantin")
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
  }

  /// The folder of build products that the tests themselves lie in.
  private static var directory: URL {
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
  }

  static func run(_ arguments: String...) async throws -> Result {
    try await BantinProcess(arguments).result()
  }

  func start() throws { try process.run() }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  func result() async throws -> Result {
    if process.processIdentifier == 0 { try start() }
    await withCheckedContinuation { done in
      Thread {
        process.waitUntilExit()
        done.resume()
      }.start()
    }
    return Result(
      status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
      output: output.wholeText(), errors: errors.wholeText())
  }
}

extension FileHandle {
  /// An unlinked file: unlike a pipe it takes any amount while nobody reads.
  fileprivate static func temporary() -> FileHandle {
    guard let file = tmpfile() else { preconditionFailure("no temporary file can be made: \(errno)") }
    return FileHandle(fileDescriptor: dup(fileno(file)), closeOnDealloc: true)
  }

  fileprivate func wholeText() -> String {
    try? seek(toOffset: 0)
    return String(decoding: (try? readToEnd()) ?? Data(), as: UTF8.self)
  }
}
