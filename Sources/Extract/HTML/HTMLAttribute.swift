/// One attribute that the extractor reads; all others are left in the bytes.
struct HTMLAttribute {
  enum Name: UInt8, CaseIterable {
    case unknown
    case `class`, id, href, src, content, property, name, itemprop, itemtype, itemscope, itemid, rel, type,
      datetime
    case pubdate, lang, hreflang, role, style, alt, title, width, height, hidden, srcset, poster, start,
      value, colspan
    case cite, charset, typeof, about, resource, reversed, media, code, allow, allowfullscreen, `as`
    case xmlLang, httpEquiv, ariaHidden, ariaLabel, shadowRootMode, alttext, encoding
    case dataSource, dataSourceSet, dataFullSource, dataTestID, dataComponent, dataType, dataTime

    /// The spelling in markup, where it is not the case's own name; several spellings may mean one attribute.
    private static let spellings: [(name: String, attribute: Name)] = [
      ("xml:lang", .xmlLang), ("http-equiv", .httpEquiv), ("aria-hidden", .ariaHidden),
      ("aria-label", .ariaLabel), ("shadowrootmode", .shadowRootMode),
      // Where a post that the page quotes stands.
      ("cite", .cite), ("data-instgrm-permalink", .cite), ("data-embed-url", .cite),
      ("data-text-post-permalink", .cite),
      ("data-src", .dataSource), ("data-original", .dataSource), ("data-lazy-src", .dataSource),
      ("data-lazyload", .dataSource), ("data-lazy", .dataSource), ("data-image", .dataSource),
      ("data-original-src", .dataSource), ("data-orig-file", .dataSource), ("data-img-src", .dataSource),
      ("data-hi-res-src", .dataSource), ("data-full-src", .dataSource), ("data-url", .dataSource),
      ("data-fullscreen-src", .dataFullSource), ("data-zoom-src", .dataFullSource),
      ("data-lazyimage-src", .dataSource), ("data-lazyimage-srcset", .dataSourceSet),
      ("data-srcset", .dataSourceSet), ("data-lazy-srcset", .dataSourceSet),
      ("data-original-set", .dataSourceSet),
      ("data-testid", .dataTestID), ("data-test-id", .dataTestID), ("data-qa", .dataTestID),
      ("data-test", .dataTestID), ("data-component", .dataComponent), ("data-component-name", .dataComponent),
      ("data-module", .dataComponent), ("data-block", .dataComponent), ("data-widget", .dataComponent),
      ("data-type", .dataType), ("data-tracking", .dataType), ("data-area", .dataType),
      ("data-role", .dataType),
      ("data-time", .dataTime), ("data-timestamp", .dataTime), ("data-datetime", .dataTime),
      ("data-date", .dataTime), ("data-utime", .dataTime), ("publishdate", .dataTime),
      ("data-published", .dataTime), ("data-publish-date", .dataTime), ("data-published-date", .dataTime),
    ]

    /// Some names share one.
    var bit: UInt16 { 1 << UInt16(rawValue & 15) }

    static let table: NameTable = {
      let spelled = Set(spellings.map(\.attribute) + [.unknown])
      return NameTable(
        allCases.filter { !spelled.contains($0) }.map { (name: "\($0)", value: $0.rawValue) }
          + spellings.map { (name: $0.name, value: $0.attribute.rawValue) })
    }()
  }

  var name: Name
  /// Where the value stands in the source, quotes left out.
  var start: Int32
  var end: Int32
}
