internal import Glibc
internal import Synchronization

/// The documents that are being read at this moment, in a file that outlives the process. When the process dies, by a crash
/// or killed by the kernel, the next one knows which pages may be the cause.
///
/// The file is an array of slots, one for each document that is being read: its id as text, ended by NUL; an empty text where the
/// slot is free. Nothing is synced: what a process wrote survives its death, and a power cut is not the fault of a page.
public final class ReadingMarks: Sendable {
  private struct Slots {
    var free: [Int] = []
    var count = 0
  }

  /// Bytes of a slot. The longest path of Linux has 4,096.
  private static let slotBytes = 4_352

  private let descriptor: Int32
  private let slots = Mutex(Slots())

  /// Empties the file. What an earlier process left in it must have been taken by `left(at:)` before.
  /// - Throws: `StoreError`: `diskFull` or `io` where the file cannot be made.
  public init(path: String) throws(StoreError) {
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system("open", path) }
  }

  deinit { close(descriptor) }

  /// The documents that the process which last used the file was reading when it died; none where there is no such file.
  public static func left(at path: String) -> [DocumentID] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var left: [DocumentID] = []
    var bytes = [UInt8](repeating: 0, count: slotBytes)
    for slot in 0... {
      let count = unsafe pread(descriptor, &bytes, slotBytes, slot * slotBytes)
      guard count > 0 else { break }
      let text = String(decoding: bytes.prefix(count).prefix { $0 != 0 }, as: UTF8.self)
      if let id = DocumentID(text: text) { left.append(id) }
    }
    return left
  }

  /// Marks the document as being read.
  ///
  /// - Returns: its slot, which must be given back to `leave`.
  public func enter(_ document: DocumentID) -> Int {
    let slot = slots.withLock { slots in
      if let slot = slots.free.popLast() { return slot }
      slots.count += 1
      return slots.count - 1
    }
    write(Array(document.text.utf8) + [0], to: slot)
    return slot
  }

  /// The document in this slot is no longer being read.
  public func leave(_ slot: Int) {
    write([0], to: slot)
    slots.withLock { $0.free.append(slot) }
  }

  /// A mark that cannot be written accuses no document.
  private func write(_ bytes: [UInt8], to slot: Int) {
    guard bytes.count <= Self.slotBytes else { return }
    _ = unsafe pwrite(descriptor, bytes, bytes.count, slot * Self.slotBytes)
  }
}
