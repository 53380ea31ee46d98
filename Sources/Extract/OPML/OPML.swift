public import Model

/// A list of subscriptions as feed readers exchange it: OPML 1.0 and 2.0 (http://opml.org/spec2.opml).
public struct OPML: Sendable, Hashable {
  /// One `outline` with an `xmlUrl`.
  public struct Subscription: Sendable, Hashable {
    public var url: String
    public var title: String?
    public var homePageURL: String?
    public var language: LanguageTag?
    /// The folders it lies in, outermost first, and its categories.
    public var tags: [String]

    public init(
      url: String, title: String? = nil, homePageURL: String? = nil, language: LanguageTag? = nil,
      tags: [String] = []
    ) {
      self.url = url
      self.title = title
      self.homePageURL = homePageURL
      self.language = language
      self.tags = tags
    }
  }

  /// More subscriptions than anybody has.
  public static let maximumSubscriptions = 100_000
  /// Folders deeper than this count as their parents.
  static let maximumDepth = 32

  public var title: String?
  /// In the order of the document, each address once.
  public var subscriptions: [Subscription]
  /// What had to be mended to read it; the codes of `FeedDocument.repairs`.
  public var repairs: [String] = []

  public init(title: String? = nil, subscriptions: [Subscription]) {
    self.title = title
    self.subscriptions = subscriptions
  }

  /// Reads a list, as tolerant of broken XML as the feed parser.
  ///
  /// - Throws: ``FeedError`` where there is no outline in it.
  public static func parse(_ bytes: [UInt8]) throws(FeedError) -> OPML {
    var repairs: FeedRepairs = []
    let decoded = Charset.decode(bytes, contentType: nil, kind: .xml)
    if decoded.isDoubtful { repairs.insert(.encoding) }
    let text = FeedBytes.cleaned(decoded.utf8, repairs: &repairs)
    guard case .xml = FeedFormat(sniffing: text) else { throw FeedError(.unknownFormat, "not XML") }
    var reader = OPMLReader(text)
    reader.repairs = repairs
    return try reader.read()
  }

  /// The list as OPML 2.0, UTF-8. Tags are written as `category`.
  public static func write(_ list: OPML) -> [UInt8] {
    var output = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n"
    output += "    <title>\(escaped(list.title ?? "Subscriptions"))</title>\n  </head>\n  <body>\n"
    for subscription in list.subscriptions {
      let title = subscription.title ?? subscription.url
      output += "    <outline type=\"rss\" text=\"\(escaped(title))\" title=\"\(escaped(title))\""
      output += " xmlUrl=\"\(escaped(subscription.url))\""
      if let homePage = subscription.homePageURL { output += " htmlUrl=\"\(escaped(homePage))\"" }
      if let language = subscription.language { output += " language=\"\(escaped(language.value))\"" }
      if !subscription.tags.isEmpty {
        output += " category=\"\(escaped(subscription.tags.joined(separator: ",")))\""
      }
      output += "/>\n"
    }
    return Array((output + "  </body>\n</opml>\n").utf8)
  }

  private static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "\n", "\r", "\t": output += "&#\(scalar.value);"
      case _ where scalar.value < 0x20: break
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}
