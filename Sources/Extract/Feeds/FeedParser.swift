internal import Addresses
public import Model
public import Time

/// RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF and JSON Feed to one shape.
///
/// The bytes are made UTF-8 (``Charset``), the format is detected from their content (`FeedFormat`), then three layers read it: tags
/// (`XMLScanner`), structure and meaning (`FeedReader`). Broken input loses as little as can be; what was mended is named in
/// `FeedDocument.repairs`.
public enum FeedParser {
  /// A feed with more entries is cut here.
  public static let maximumEntries = 10_000
  /// Longer documents are no feeds. The largest known are podcasts of some ten megabytes.
  public static let maximumBytes = 64 * 1_024 * 1_024

  /// Reads a feed.
  ///
  /// - Parameters:
  ///   - bytes: of the document, as they came.
  ///   - contentType: the Content-Type as the server sent it.
  ///   - url: the document's address, which its relative links are read against; without it, the address of its site is.
  ///   - fetched: when the feed was fetched: dates beyond it are not believed (``DateBounds``).
  ///   - headers: further response headers; `Content-Location` and `Content-Language` are of use. Names in any case.
  /// - Throws: ``FeedError`` where the document is no feed.
  public static func parse(
    _ bytes: [UInt8], contentType: String? = nil, url: String? = nil, fetched: Timestamp? = nil,
    headers: [String: String] = [:]
  ) throws(FeedError) -> FeedDocument {
    guard bytes.count <= maximumBytes else {
      throw FeedError(.tooLarge, "\(bytes.count) bytes; feeds are read up to \(maximumBytes)")
    }
    let decoded = Charset.decode(bytes, contentType: contentType, kind: .xml)
    var repairs: FeedRepairs = []
    if decoded.isDoubtful { repairs.insert(.encoding) }
    let text = FeedBytes.cleaned(decoded.utf8, repairs: &repairs)
    func header(_ name: String) -> String? { headers.first { $0.key.lowercased() == name }?.value }
    let address = url.flatMap { WebURL($0) }
    let base = header("content-location").flatMap { WebURL($0, base: address) } ?? address
    switch FeedFormat(sniffing: text) {
    case .empty: throw FeedError(.empty, "the document has no bytes to read")
    case .json:
      return try JSONFeedParser.parse(text, base: base, DateBounds(fetched: fetched), repairs: repairs)
    case .xml(let hasLeadingBytes):
      if hasLeadingBytes { repairs.insert(.leadingBytes) }
      var reader = FeedReader(
        text, base: base, language: header("content-language"), maximumEntries: maximumEntries)
      reader.repairs = repairs
      reader.dateBounds = DateBounds(fetched: fetched)
      let document = reader.read()
      guard reader.hasFeedRoot else {
        if reader.hasHTMLRoot {
          throw FeedError(.html, "a web page, not a feed: look for the feed that it links to")
        }
        throw FeedError(.unknownFormat, "no element of RSS or Atom in it")
      }
      return document
    case .unknown: throw FeedError(.unknownFormat, "neither XML nor JSON")
    }
  }
}
