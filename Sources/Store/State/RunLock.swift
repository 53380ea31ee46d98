internal import Glibc

/// Held for as long as the value lives: one writer a state. The kernel lets go of it when the process dies.
///
/// A backfill holds it for hours, and a run does not wait that long: it says that it waits, by a lock on a second file,
/// the backfill commits what it has and makes way.
public final class RunLock: @unchecked Sendable {  // because only descriptors are held, and never changed
  public enum Holder: String, Sendable { case run, backfill }

  /// How long a run waits for a backfill to make way.
  static let waitSeconds: Int32 = 120
  private static let pollMicroseconds: UInt32 = 50_000

  private let path: String
  private let descriptor: Int32

  /// Takes the lock. Its folder is made where it is missing.
  ///
  /// - Throws: `locked` where another run has it, or another backfill; a run waits for a backfill.
  public init(path: String, for holder: Holder = .run) throws(StoreError) {
    self.path = path
    if let folder = Directory.parent(of: path) { try Directory.make(folder) }
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system("open", path) }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK else { throw .system("lock", path) }
      let waits = holder == .run && Self.holder(descriptor) == .backfill
      let isFree = waits ? try waitForBackfill() : false
      guard isFree else {
        throw StoreError(.locked, "another run is using this state (\(path)); wait for it to end")
      }
    }
    let name = Array(holder.rawValue.utf8)
    _ = ftruncate(descriptor, 0)
    _ = unsafe pwrite(descriptor, name, name.count, 0)
  }

  deinit { close(descriptor) }

  /// True while a run waits for this lock.
  public var isAwaited: Bool {
    guard let waiting = try? Self.opened(waitingPath) else { return false }
    defer { close(waiting) }
    return flock(waiting, LOCK_EX | LOCK_NB) != 0
  }

  private var waitingPath: String { path + ".waiting" }

  private func waitForBackfill() throws(StoreError) -> Bool {
    let waiting = try Self.opened(waitingPath)
    defer { close(waiting) }
    guard flock(waiting, LOCK_SH) == 0 else { throw .system("lock", waitingPath) }
    let deadline = ContinuousClock.now + .seconds(Self.waitSeconds)
    while ContinuousClock.now < deadline {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      usleep(Self.pollMicroseconds)
    }
    return false
  }

  private static func opened(_ path: String) throws(StoreError) -> Int32 {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system("open", path) }
    return descriptor
  }

  private static func holder(_ descriptor: Int32) -> Holder? {
    var name = [UInt8](repeating: 0, count: 16)
    let count = unsafe pread(descriptor, &name, name.count, 0)
    return Holder(rawValue: String(decoding: name.prefix(max(0, count)), as: UTF8.self))
  }
}
