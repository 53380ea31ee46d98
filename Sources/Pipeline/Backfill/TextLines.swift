internal import Glibc

/// The lines of a file or of standard input, one at a time, however many there are.
final class TextLines {
  /// What is longer is no address.
  private static let maximumLineBytes = 64 << 10

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// Nil where the file cannot be opened. `-` is standard input.
  init?(path: String) {
    descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
  }

  deinit { if descriptor > STDERR_FILENO { close(descriptor) } }

  /// Without its line end; a line beyond the limit comes in pieces.
  func next() -> ArraySlice<UInt8>? {
    while true {
      if let end = buffer[start...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return buffer[start..<end].last == 0x0D ? buffer[start..<(end - 1)] : buffer[start..<end]
      }
      if isAtEnd || buffer.count - start >= Self.maximumLineBytes {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return buffer[start...]
      }
      fill()
    }
  }

  private func fill() {
    buffer.removeFirst(start)
    start = 0
    var count = 0
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: Self.maximumLineBytes) { target, filled in
      repeat {
        count = unsafe read(descriptor, target.baseAddress, Self.maximumLineBytes)
      } while count < 0 && errno == EINTR
      filled = max(0, count)
    }
    isAtEnd = count <= 0
    buffer += chunk
  }
}
