internal import ArgumentParser
internal import Foundation

/// Where a command's results go: standard output, or a file that gets its name only when it is whole.
final class OutputFile: Sendable {
  private let path: String?
  private let descriptor: Int32

  init(_ path: String?) throws {
    self.path = path
    guard let path else {
      descriptor = STDOUT_FILENO
      return
    }
    descriptor = unsafe open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.failure("write", path) }
  }

  func write(_ bytes: [UInt8]) -> Bool { StandardStream.write(bytes, to: descriptor) }

  func close() throws {
    guard let path else { return }
    guard fsync(descriptor) == 0, Foundation.close(descriptor) == 0, unsafe rename(path + ".part", path) == 0
    else {
      throw Self.failure("finish", path)
    }
  }

  private static func failure(_ action: String, _ path: String) -> ExitCode {
    StandardStream.complain("cannot \(action) \(path): \(unsafe String(cString: strerror(errno)))")
    return ExitCode(ExitStatus.cannotWrite.rawValue)
  }
}
