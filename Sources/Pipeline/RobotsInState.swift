internal import Fetch
internal import Model
internal import Store

/// Keeps robots.txt files in the state, so that a host is asked for its rules once a day and not once a run.
struct RobotsInState: RobotsStore {
  let state: StateStore

  func load(origin: String) -> RobotsRecord? {
    // A state that cannot be read will be told of at the next commit; until then the rules are fetched anew.
    guard let stored = try? state.robots(origin: origin) else { return nil }
    return RobotsRecord(
      status: stored.status, body: stored.body, validators: stored.validators, fetchedAt: stored.fetchedAt,
      expiresAt: stored.expiresAt)
  }

  func save(_ record: RobotsRecord, origin: String) {
    try? state.keep(
      StoredRobots(
        origin: origin, status: record.status, body: record.body, validators: record.validators,
        fetchedAt: record.fetchedAt, expiresAt: record.expiresAt))
  }
}
