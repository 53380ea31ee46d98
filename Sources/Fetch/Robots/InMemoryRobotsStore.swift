public import Model
internal import Synchronization

/// Forgets everything when it goes.
public final class InMemoryRobotsStore: RobotsStore {
  private let records: Mutex<[String: RobotsRecord]>

  public init(_ records: [RobotsRecord] = []) {
    self.records = Mutex(Dictionary(records.map { ($0.origin, $0) }) { _, last in last })
  }

  public func load(origin: String) -> RobotsRecord? { records.withLock { $0[origin] } }
  public func save(_ record: RobotsRecord) { records.withLock { $0[record.origin] = record } }
}
