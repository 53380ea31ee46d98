internal import Glibc

/// Held for as long as the value lives: one writer a state. The kernel lets go of it when the process dies.
public final class RunLock {
  private let descriptor: Int32

  /// Makes the folder that the lock lies in where there is none yet.
  public init(path: String) throws(StoreError) {
    if let folder = Directory.parent(of: path) { try Directory.make(folder) }
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system("open", path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw errno == EWOULDBLOCK
        ? StoreError(.locked, "another run is using this state (\(path)); wait for it to end")
        : .system("lock", path)
    }
  }

  deinit { close(descriptor) }
}
