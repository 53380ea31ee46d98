import Fetch

/// One polite request: robots.txt, one second between two pages of a host, redirects, limits and further attempts.
func fetchPage(_ url: String, contact: String) async throws(FetchError) -> Response {
  var configuration = FetchConfiguration()
  configuration.userAgent = "example/1.0 (+\(contact))"
  let fetcher = Fetcher(configuration, robots: InMemoryRobotsStore())
  return try await fetcher.fetch(Request(url: url, purpose: .page)).get()
}
