public import Extract
public import Fetch
public import Model
public import Time

extension FeedParser {
  /// Reads a feed as it was served: its address, Content-Type, Content-Location and Content-Language count.
  ///
  /// - Throws: ``FeedError`` where the response is no feed.
  public static func parse(_ response: Response, fetched: Timestamp? = nil) throws(FeedError) -> FeedDocument
  {
    try parse(
      response.body, contentType: response.contentType, url: response.url, fetched: fetched,
      headers: headers(of: response))
  }

  /// The headers, besides Content-Type, that say something about a feed.
  public static func headers(of response: Response) -> [String: String] {
    var headers: [String: String] = [:]
    for name in ["content-location", "content-language"] { headers[name] = response.headers[name] }
    return headers
  }
}
