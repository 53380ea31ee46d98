internal import Foundation

/// The process's three streams.
enum StandardStream {
  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) != 0 }
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) != 0 }

  /// One message on standard error, as every Unix tool writes it.
  static func complain(_ message: some CustomStringConvertible) {
    write(Array("bantin: \(message)\n".utf8), to: STDERR_FILENO)
  }

  /// False when the reader has gone away (or the device is full): there is no use in going on.
  @discardableResult
  static func write(_ bytes: [UInt8], to descriptor: Int32 = STDOUT_FILENO) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Foundation.write(descriptor, buffer.baseAddress! + written, buffer.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      written += count
    }
    return true
  }

  static func write(_ text: String) { write(Array(text.utf8)) }
}
