internal import ArgumentParser
internal import Foundation
internal import Synchronization

/// Where a command's results go: standard output, or a file that gets its name only when it is whole.
final class OutputFile: Sendable {
  private let path: String?
  private let descriptor: Int32
  /// `errno` of the first write that failed.
  private let writeErrno = Atomic<Int32>(0)
  private let isFinished = Atomic(false)

  /// - Throws: exit status 74, told on standard error.
  init(_ path: String?) throws {
    self.path = path
    guard let path else {
      descriptor = STDOUT_FILENO
      return
    }
    descriptor = unsafe open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.failure("write", path, errno) }
  }

  /// A file that was not closed is none.
  deinit {
    guard let path, descriptor >= 0, !isFinished.load(ordering: .relaxed) else { return }
    Foundation.close(descriptor)
    unsafe unlink(path + ".part")
  }

  /// False where it is no use to go on; `close` tells why.
  func write(_ bytes: [UInt8]) -> Bool {
    guard path != nil else { return StandardStream.write(bytes) }
    let failure = StandardStream.send(bytes, to: descriptor)
    _ = writeErrno.compareExchange(expected: 0, desired: failure, ordering: .relaxed)
    return failure == 0
  }

  /// - Throws: exit status 74, told on standard error, where anything that was written is not there; the file has no
  ///   name then. Of standard output the end of the command tells.
  func close() throws {
    guard let path else { return }
    let failure = writeErrno.load(ordering: .relaxed)
    guard failure == 0 else { throw Self.failure("write", path, failure) }
    guard fsync(descriptor) == 0 else { throw Self.failure("finish", path, errno) }
    guard unsafe rename(path + ".part", path) == 0 else { throw Self.failure("finish", path, errno) }
    isFinished.store(true, ordering: .relaxed)
    guard Foundation.close(descriptor) == 0 else { throw Self.failure("finish", path, errno) }
  }

  private static func failure(_ action: String, _ path: String, _ number: Int32) -> ExitCode {
    StandardStream.complain("cannot \(action) \(path): \(unsafe String(cString: strerror(number)))")
    return ExitCode(ExitStatus.cannotWrite.rawValue)
  }
}
