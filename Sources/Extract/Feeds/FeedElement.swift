/// The vocabularies that feeds mix. Those that say the same with other words (RSS of all versions, Atom of both) are one: `core`.
enum FeedNamespace: UInt8 {
  case core, rdf, dc, dcterms, content, media, itunes, georss, slash, syndication, feedburner, xhtml, xml
  /// Markup that may stand in an Atom text: kept, never read.
  case foreignMarkup
  case unknown

  /// By URI, compared without scheme, case and trailing slashes.
  private static let uris: [String: FeedNamespace] = [
    "": .core,
    "www.w3.org/2005/atom": .core,
    "purl.org/atom/ns#": .core,
    "purl.org/atom/ns": .core,
    "purl.org/rss/1.0": .core,
    "my.netscape.com/rdf/simple/0.9": .core,
    "channel.netscape.com/rdf/simple/0.9": .core,
    "my.netscape.com/publish/formats/rss-0.91.dtd": .core,
    "backend.userland.com/rss": .core,
    "backend.userland.com/rss2": .core,
    "backend.userland.com/rss2-mod": .core,
    "blogs.law.harvard.edu/tech/rss": .core,
    "www.rssboard.org/rss-specification": .core,
    "example.com/newformat#": .core,
    "www.w3.org/1999/02/22-rdf-syntax-ns#": .rdf,
    "purl.org/dc/elements/1.1": .dc,
    "purl.org/dc/elements/1.0": .dc,
    "purl.org/dc/terms": .dcterms,
    "purl.org/rss/1.0/modules/content": .content,
    "search.yahoo.com/mrss": .media,
    "www.rssboard.org/media-rss": .media,
    "tools.search.yahoo.com/mrss": .media,
    "video.search.yahoo.com/mrss": .media,
    "www.itunes.com/dtds/podcast-1.0.dtd": .itunes,
    "example.com/dtds/podcast-1.0.dtd": .itunes,
    "www.google.com/schemas/play-podcasts/1.0": .itunes,
    "www.georss.org/georss": .georss,
    "purl.org/rss/1.0/modules/slash": .slash,
    "purl.org/rss/1.0/modules/syndication": .syndication,
    "rssnamespace.org/feedburner/ext/1.0": .feedburner,
    "www.w3.org/1999/xhtml": .xhtml,
    "www.w3.org/tr/rec-html40": .xhtml,
    "www.w3.org/xml/1998/namespace": .xml,
    "www.w3.org/1998/math/mathml": .foreignMarkup,
    "www.w3.org/2000/svg": .foreignMarkup,
  ]

  /// What an undeclared prefix means.
  private static let prefixes: [String: FeedNamespace] = [
    "atom": .core, "atom10": .core, "a10": .core, "rss": .core, "rdf": .rdf, "dc": .dc, "dcterms": .dcterms,
    "content": .content,
    "media": .media, "itunes": .itunes, "googleplay": .itunes, "georss": .georss, "slash": .slash,
    "sy": .syndication,
    "feedburner": .feedburner, "xhtml": .xhtml, "html": .xhtml, "xml": .xml, "svg": .foreignMarkup,
    "math": .foreignMarkup,
  ]

  /// The vocabulary of a URI, and whether it is Atom's: Atom says how its texts are written, RSS does not.
  static func named(_ uri: String) -> (namespace: FeedNamespace, isAtom: Bool) {
    var key = uri.lowercased()[...]
    if key.hasPrefix("http://") {
      key = key.dropFirst(7)
    } else if key.hasPrefix("https://") {
      key = key.dropFirst(8)
    }
    while key.hasSuffix("/") { key = key.dropLast() }
    let namespace = uris[String(key)] ?? .unknown
    return (namespace, namespace == .core && (key.hasSuffix("/atom") || key.hasPrefix("purl.org/atom")))
  }

  init(undeclaredPrefix prefix: String) { self = Self.prefixes[prefix.lowercased()] ?? .unknown }
}

/// Local names that mean something in some vocabulary, in lower case: feeds differ in that, too.
enum FeedElement: String, CaseIterable {
  case rss, rdf, feed, channel, item, entry, items, html
  case title, link, description, language, subtitle, tagline, abstract, summary, content, encoded, body,
    fullitem
  case guid, id, identifier, origlink, origenclosurelink
  case pubdate, published, issued, created, updated, modified, date, lastbuilddate
  case author, contributor, creator, managingeditor, name, uri, url, homepage, email, publisher
  case category, categories, subject, tags, keywords
  case enclosure, image, logo, icon, thumbnail, group, player, duration
  case ttl, updateperiod, updatefrequency, skiphours, skipdays, hour, day
  case textinput, source, cloud, comments, rights, copyright, generator, webmaster
  case other

  private static let byName: [String: FeedElement] = Dictionary(
    uniqueKeysWithValues: allCases.filter { $0 != .other }.map { ($0.rawValue, $0) })

  init(localName: String) { self = Self.byName[localName.lowercased()] ?? .other }
}
