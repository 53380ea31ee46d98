internal import Dispatch
public import Model

/// Fetches resources politely and within limits: the door of this module.
///
/// One event loop on one serial queue does all of it, so that any number of requests takes a handful of threads. Connections
/// are kept and used again for as long as the fetcher lives; one fetcher serves a whole run.
public final class Fetcher: Sendable {
  private let queue = DispatchQueue(label: "fetch.loop")
  let loop: FetchLoop

  /// - Parameters:
  ///   - configuration: limits, timeouts and the name that servers are told.
  ///   - robots: keeps robots.txt files between runs.
  ///   - rests: hosts that an earlier fetcher left at rest (``hostRests()``).
  ///   - guards: hosts whose pages an earlier fetcher found guarded (``hostGuards()``).
  public init(
    _ configuration: FetchConfiguration, robots: any RobotsStore, rests: [HostRest] = [],
    guards: [HostGuard] = []
  ) {
    loop = FetchLoop(configuration, robots: robots, rests: rests, guards: guards, queue: queue)
  }

  deinit { shutdown() }

  /// Fetches one resource: checks its URL, asks robots.txt, waits for the host's turn, follows redirects, tries again what
  /// may pass.
  ///
  /// `completion` runs exactly once, on the fetcher's queue: it must hand the work on and not block. Requests for one host
  /// start in the order in which they were asked for.
  public func fetch(
    _ request: Request, completion: @escaping @Sendable (Result<Response, FetchError>) -> Void
  ) {
    queue.async { [loop] in loop.submit(request, completion: completion) }
  }

  /// As `fetch` with a completion, for callers that can wait.
  public func fetch(_ request: Request) async -> Result<Response, FetchError> {
    await withCheckedContinuation { continuation in
      fetch(request) { continuation.resume(returning: $0) }
    }
  }

  /// Hosts that have rested and not answered since. Waits for the fetcher's queue: not to be called on it.
  public func hostRests() -> [HostRest] { queue.sync { loop.hostRests } }

  /// Hosts where guards kept the last pages. Waits for the fetcher's queue: not to be called on it.
  public func hostGuards() -> [HostGuard] { queue.sync { loop.hostGuards } }

  /// Ends everything: what is in flight or waiting completes with the code `cancelled`, and so does what is asked for later.
  public func shutdown() {
    queue.async { [loop] in loop.shutdown() }
  }
}
