internal import ArgumentParser
internal import Foundation

/// DuckDB as it is installed: its own program, or a Python that has the package.
struct DuckDB {
  private enum Engine {
    case program(String)
    case python(String)
  }

  private let engine: Engine

  /// - Parameter path: what the user named; nil looks for it: the environment's `BANTIN_DUCKDB`, `duckdb` on
  ///   the PATH, a `python3` on the PATH that has the package.
  /// - Throws: exit status 69 where there is none, with what to do told on standard error.
  init(_ path: String?) throws {
    if let path = path ?? ProcessInfo.processInfo.environment["BANTIN_DUCKDB"] {
      engine =
        URL(fileURLWithPath: path).lastPathComponent.hasPrefix("python") ? .python(path) : .program(path)
    } else if let program = Self.onPath("duckdb") {
      engine = .program(program)
    } else if let python = Self.onPath("python3"), Self.hasPackage(python) {
      engine = .python(python)
    } else {
      StandardStream.complain(
        "Parquet is written by DuckDB, which is not installed; `pip install duckdb` and name that Python with --duckdb, or run scripts/analytics/setup and export by scripts/bantin"
      )
      throw ExitCode(ExitStatus.unavailable.rawValue)
    }
  }

  /// - Parameter statements: go through a pipe, since they may be longer than an argument can be.
  /// - Throws: exit status 74; what DuckDB says goes to standard error.
  func run(_ statements: String) throws {
    let (program, arguments): (String, [String]) =
      switch engine {
      case .program(let path): (path, ["-bail", "-batch"])
      case .python(let path): (path, ["-c", "import duckdb, sys; duckdb.execute(sys.stdin.read())"])
      }
    guard try Self.status(of: program, arguments, input: statements) == 0 else {
      StandardStream.complain("\(program) could not write the file; what it says stands above")
      throw ExitCode(ExitStatus.cannotWrite.rawValue)
    }
  }

  private static func onPath(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first(where: FileManager.default.isExecutableFile)
  }

  private static func hasPackage(_ python: String) -> Bool {
    (try? status(
      of: python, ["-c", "import importlib.util as u, sys; sys.exit(u.find_spec('duckdb') is None)"])) == 0
  }

  private static func status(of program: String, _ arguments: [String], input: String = "") throws -> Int32 {
    // A program that dies before it has read everything shows that by its exit status.
    signal(SIGPIPE, SIG_IGN)
    let process = Process()
    let pipe = Pipe()
    process.standardInput = pipe
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      StandardStream.complain("cannot start \(program): \(error.localizedDescription)")
      throw ExitCode(ExitStatus.unavailable.rawValue)
    }
    try? pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try? pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
