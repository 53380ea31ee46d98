internal import Addresses
internal import Foundation
internal import Model
internal import Synchronization

/// The process's three streams.
enum StandardStream {
  /// `errno` of the first write to standard output that failed; 0 where all that was written is there.
  private static let outputErrno = Atomic<Int32>(0)

  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) != 0 }
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) != 0 }

  /// Columns of the terminal that standard output is; nil where it is none, or does not tell.
  static var outputColumns: Int? { columns(of: STDOUT_FILENO) }
  /// Columns of the terminal that standard error is; nil where it is none, or does not tell.
  static var errorColumns: Int? { columns(of: STDERR_FILENO) }

  private static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Sees to it that no file that is opened later gets the number of a stream that was closed by whoever started the
  /// process: what is meant for the stream would go into the file.
  static func reserveDescriptors() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest free number is taken, and writing to it fails as it should.
      _ = unsafe open("/dev/null", O_RDONLY)
    }
  }

  /// One message on standard error, as every Unix tool writes it. What servers and pages say is in some. Passwords of addresses are
  /// masked.
  static func complain(_ message: some CustomStringConvertible) {
    let text = visible(URLCredentials.masked(in: "\(message)"), keeping: ["\n", "\t"])
    _ = send(Array("bantin: \(text)\n".utf8), to: STDERR_FILENO)
  }

  /// With U+FFFD for each character that would steer the terminal.
  static func visible(_ text: String, keeping kept: Set<Unicode.Scalar> = []) -> String {
    guard text.unicodeScalars.contains(where: \.steersDisplay) else { return text }
    let scalars = text.unicodeScalars.map { $0.steersDisplay && !kept.contains($0) ? "\u{FFFD}" : $0 }
    return String(String.UnicodeScalarView(scalars))
  }

  /// False when the reader has gone away (or the device is full): there is no use in going on. `hasLostOutput` says so at the end.
  @discardableResult
  static func write(_ bytes: [UInt8]) -> Bool {
    let failure = send(bytes, to: STDOUT_FILENO)
    _ = outputErrno.compareExchange(expected: 0, desired: failure, ordering: .relaxed)
    return failure == 0
  }

  static func write(_ text: String) { write(Array(text.utf8)) }

  /// Told on standard error, unless it is the reader who has gone away.
  static func hasLostOutput() -> Bool {
    let failure = outputErrno.load(ordering: .relaxed)
    if failure != 0, failure != EPIPE {
      complain("cannot write standard output: \(unsafe String(cString: strerror(failure)))")
    }
    return failure != 0
  }

  /// - Returns: 0 or `errno`.
  static func send(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Foundation.write(descriptor, buffer.baseAddress! + written, buffer.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      written += count
    }
    return 0
  }
}
