internal import Glibc

/// Why something could not be kept. `code` is stable; `detail` names the file and what to do.
public struct StoreError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Code: String, Sendable {
    /// Another process is writing with the same state.
    case locked
    /// A file or folder cannot be made, opened or written.
    case io = "io-error"
    /// No room on the device.
    case diskFull = "disk-full"
    /// The state database cannot be read.
    case stateUnreadable = "state-unreadable"
    /// The parts hold what the state does not know: it was deleted, or replaced by an older one.
    case stateLost = "state-lost"
    /// A published part is not as it was published.
    case partChanged = "part-changed"
    /// What says how far a reader of changes has got is damaged, or of another dataset.
    case badCursor = "bad-cursor"
    /// The folder cannot be exchanged in one step: its file system has no such call.
    case noExchange = "no-exchange"
    /// The state was written by a newer program.
    case stateTooNew = "state-too-new"
  }

  /// Stable.
  public let code: Code
  /// Names what failed, and what to do.
  public let detail: String

  public init(_ code: Code, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  /// From `errno`, which is read first thing.
  static func system(_ action: String, _ path: String) -> StoreError {
    let number = errno
    let reason = unsafe String(cString: strerror(number))
    return StoreError(
      number == ENOSPC || number == EDQUOT ? .diskFull : .io, "cannot \(action) \(path): \(reason)")
  }

  public var description: String { detail }
}
