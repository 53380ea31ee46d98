internal import Dispatch
internal import Glibc
internal import Synchronization

/// Makes many files and folders durable at once: a device takes what waits for it together, one by one each waits for a turn of its own.
enum Durability {
  /// Serial ones, since Dispatch gives each a thread, however many of the others wait for the device.
  private static let queues = (0..<8).map { DispatchQueue(label: "store.durability.\($0)") }

  /// Returns once the bytes of all files are on the device.
  static func sync(_ files: [PartFile]) throws(StoreError) {
    let unsynced = files.compactMap(\.unsynced)
    try each(unsynced) { descriptor, path in
      fdatasync(descriptor) == 0 ? nil : .system("sync", path)
    }
    for file in files { file.isSynced() }
  }

  /// Returns once the bytes of the files, which others wrote, are on the device.
  static func sync(paths: [String]) throws(StoreError) {
    try each(paths) { path in
      let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return .system("open", path) }
      defer { close(descriptor) }
      return fdatasync(descriptor) == 0 ? nil : .system("sync", path)
    }
  }

  /// Makes the names in the folders durable.
  static func sync(folders: Set<String>) throws(StoreError) {
    try each(folders.sorted()) { path in
      do throws(StoreError) { try Directory.sync(path) } catch { return error }
      return nil
    }
  }

  /// Waits for all of them; throws one of their errors.
  private static func each<Item: Sendable>(
    _ items: [Item], _ work: @escaping @Sendable (Item) -> StoreError?
  ) throws(StoreError) {
    let next = Atomic(0)
    let failure = Mutex<StoreError?>(nil)
    @Sendable func drain() {
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < items.count else { return }
        if let error = work(items[index]) { failure.withLock { $0 = error } }
      }
    }
    let group = DispatchGroup()
    for queue in queues.prefix(max(0, items.count - 1)) { queue.async(group: group) { drain() } }
    drain()
    group.wait()
    if let error = failure.withLock({ $0 }) { throw error }
  }
}
