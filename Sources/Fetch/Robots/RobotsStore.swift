public import Model

/// Keeps robots.txt between runs. Called on the fetcher's queue, so both calls must return at once: a table in memory,
/// loaded before and written after the run.
public protocol RobotsStore: Sendable {
  func load(origin: String) -> RobotsRecord?
  func save(_ record: RobotsRecord)
}
