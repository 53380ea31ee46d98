internal import Store

/// The program's exit statuses; those from 64 to 78 are taken from sysexits(3).
enum ExitStatus: Int32 {
  case success = 0
  /// Some of the inputs could not be read; the others were.
  case someFailed = 1
  /// The command line is wrong (ArgumentParser's own status).
  case usage = 64
  /// An input, such as feeds.yaml, is malformed, or the state is damaged or lost.
  case badInput = 65
  /// An input does not exist.
  case noInput = 66
  /// No feed could be fetched (network, proxy or the whole list is at fault), or a program is not installed.
  case unavailable = 69
  /// Too many pages took longer than `--read-timeout`; the pages read so far are stored.
  case gaveUp = 70
  /// The output or the state cannot be written.
  case cannotWrite = 74
  /// Another run is using the state; try again later.
  case locked = 75
  case interrupted = 130
  case terminated = 143

  /// The section of a command's help: its own statuses with what they mean there, and those that every command has.
  static func help(_ own: KeyValuePairs<ExitStatus, String> = [:]) -> String {
    let common = [
      (success, "done"), (usage, "wrong usage"), (cannotWrite, "the results or the state cannot be written"),
    ]
    let rows = (common + own.map { ($0, $1) }).sorted { $0.0.rawValue < $1.0.rawValue }
    let lines = rows.map { status, meaning in
      let number = String(status.rawValue)
      return "  \(number)\(String(repeating: " ", count: 5 - number.count))\(meaning)"
    }
    return (["EXIT STATUS"] + lines).joined(separator: "\n")
  }

  /// All statuses in one table.
  static let table = help([
    .someFailed: "some inputs could not be read; the others were processed",
    .badInput: "an input is malformed, or the state is damaged or lost",
    .noInput: "an input does not exist",
    .unavailable: "no feed could be fetched, or a program is not installed",
    .gaveUp: "too many pages hung; the pages read so far are stored",
    .locked: "another run is using the state; try again later",
    .interrupted: "ended by SIGINT; finished work is stored",
    .terminated: "ended by SIGTERM; finished work is stored",
  ])

  init(_ error: StoreError) {
    self =
      switch error.code {
      case .locked: .locked
      case .stateUnreadable, .stateTooNew, .stateLost, .partChanged, .badCursor: .badInput
      case .io, .diskFull, .noExchange: .cannotWrite
      }
  }
}
