internal import Model

/// One request on its way through turns, hops and attempts. Confined to the fetcher's queue.
final class FetchJob {
  typealias Completion = (Result<Response, FetchError>) -> Void

  let id: HostLimits.RequestID
  let request: Request
  let completion: Completion
  let maximumRedirects: Int
  /// The URL of the hop that is next or under way.
  var url: RequestURL
  /// Where the request's own header fields may go.
  let origin: String
  var redirects: [Response.Redirect] = []
  /// Where it has been, and with which cookies.
  var visited: Set<String> = []
  var cookies = RedirectCookies()
  var attempt = 0
  /// Spent in hops so far, of the current attempt.
  var elapsed: Milliseconds = 0
  var hopStartedAt: Milliseconds = 0
  var isContinuation = false
  /// A hop is under way whose connection does not stand yet.
  var isConnecting = false

  var isConditional: Bool { !request.validators.isEmpty }

  init(
    id: HostLimits.RequestID, request: Request, url: RequestURL, maximumRedirects: Int,
    completion: @escaping Completion
  ) {
    self.id = id
    self.request = request
    self.url = url
    self.maximumRedirects = maximumRedirects
    self.completion = completion
    origin = url.origin
    visited = [url.text + "\n"]
  }
}
