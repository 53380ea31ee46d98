internal import Dispatch
internal import Fetch
internal import Model
internal import Pipeline
internal import Synchronization

/// One request, waited for: for commands that are given a URL.
struct SingleFetch {
  private let configuration: FetchConfiguration

  init(_ configuration: FetchConfiguration) { self.configuration = configuration }

  func response(_ url: String, purpose: Request.Purpose) throws(FetchError) -> Response {
    let fetcher = Fetcher(configuration, robots: InMemoryRobotsStore())
    defer { fetcher.shutdown() }
    let answer = Mutex<Result<Response, FetchError>?>(nil)
    let done = DispatchSemaphore(value: 0)
    fetcher.fetch(Request(url: url, purpose: purpose)) { result in
      answer.withLock { $0 = result }
      done.signal()
    }
    done.wait()
    guard let result = answer.withLock({ $0 }) else { preconditionFailure("a fetch completes exactly once") }
    return try result.get()
  }

  /// Nil where what came is no page.
  func page(_ url: String) throws(FetchError) -> Page? {
    Page(try response(url, purpose: .page), requested: url)
  }
}
