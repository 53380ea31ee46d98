/// The elements that the tree tells apart; a text node is a tag of its own, any other element is `unknown`.
enum HTMLTag: UInt8, CaseIterable {
  case unknown, text
  case html, head, body, title, base, link, meta, script, style, noscript, template
  case article, section, main, nav, aside, header, footer, address, hgroup, search
  case div, p, h1, h2, h3, h4, h5, h6, blockquote, pre, hr, center, details, summary, dialog, fieldset, legend
  case ul, ol, li, dl, dt, dd, menu, dir
  case table, caption, colgroup, col, thead, tbody, tfoot, tr, td, th
  case figure, figcaption, picture, source, img, video, audio, track, iframe, object, embed, param, canvas,
    svg, map, area
  case form, button, input, select, option, optgroup, textarea, label, output, datalist, progress, meter
  case a, abbr, b, bdi, bdo, big, br, cite, code, data, del, dfn, em, font, i, ins, kbd, mark, q, rp, rt,
    ruby, s, samp
  case small, span, strike, strong, sub, sup, time, tt, u, `var`, wbr
  case applet, marquee, frame, frameset, noframes, noembed, xmp, listing, plaintext, image
  case nobr, acronym, rb, rtc
  case math, semantics, annotation, mi, mn, mo, ms, mtext, msub, msup, msubsup, munder, mover, munderover,
    mfrac,
    msqrt, mroot, mtable, mtr, mtd

  static let names = NameTable(
    allCases.filter { $0 != .text && $0 != .unknown }.map { (name: "\($0)", value: $0.rawValue) }
      // A picture of the AMP dialect.
      + [(name: "amp-img", value: HTMLTag.img.rawValue)])

  @inline(__always)
  init(hash: UInt64, in table: borrowing NameTable) {
    self = HTMLTag(rawValue: table.value(for: hash)) ?? .unknown
  }
}

/// A set of tags as 192 bits.
struct HTMLTagSet: ExpressibleByArrayLiteral {
  private var low: UInt64 = 0
  private var middle: UInt64 = 0
  private var high: UInt64 = 0

  init(arrayLiteral tags: HTMLTag...) {
    for tag in tags { insert(tag) }
  }

  /// A literal is an array first, which costs an allocation: made once for a set of several, never for one.
  init(_ tag: HTMLTag) { insert(tag) }

  func inserting(_ tag: HTMLTag) -> HTMLTagSet {
    var more = self
    more.insert(tag)
    return more
  }

  private mutating func insert(_ tag: HTMLTag) {
    let bit = UInt64(1) << UInt64(tag.rawValue & 63)
    switch tag.rawValue >> 6 {
    case 0: low |= bit
    case 1: middle |= bit
    default: high |= bit
    }
  }

  @inline(__always)
  func contains(_ tag: HTMLTag) -> Bool {
    let word = tag.rawValue < 64 ? low : tag.rawValue < 128 ? middle : high
    return word >> UInt64(tag.rawValue & 63) & 1 != 0
  }

  func subtracting(_ other: HTMLTagSet) -> HTMLTagSet {
    var rest = self
    rest.low &= ~other.low
    rest.middle &= ~other.middle
    rest.high &= ~other.high
    return rest
  }

  func union(_ other: HTMLTagSet) -> HTMLTagSet {
    var union = self
    union.low |= other.low
    union.middle |= other.middle
    union.high |= other.high
    return union
  }
}

extension HTMLTagSet {
  /// No content and no end tag (HTML §13.1.2).
  static let void: HTMLTagSet = [
    .area, .base, .br, .col, .embed, .hr, .img, .image, .input, .link, .meta, .param, .source, .track, .wbr,
    .frame,
  ]
  /// Their start ends an open paragraph (HTML §13.2.6.4.7).
  static let endsParagraph: HTMLTagSet = [
    .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .dt, .dd, .fieldset,
    .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .li, .listing,
    .main, .menu, .nav, .ol, .p, .plaintext, .pre, .search, .section, .summary, .table, .ul, .xmp,
  ]
  /// Beyond these an end tag or an implied end does not reach (HTML §13.2.4.2).
  static let scope: HTMLTagSet = [
    .applet, .caption, .html, .body, .table, .td, .th, .marquee, .object, .template, .select,
    // What a browser with scripting does not parse reaches no further either.
    .noscript,
  ]
  /// The elements that end tags of ordinary ones do not reach across (HTML §13.2.4.2).
  static let special: HTMLTagSet = endsItemSearch.union([.address, .div, .p])
  /// Beyond these the search for an open list item does not look: the special elements but `<address>`, `<div>` and `<p>`
  /// (HTML §13.2.6.4.7, "li").
  static let endsItemSearch: HTMLTagSet = scope.union([
    .article, .aside, .blockquote, .button, .center, .colgroup, .dd, .details, .dir, .dl, .dt, .fieldset,
    .figcaption, .figure, .footer, .form, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .hgroup,
    .iframe, .li, .listing, .main, .menu, .nav, .ol, .plaintext, .pre, .script, .search, .section, .summary,
    .tbody, .textarea, .tfoot, .thead, .title, .tr, .ul, .xmp,
  ])
  /// Opened again where a block ended around them (HTML §13.2.4.3).
  static let formatting: HTMLTagSet = [
    .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u,
  ]
  /// Formatting elements around these are not opened again within them (HTML §13.2.4.3).
  static let formatMarkers: HTMLTagSet = [
    .applet, .object, .marquee, .template, .td, .th, .caption, .noscript,
  ]
  /// Their start tags open no formatting elements again (HTML §13.2.6.4.7).
  static let withoutFormats: HTMLTagSet = endsParagraph.union(tableParts).union([
    .html, .head, .body, .title, .base, .link, .meta, .script, .style, .noscript, .template, .textarea,
    .iframe, .noembed, .noframes, .param, .source, .track, .rb, .rt, .rtc, .rp, .frame, .frameset,
  ])
  /// Their end tags end all that is open within them, as far as their scope reaches (HTML §13.2.6.4.7); those of other
  /// elements end nothing across a special one.
  static let endsInScope: HTMLTagSet = [
    .address, .applet, .article, .aside, .blockquote, .button, .center, .dd, .details, .dialog, .dir, .div,
    .dl, .dt, .fieldset, .figcaption, .figure, .footer, .header, .hgroup, .listing, .main, .marquee, .menu,
    .nav, .object, .ol, .pre, .search, .section, .summary, .ul,
  ]
  /// A page does not show the text in them.
  static let unseen: HTMLTagSet = [
    .script, .style, .svg, .template, .title, .noembed, .noframes, .iframe, .textarea, .select, .datalist,
    .noscript, .head,
  ]
  /// Nothing to be seen: a frameset may follow them (the frameset-ok flag, HTML §13.2.4.5).
  static let beforeFrameset: HTMLTagSet = HTMLTagSet.endsParagraph.union(formatting).union([
    .html, .head, .base, .link, .meta, .title, .script, .style, .noscript, .template, .noframes, .noembed,
    .unknown, .span, .param, .source, .track,
  ]).subtracting([.li, .dd, .dt, .pre, .listing, .hr, .table, .xmp])
  /// Their ends are implied (HTML §13.2.6.3).
  static let impliedEnds: HTMLTagSet = [.dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc]
  /// Parts of a table: ignored outside of one.
  static let tableParts: HTMLTagSet = [.caption, .colgroup, .col, .tbody, .thead, .tfoot, .tr, .td, .th]
  /// The innermost of these that is open tells the insertion mode in a table.
  static let tableModes: HTMLTagSet = [
    .table, .tbody, .thead, .tfoot, .tr, .td, .th, .caption, .template, .noscript,
  ]
  /// Between their children no text stands: it is fostered.
  static let tableContext: HTMLTagSet = [.table, .tbody, .thead, .tfoot, .tr]
  /// Their content is read as the body's is.
  static let cells: HTMLTagSet = [.td, .th, .caption]
  /// What may stand between the parts of a table.
  static let inTable: HTMLTagSet = tableParts.union([.style, .script, .template, .form, .input])
  /// White space in these stays where it is, other text does not.
  static let movesText: HTMLTagSet = tableContext.union([.colgroup])
  /// Start tags that end a drawing around them (HTML §13.2.6.5).
  static let breaksOutOfDrawings: HTMLTagSet = [
    .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .font, .h1, .h2, .h3,
    .h4, .h5,
    .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small, .span,
    .strike,
    .strong, .sub, .sup, .table, .tt, .u, .ul, .var,
  ]
  static let headings: HTMLTagSet = [.h1, .h2, .h3, .h4, .h5, .h6]
  /// Elements of running text: they start no line.
  static let inline: HTMLTagSet = [
    .a, .abbr, .b, .bdi, .bdo, .big, .br, .cite, .code, .data, .del, .dfn, .em, .font, .i, .ins, .kbd, .mark,
    .q, .rp,
    .rt, .ruby, .s, .samp, .small, .span, .strike, .strong, .sub, .sup, .time, .tt, .u, .var, .wbr, .unknown,
    .img,
    .picture, .source, .label, .output, .button, .input, .select, .option, .optgroup, .noscript, .map, .area,
    .image,
    .text, .script, .link, .meta, .svg, .canvas, .template, .track, .param, .textarea, .progress, .meter,
    .datalist, .nobr, .acronym, .rb, .rtc, .math, .semantics, .annotation, .mi, .mn, .mo, .ms, .mtext, .msub,
    .msup, .msubsup, .munder, .mover, .munderover, .mfrac, .msqrt, .mroot, .mtable, .mtr, .mtd,
  ]
  /// What may stand in `<head>`; anything else begins the body.
  static let head: HTMLTagSet = [
    .base, .link, .meta, .title, .script, .style, .noscript, .template, .noframes,
  ]
  /// What running text itself consists of.
  static let paragraphs: HTMLTagSet = [
    .p, .h1, .h2, .h3, .h4, .h5, .h6, .ul, .ol, .dl, .li, .blockquote, .pre, .table,
  ]
  static let rows: HTMLTagSet = [.tr, .thead, .tbody, .tfoot]
}
