internal import Glibc

/// An append-only file whose length is known to the byte. Confined to its owner's queue; closed with it.
final class PartFile {
  let path: String
  private(set) var length: Int64
  private let descriptor: Int32
  private var hasUnsyncedBytes = false

  /// Opens, or makes, the file and cuts it to `length`: whatever lies beyond was never committed.
  init(path: String, cutTo length: Int64) throws(StoreError) {
    self.path = path
    self.length = length
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system("open", path) }
    guard lseek(descriptor, 0, SEEK_END) >= length else {
      throw StoreError(
        .io, "\(path) is shorter than the \(length) bytes that were committed to it: was it changed?")
    }
    guard cut(to: length) else { throw .system("cut", path) }
  }

  deinit { close(descriptor) }

  /// On an error nothing is kept: the file is cut back to where it was.
  func append(_ bytes: [UInt8]) throws(StoreError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe write(descriptor, $0.baseAddress! + written, $0.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        let error = StoreError.system("write to", path)
        _ = cut(to: length)
        throw error
      }
      written += count
    }
    length += Int64(bytes.count)
    hasUnsyncedBytes = true
  }

  /// Returns once the bytes are on the device.
  func sync() throws(StoreError) { try Durability.sync([self]) }

  /// What is to be synced; nil where nothing is. `isSynced` is called when it was.
  var unsynced: (descriptor: Int32, path: String)? { hasUnsyncedBytes ? (descriptor, path) : nil }

  func isSynced() { hasUnsyncedBytes = false }

  /// Takes back what was appended after `length`.
  func cut(to length: Int64) -> Bool {
    guard ftruncate(descriptor, Int(length)) == 0, lseek(descriptor, Int(length), SEEK_SET) == length else {
      return false
    }
    self.length = length
    return true
  }
}
