internal import Glibc

/// Names of files, as far as the commit protocol needs them.
enum File {
  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  static func rename(_ path: String, to newPath: String) throws(StoreError) {
    guard unsafe Glibc.rename(path, newPath) == 0 else { throw .system("rename", path) }
  }

  static func removeIfThere(_ path: String) throws(StoreError) {
    guard unsafe unlink(path) == 0 || errno == ENOENT else { throw .system("remove", path) }
  }

  /// The file has either its old content or the new, whole and durable.
  static func replace(_ path: String, with bytes: [UInt8]) throws(StoreError) {
    let file = try PartFile(path: path + ".new", cutTo: 0)
    try file.append(bytes)
    try file.sync()
    try rename(path + ".new", to: path)
    try Directory.sync(Directory.parent(of: path) ?? ".")
  }

  /// A second name for the same bytes.
  static func link(_ path: String, to newPath: String) throws(StoreError) {
    guard unsafe Glibc.link(path, newPath) == 0 else { throw .system("link", path) }
  }

  static func length(_ path: String) throws(StoreError) -> Int64 {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw .system("read", path) }
    return Int64(status.st_size)
  }

  /// At most `count` bytes from `offset` on; none at the end.
  static func read(_ path: String, at offset: Int64, count: Int) throws(StoreError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("read", path) }
    defer { close(descriptor) }
    return try read(descriptor, of: path, at: offset, count: count)
  }

  /// The same of a file that is open.
  /// - Parameter path: for the error.
  static func read(_ descriptor: Int32, of path: String, at offset: Int64, count: Int) throws(StoreError)
    -> [UInt8]
  {
    var result = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      repeat {
        result = unsafe pread(descriptor, buffer.baseAddress, count, Int(offset))
      } while result < 0 && errno == EINTR
      filled = max(0, result)
    }
    guard result >= 0 else { throw .system("read", path) }
    return bytes
  }
}
