internal import Store

/// The program's exit statuses; the larger ones are those of sysexits(3).
enum ExitStatus: Int32 {
  case success = 0
  /// Some of the inputs could not be read; the others were.
  case someFailed = 1
  /// The command line is wrong (ArgumentParser's own status).
  case usage = 64
  /// An input, such as feeds.yaml, is not what it should be.
  case badInput = 65
  /// An input is not there.
  case noInput = 66
  /// Not one feed could be had: the network, a proxy or the whole list is at fault.
  case unavailable = 69
  /// Too many pages were not read within the limit; what was read is stored.
  case gaveUp = 70
  /// The output or the state cannot be written.
  case cannotWrite = 74
  /// Another run holds the state; try later.
  case locked = 75
  case interrupted = 130
  case terminated = 143

  static let help = """
    EXIT STATUS
      0   done (of a run: feeds and pages that failed are in its report and are tried again)
      1   some inputs, or places in an archive, could not be read; the others were
      64  wrong usage
      65  an input is not what it should be (the message names file and line), or the state is damaged or lost
      66  an input is not there
      69  not one feed could be had, or a program that is needed is not installed
      70  too many pages were not read within --read-timeout: the rest was left; what was read is stored
      74  the output or the state cannot be written; what was stored before stays
      75  another run is using the state
      130, 143  ended by SIGINT, SIGTERM; what was in flight is stored or left for the next run
    """

  init(_ error: StoreError) {
    self =
      switch error.code {
      case .locked: .locked
      case .stateUnreadable, .stateTooNew, .stateLost, .partChanged: .badInput
      case .io, .diskFull, .noExchange: .cannotWrite
      }
  }
}
