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
  private let output: FileHandle
  private let errors = FileHandle.temporary()

  /// - Parameters:
  ///   - output: in the place of standard output; the result's `output` is what can be read from it.
  ///   - directory: where it runs; nil: where the tests do.
  ///   - variables: of its environment, beside those of the tests.
  init(
    _ arguments: [String], output: FileHandle = .temporary(), in directory: String? = nil,
    variables: [String: String] = [:]
  ) {
    self.arguments = arguments
    self.output = output
    process.executableURL = URL(fileURLWithPath: Self.path)
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    process.environment = ProcessInfo.processInfo.environment.merging(variables) { _, new in new }
    if let directory { process.currentDirectoryURL = URL(filePath: directory) }
  }

  /// Where the build products lie, the tests among them.
  static let products = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()

  /// The built one, or that of `$BANTIN_PROGRAM`: so the tests are held against a package.
  static let path =
    ProcessInfo.processInfo.environment["BANTIN_PROGRAM"] ?? products.appending(path: "bantin").path

  static func run(_ arguments: String...) async throws -> Result {
    try await BantinProcess(arguments).result()
  }

  func start() throws { try process.run() }

  /// Of the process, once it has started.
  var identifier: Int32 { process.processIdentifier }

  var isRunning: Bool { process.isRunning }

  func send(_ signal: Int32) { kill(identifier, signal) }

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
  static func temporary() -> FileHandle {
    guard let file = tmpfile() else { preconditionFailure("no temporary file can be made: \(errno)") }
    return FileHandle(fileDescriptor: dup(fileno(file)), closeOnDealloc: true)
  }

  fileprivate func wholeText() -> String {
    try? seek(toOffset: 0)
    return String(decoding: (try? readToEnd()) ?? Data(), as: UTF8.self)
  }
}
