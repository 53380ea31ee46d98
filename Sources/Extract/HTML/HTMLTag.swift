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
  case applet, marquee, frame, frameset, noframes, noembed, xmp, listing, image

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
    .main,
    .menu, .nav, .ol, .p, .pre, .search, .section, .summary, .table, .ul, .xmp,
  ]
  /// Beyond these an end tag or an implied end does not reach (HTML §13.2.4.2).
  static let scope: HTMLTagSet = [
    .applet, .caption, .html, .body, .table, .td, .th, .marquee, .object, .template,
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
    .datalist,
  ]
  /// What may stand in `<head>`; anything else begins the body.
  static let head: HTMLTagSet = [
    .base, .link, .meta, .title, .script, .style, .noscript, .template, .text, .unknown,
  ]
  /// What running text itself consists of.
  static let paragraphs: HTMLTagSet = [
    .p, .h1, .h2, .h3, .h4, .h5, .h6, .ul, .ol, .dl, .li, .blockquote, .pre, .table,
  ]
  static let rows: HTMLTagSet = [.tr, .thead, .tbody, .tfoot]
}
