internal import ArgumentParser
internal import Foundation
internal import Pipeline
internal import Store

/// Which dataset a command works on: the same two options as `bantin run` has.
struct DatasetOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Folder of the dataset.", valueName: "dir"))
  var out = "out"

  @Option(help: ArgumentHelp("The state database (default: <out>/state.sqlite).", valueName: "file"))
  var state: String?

  var rootPath: String { Self.absolute(out) }
  var statePath: String { Self.absolute(state ?? "\(out)/state.sqlite") }

  /// What a `bantin forget` that was killed has left is completed first.
  ///
  /// - Throws: exit status 66 where there is none, told on standard error.
  func openState() throws -> StateStore {
    guard FileManager.default.fileExists(atPath: statePath) else {
      StandardStream.complain(
        "no state at \(statePath); `bantin run` makes one, --out or --state name another, `bantin state rebuild` makes one from stored parts"
      )
      throw ExitCode(ExitStatus.noInput.rawValue)
    }
    let state = try StateStore(path: statePath)
    try Forgetting.completePending(in: state, root: rootPath, lockPath: lockPath)
    return state
  }

  private var lockPath: String { statePath + ".lock" }

  func lock() throws -> RunLock { try RunLock(path: lockPath) }

  /// The state while no run is at work.
  ///
  /// - Throws: as `openState`; `locked` where one is.
  func withLockedState<Value>(_ body: (StateStore) throws -> Value) throws -> Value {
    let state = try openState()
    let lock = try lock()
    defer { withExtendedLifetime(lock) {} }
    return try body(state)
  }

  /// - Throws: exit status 66 where there is no folder of parts, told on standard error.
  func requireParts() throws { try Self.requireParts(in: out) }

  static func requireParts(in folder: String) throws {
    guard FileManager.default.fileExists(atPath: folder + "/articles") else {
      StandardStream.complain("\(folder) is no dataset: it has no folder `articles`")
      throw ExitCode(ExitStatus.noInput.rawValue)
    }
  }

  /// Tells what went wrong on standard error and turns it into the exit status.
  func reporting<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as StoreError {
      StandardStream.complain(error)
      throw ExitCode(ExitStatus(error).rawValue)
    }
  }

  static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }
}
