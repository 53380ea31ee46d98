internal import Addresses
internal import JSON
internal import Model

/// The stories of a page that its own script builds: objects in its JSON with an address and a headline. JSON-LD lists
/// (`ItemList`), `__NEXT_DATA__`, and the states that other frameworks leave in a script.
enum ScriptStories {
  private static let maximumScripts = 100
  private static let maximumScriptBytes = 8 << 20
  private static let maximumEntries = 2_000
  /// Values looked at; bounds the time for a page that is one large state.
  private static let maximumValues = 1_000_000
  private static let minimumHeadlineWords = 4.0

  private static let addressKeys = [
    "url", "link", "href", "canonicalUrl", "canonical_url", "canonicalURL", "permalink", "webUrl", "web_url",
    "websiteUrl", "website_url", "shareUrl", "share_url", "uri", "path", "@id",
  ]
  private static let headlineKeys = ["headline", "title", "name", "heading"]
  private static let dateKeys = [
    "datePublished", "publishedAt", "published_at", "publishDate", "publish_date", "publishTime",
    "publish_time",
    "publicationDate", "pubDate", "published", "date", "createdAt", "created_at",
  ]

  /// - Parameter page: UTF-8.
  static func find(in page: [UInt8], address: WebURL?) -> [Entry] {
    var entries: [Entry] = []
    var seen: Set<String> = []
    var budget = maximumValues
    for script in EmbeddedBody.scripts(in: page).prefix(maximumScripts) {
      guard let value = json(in: page, script) else { continue }
      collect(value, address, &entries, &seen, &budget)
    }
    return entries
  }

  /// From the first bracket to the last one that closes it: the rest is an assignment around it.
  private static func json(in page: [UInt8], _ script: Range<Int>) -> JSONValue? {
    guard let tagEnd = page[script].firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let content = page[(tagEnd + 1)..<script.upperBound]
    guard content.count <= maximumScriptBytes,
      let start = content.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }),
      content[..<start].count <= 200
    else { return nil }
    let closing = content[start] == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]")
    guard let end = content.lastIndex(of: closing), end > start else { return nil }
    return JSONValue.parse(Array(content[start...end]))
  }

  /// Outer before inner, in the text's order, without recursion: a page decides how deep it nests.
  private static func collect(
    _ root: JSONValue, _ address: WebURL?, _ entries: inout [Entry], _ seen: inout Set<String>,
    _ budget: inout Int
  ) {
    var waiting = [root]
    while let value = waiting.popLast(), budget > 0, entries.count < maximumEntries {
      budget -= 1
      switch value {
      case .array(let elements): waiting += elements.reversed()
      case .object(let members):
        if let entry = entry(value, address), let url = entry.url, seen.insert(url).inserted {
          entries.append(entry)
        }
        waiting += members.reversed().map(\.value)
      case .null, .bool, .number, .string: break
      }
    }
  }

  private static func entry(_ object: JSONValue, _ address: WebURL?) -> Entry? {
    guard
      let headline = first(headlineKeys, of: object).map({
        HTMLFragment.plainText(Array($0.utf8)[...], isMarkup: false)
      }),
      LinkText(headline).words >= minimumHeadlineWords,
      let url = first(addressKeys, of: object).flatMap({ WebURL($0, base: address) }), url.isHTTP,
      isStory(url, on: address)
    else { return nil }
    var entry = Entry()
    entry.url = url.string
    entry.title = headline
    entry.datePublished = first(dateKeys, of: object).flatMap { DateBounds().date($0) }
    return entry
  }

  private static func isStory(_ url: WebURL, on address: WebURL?) -> Bool {
    let shape = AddressShape(url)
    let looksLikeOne = shape.slugWords >= 4 || shape.digits >= 4 || shape.queryDigits >= 4 || shape.hasDate
    return looksLikeOne && (address == nil || SectionLinks.isOfOneSite(url.host, address?.host ?? ""))
  }

  private static func first(_ keys: [String], of object: JSONValue) -> String? {
    for key in keys { if let text = object[key]?.string, !text.isEmpty { return text } }
    return nil
  }
}
