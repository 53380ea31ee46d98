internal import Fetch
internal import Store

/// A fetcher that begins with what earlier runs learnt of hosts (robots.txt, rests) and leaves what it learns to the next.
struct FetchSession {
  let fetcher: Fetcher
  private let robots: RobotsInState
  private let state: StateStore

  /// - Parameter stop: when it is raised nothing more is fetched.
  init(_ configuration: FetchConfiguration, state: StateStore, clock: Clock, stop: StopSignal)
    throws(StoreError)
  {
    let robots = try RobotsInState(state: state, now: clock.now)
    let fetcher = Fetcher(
      configuration, robots: robots, rests: try state.hostRests(at: clock.now),
      guards: try state.hostGuards(at: clock.now))
    stop.whenRaised { fetcher.shutdown() }
    (self.fetcher, self.robots, self.state) = (fetcher, robots, state)
  }

  /// Writes down what was learnt. Waits: to be called from a thread outside Dispatch.
  func finish() throws(StoreError) {
    try robots.finish()
    try state.replaceHostRests(fetcher.hostRests())
    try state.replaceHostGuards(fetcher.hostGuards())
  }
}
