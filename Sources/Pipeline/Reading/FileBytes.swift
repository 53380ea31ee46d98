internal import Extract
internal import Glibc

/// A file's bytes, up to a limit.
public enum FileBytes {
  /// - Parameters:
  ///   - path: `-` is standard input.
  ///   - maximumBytes: a longer file is an error, never a silent cut.
  /// - Throws: ``InputError`` where the file cannot be read or is too long; it names the file.
  public static func read(_ path: String, maximumBytes: Int) throws(InputError) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw failure(path) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw InputError(code: "is-a-folder", detail: "\(path) is a folder; a file is wanted here")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(Int(status.st_size) + 1, maximumBytes + 1))
    while true {
      let room = min(max(bytes.capacity - bytes.count, 1 << 16), maximumBytes + 1 - bytes.count)
      guard room > 0 else {
        throw InputError(
          code: "too-large", detail: "\(path) is larger than the limit of \(maximumBytes) bytes")
      }
      var count = 0
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        count = unsafe Glibc.read(descriptor, buffer.baseAddress, room)
        filled = max(0, count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(path)
      }
      if count == 0 { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
    }
  }

  /// As `read`, and unpacked where it is gzip.
  ///
  /// - Throws: ``InputError``, also where the gzip data are broken or come to more than `maximumBytes`.
  public static func readUnpacked(_ path: String, maximumBytes: Int) throws(InputError) -> [UInt8] {
    let bytes = try read(path, maximumBytes: maximumBytes)
    guard bytes.starts(with: [0x1F, 0x8B]) else { return bytes }
    do {
      return try Gzip.inflate(bytes, maximumBytes: maximumBytes)
    } catch {
      throw InputError(code: "bad-gzip", detail: "\(path): \(error)")
    }
  }

  /// The first bytes of a file, unpacked where it is gzip.
  static func head(_ path: String, maximumBytes: Int) throws(InputError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: maximumBytes) { buffer, count in
      count = unsafe max(0, pread(descriptor, buffer.baseAddress, maximumBytes, 0))
    }
    guard Gzip.isGzip(bytes) else { return bytes }
    do {
      return try Gzip.inflate(bytes, maximumBytes: 64 << 20)
    } catch {
      return error.partial
    }
  }

  /// Size, and time of the last change in seconds since 1970.
  static func status(_ path: String) throws(InputError) -> (size: Int64, modifiedAt: Int64) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw failure(path) }
    return (Int64(status.st_size), Int64(status.st_mtim.tv_sec))
  }

  private static func failure(_ path: String) -> InputError {
    let number = errno
    let reason = unsafe String(cString: strerror(number))
    return InputError(
      code: number == ENOENT ? "no-such-file" : "unreadable", detail: "cannot read \(path): \(reason)")
  }
}
