internal import Glibc
internal import Synchronization

/// Which documents are being read at this moment, in a file that outlives the process: when it dies, by a crash or by
/// the kernel's hand, the next run knows which pages may have been the cause.
///
/// One slot of 8 bytes for each document in reading: its number in the ledger, or its mark where it comes out of a file; 0 where the slot is free. Nothing is synced:
/// what a process wrote survives its death, and a power cut is no page's fault.
public final class ReadingMarks: Sendable {
  private struct Slots {
    var free: [Int] = []
    var count = 0
  }

  private let descriptor: Int32
  private let slots = Mutex(Slots())

  /// Makes the file anew. What an earlier process left must have been read by then.
  /// - Throws: `StoreError`: `diskFull` or `io` where a file or folder cannot be made or written.
  public init(path: String) throws(StoreError) {
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system("open", path) }
  }

  deinit { close(descriptor) }

  /// The documents that the process which last used the file was reading when it died.
  public static func left(at path: String) -> [Int64] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var left: [Int64] = []
    var seq: Int64 = 0
    while unsafe read(descriptor, &seq, 8) == 8 { if seq != 0 { left.append(seq) } }
    return left
  }

  /// Marks the document; the slot is given back with `leave`.
  public func enter(_ seq: Int64) -> Int {
    let slot = slots.withLock { slots in
      if let slot = slots.free.popLast() { return slot }
      slots.count += 1
      return slots.count - 1
    }
    write(seq, to: slot)
    return slot
  }

  public func leave(_ slot: Int) {
    write(0, to: slot)
    slots.withLock { $0.free.append(slot) }
  }

  private func write(_ seq: Int64, to slot: Int) {
    var seq = seq
    // A mark that cannot be written accuses nobody.
    _ = unsafe pwrite(descriptor, &seq, 8, slot * 8)
  }
}
