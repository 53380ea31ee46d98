internal import ArgumentParser
internal import Foundation

/// DuckDB as it is installed: its own program, or a Python that has the package.
struct DuckDB {
  private enum Engine {
    case program(String)
    case python(String)
  }

  private let engine: Engine

  /// - Parameter path: what the user named; nil looks for it: `duckdb` on the PATH, the virtual environment of
  ///   `scripts/analytics` above this program or the working folder, `python3` on the PATH.
  /// - Throws: exit status 69 where there is none, with what to do told on standard error.
  init(_ path: String?) throws {
    if let path {
      engine =
        URL(fileURLWithPath: path).lastPathComponent.hasPrefix("python") ? .python(path) : .program(path)
    } else if let program = Self.onPath("duckdb") {
      engine = .program(program)
    } else if let python = (Self.environments + [Self.onPath("python3")].compactMap(\.self)).first(
      where: Self.hasPackage)
    {
      engine = .python(python)
    } else {
      StandardStream.complain(
        "Parquet is written by DuckDB, which is not installed; run scripts/analytics/setup, or `pip install duckdb` and name that Python with --duckdb"
      )
      throw ExitCode(ExitStatus.unavailable.rawValue)
    }
  }

  /// - Throws: exit status 74; what DuckDB says goes to standard error.
  func run(_ statement: String) throws {
    let (program, arguments): (String, [String]) =
      switch engine {
      case .program(let path): (path, ["-c", statement])
      case .python(let path): (path, ["-c", "import duckdb, sys; duckdb.execute(sys.argv[1])", statement])
      }
    guard try Self.status(of: program, arguments) == 0 else {
      StandardStream.complain("\(program) could not write the file; what it says stands above")
      throw ExitCode(ExitStatus.cannotWrite.rawValue)
    }
  }

  private static var environments: [String] {
    let folders =
      [Bundle.main.executablePath.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath() }]
      .compactMap(\.self) + [URL(fileURLWithPath: FileManager.default.currentDirectoryPath)]
    return folders.flatMap { folder in
      sequence(first: folder) { $0.path == "/" ? nil : $0.deletingLastPathComponent() }
        .map { $0.appending(path: ".build/venv-analytics/bin/python").path }
    }.filter(FileManager.default.isExecutableFile)
  }

  private static func onPath(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first(where: FileManager.default.isExecutableFile)
  }

  private static func hasPackage(_ python: String) -> Bool {
    (try? status(
      of: python, ["-c", "import importlib.util as u, sys; sys.exit(u.find_spec('duckdb') is None)"])) == 0
  }

  private static func status(of program: String, _ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      StandardStream.complain("cannot start \(program): \(error.localizedDescription)")
      throw ExitCode(ExitStatus.unavailable.rawValue)
    }
    process.waitUntilExit()
    return process.terminationStatus
  }
}
