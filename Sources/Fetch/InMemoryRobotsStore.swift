internal import Synchronization

/// Forgets everything when it goes.
public final class InMemoryRobotsStore: RobotsStore {
  private let records: Mutex<[String: RobotsRecord]>

  public init(_ records: [String: RobotsRecord] = [:]) { self.records = Mutex(records) }

  public func load(origin: String) -> RobotsRecord? { records.withLock { $0[origin] } }
  public func save(_ record: RobotsRecord, origin: String) { records.withLock { $0[origin] = record } }

  /// Everything kept, for those who write it down after a run.
  public var all: [String: RobotsRecord] { records.withLock { $0 } }
}
