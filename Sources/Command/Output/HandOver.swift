internal import ArgumentParser
internal import Foundation

/// Makes sure that output has left the process before the cursor says so.
enum HandOver {
  private static let pollMilliseconds: Int32 = 20

  /// Waits until a file has the bytes on its device, or the reader of a pipe has read them.
  ///
  /// - Returns: false where the reader has gone away.
  /// - Throws: exit status 74, told on standard error, where the device cannot take them.
  static func wait() throws -> Bool {
    var status = stat()
    guard unsafe fstat(STDOUT_FILENO, &status) == 0 else { throw failure() }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      guard fsync(STDOUT_FILENO) == 0 else { throw failure() }
      return true
    case S_IFIFO: return unreadBytesAreTaken()
    default: return true
    }
  }

  private static func unreadBytesAreTaken() -> Bool {
    while true {
      var unread: Int32 = 0
      guard unsafe ioctl(STDOUT_FILENO, UInt(FIONREAD), &unread) == 0, unread > 0 else { return true }
      if readerIsGone(withinMilliseconds: pollMilliseconds) { return false }
    }
  }

  /// Whether the pipe's reader is gone; waits so long for it.
  static func readerIsGone(withinMilliseconds milliseconds: Int32) -> Bool {
    var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
    // Nothing is asked for, so what poll(2) tells is that the other end is closed.
    return unsafe poll(&output, 1, milliseconds) > 0
  }

  private static func failure() -> ExitCode {
    StandardStream.complain("cannot write standard output: \(unsafe String(cString: strerror(errno)))")
    return ExitCode(ExitStatus.cannotWrite.rawValue)
  }
}
