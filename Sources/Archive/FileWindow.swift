internal import Glibc

/// A window that slides forwards over a file or a pipe.
struct FileWindow: ~Copyable {
  static let blockBytes = 1 << 20
  private static let readBytesAfterJump = 8 << 10

  private let descriptor: Int32
  private let path: String
  private let isSeekable: Bool
  private var buffer = ByteBuffer(capacity: 2 * blockBytes)
  /// Offset in the file of the first byte in the window.
  private(set) var offset: Int64 = 0
  private(set) var isAtEnd = false
  /// What the next read asks for: little behind a jump, where only a header may be looked at, more as long as it goes on.
  private var readBytes = blockBytes

  /// - Parameter path: `-` is standard input.
  init(path: String) throws(ArchiveError) {
    self.path = path
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure(path) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw ArchiveError(.unreadable, "\(path) is a folder, not an archive")
    }
    isSeekable = status.st_mode & S_IFMT == S_IFREG
    if isSeekable { posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL) }
  }

  deinit { if descriptor > STDERR_FILENO { close(descriptor) } }

  var bytes: UnsafeBufferPointer<UInt8> { buffer.bytes }
  var count: Int { buffer.count }

  /// True when at least `wanted` bytes are in the window; false where the file ends before.
  mutating func ensure(_ wanted: Int) throws(ArchiveError) -> Bool {
    while buffer.count < wanted, !isAtEnd { try fill(wanted - buffer.count) }
    return buffer.count >= wanted
  }

  mutating func drop(_ count: Int) {
    offset += Int64(min(count, buffer.count))
    buffer.drop(count)
  }

  /// Moves forwards without looking, by a seek where there is something to gain; the bytes that there were.
  mutating func skip(_ wanted: Int64) throws(ArchiveError) -> Int64 {
    var left = wanted
    while true {
      let inWindow = min(left, Int64(buffer.count))
      drop(Int(inWindow))
      left -= inWindow
      if left == 0 || isAtEnd { return wanted - left }
      if isSeekable {
        let size = try fileSize()
        let target = min(offset + left, size)
        left -= target - offset
        try seek(to: target)
        if left == 0 { return wanted }
      }
      try fill(1)
    }
  }

  /// Back or forth; false where it is a pipe and the place is no longer, or not yet, in the window.
  @discardableResult
  mutating func seek(to target: Int64) throws(ArchiveError) -> Bool {
    if target >= offset, target <= offset + Int64(buffer.count) {
      drop(Int(target - offset))
      return true
    }
    guard isSeekable else { return false }
    guard lseek(descriptor, Int(target), SEEK_SET) == Int(target) else { throw Self.failure(path) }
    buffer.removeAll()
    readBytes = Self.readBytesAfterJump
    offset = target
    isAtEnd = false
    return true
  }

  /// True where nothing but zero bytes is left, which are then dropped: writers pad the last block, and gzip ignores them.
  mutating func skipPaddingAtEnd() throws(ArchiveError) -> Bool {
    let start = offset
    while try ensure(1) {
      guard bytes.allSatisfy({ $0 == 0 }) else {
        // In a pipe that has flowed on, reading goes on behind the zeros.
        try seek(to: start)
        return false
      }
      drop(count)
    }
    return true
  }

  private func fileSize() throws(ArchiveError) -> Int64 {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure(path) }
    return Int64(status.st_size)
  }

  private mutating func fill(_ wanted: Int) throws(ArchiveError) {
    buffer.makeRoom(max(wanted, readBytes))
    let got = read(descriptor, buffer.freePointer, max(wanted, readBytes))
    readBytes = min(readBytes * 4, Self.blockBytes)
    if got < 0 {
      guard errno == EINTR else { throw Self.failure(path) }
    } else if got == 0 {
      isAtEnd = true
    } else {
      buffer.added(got)
    }
  }

  private static func failure(_ path: String) -> ArchiveError {
    let number = errno
    return ArchiveError(
      number == ENOENT ? .noSuchFile : .unreadable,
      "cannot read \(path): \(String(cString: strerror(number)))")
  }
}
