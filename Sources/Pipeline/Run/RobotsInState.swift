internal import Dispatch
internal import Fetch
internal import Model
internal import Store
internal import Synchronization

/// Keeps robots.txt files in the state, so that a host is asked for its rules once a day and not once a run.
///
/// Read from the state once, before the run, and written behind it in batches: the fetch queue, which asks, never waits for
/// the database.
final class RobotsInState: RobotsStore {
  private struct Held {
    var records: [String: RobotsRecord] = [:]
    var bytes = 0
    var unwritten: Set<String> = []
  }

  /// Bodies held in memory; a host that finds no room is asked again by each run.
  static let maximumBytes = 64 << 20
  static let writeWaitMilliseconds = 1_000

  private let state: StateStore
  private let queue = DispatchQueue(label: "pipeline.robots")
  private let held = Mutex(Held())

  /// - Parameter now: what has expired is still worth its validators, what is older than a month is not.
  init(state: StateStore, now: Int64) throws(StoreError) {
    self.state = state
    let stored = try state.robots(fetchedAfter: now - 30 * 86_400, maximumBytes: Self.maximumBytes)
    held.withLock { held in
      for robots in stored {
        held.records[robots.origin] = robots
        held.bytes += robots.body.count
      }
    }
  }

  func load(origin: String) -> RobotsRecord? { held.withLock { $0.records[origin] } }

  func save(_ record: RobotsRecord) {
    let isFirst = held.withLock { held in
      let origin = record.origin
      let before = held.records[origin]?.body.count ?? 0
      guard held.bytes - before + record.body.count <= Self.maximumBytes else { return false }
      held.bytes += record.body.count - before
      held.records[origin] = record
      held.unwritten.insert(origin)
      return held.unwritten.count == 1
    }
    guard isFirst else { return }
    queue.asyncAfter(deadline: .now() + .milliseconds(Self.writeWaitMilliseconds)) { [self] in
      // What could not be written is fetched anew by the next run; the next commit will tell why.
      try? write()
    }
  }

  /// Writes what is not written yet. Waits: to be called at the end of a run, from a thread outside Dispatch.
  func finish() throws(StoreError) {
    try queue.sync { Result { () throws(StoreError) in try write() } }.get()
  }

  private func write() throws(StoreError) {
    let records = held.withLock { held in
      defer { held.unwritten.removeAll() }
      return held.unwritten.sorted().compactMap { held.records[$0] }
    }
    try state.keep(records)
  }
}
