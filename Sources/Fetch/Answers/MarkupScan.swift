internal import ASCII
internal import Glibc

/// One pass over an HTML page that parts what is shown from what is not, as far as it takes to tell an article from an
/// answer that stands in for one: such answers show little text.
struct MarkupScan {
  /// Pages with more bytes than this are not looked at: what stands in for a page is small.
  static let maximumPageBytes = 256 << 10

  /// Bytes of text that are no white space, outside of tags, scripts, styles, comments and the title.
  private(set) var textByteCount = 0
  /// As written, character references included.
  private(set) var title: [UInt8] = []
  /// Text of the first `h1`.
  private(set) var heading: [UInt8] = []
  /// All tags and scripts, one after the other: everything that is not shown, without comments.
  private(set) var markup: [UInt8] = []
  /// `meta` tags, from `<` to `>`.
  private(set) var metaTags: [ArraySlice<UInt8>] = []
  /// The first `base` tag, from `<` to `>`: the others do not count (HTML §4.2.3).
  private(set) var baseTag: ArraySlice<UInt8>?

  private var headingState = HeadingState.before
  private enum HeadingState { case before, inside, after }

  /// Nil where the bytes do not begin as HTML, or show more text than `maximumTextBytes`.
  init?(_ bytes: [UInt8], maximumTextBytes: Int) {
    guard bytes.count <= Self.maximumPageBytes else { return nil }
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "<"), !Self.isXML(bytes[index...]) else {
      return nil
    }
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        takeText(bytes[index])
        guard textByteCount <= maximumTextBytes else { return nil }
        index += 1
        continue
      }
      index = takeTag(bytes, at: index)
    }
  }

  /// A feed or a sitemap.
  private static func isXML(_ bytes: ArraySlice<UInt8>) -> Bool {
    ["<?xml", "<rss", "<feed", "<rdf:", "<urlset", "<sitemapindex"].contains { bytes.starts(with: $0.utf8) }
  }

  private mutating func takeText(_ byte: UInt8) {
    if byte > 0x20 { textByteCount += 1 }
    if headingState == .inside, heading.count < 200 { heading.append(byte) }
  }

  /// - Returns: where the tag, and what goes with it, ends.
  private mutating func takeTag(_ bytes: [UInt8], at start: Int) -> Int {
    if bytes[start...].starts(with: "<!--".utf8) { return Self.end(of: "-->", in: bytes, from: start + 4) }
    var nameEnd = start + 1
    if nameEnd < bytes.count, bytes[nameEnd] == UInt8(ascii: "/") { nameEnd += 1 }
    var name: [UInt8] = []
    while nameEnd < bytes.count, name.count < 8, bytes[nameEnd].isASCIIAlphanumeric {
      name.append(bytes[nameEnd].asciiLowercased)
      nameEnd += 1
    }
    let end = Self.endOfTag(bytes, from: nameEnd)
    markup += bytes[start..<end]
    let isEndTag = start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "/")
    switch String(decoding: name, as: UTF8.self) {
    case "h1":
      if isEndTag, headingState == .inside { headingState = .after }
      if !isEndTag, headingState == .before { headingState = .inside }
    case "base" where baseTag == nil: baseTag = bytes[start..<end]
    case "meta" where metaTags.count < 100: metaTags.append(bytes[start..<end])
    case "script" where !isEndTag:
      let close = Self.start(of: "</script", in: bytes, from: end)
      markup += bytes[end..<close]
      return close
    case "style" where !isEndTag: return Self.start(of: "</style", in: bytes, from: end)
    case "title" where !isEndTag && title.isEmpty:
      let close = Self.start(of: "</title", in: bytes, from: end)
      title = Array(bytes[end..<close].prefix(200))
      return close
    default: break
    }
    return end
  }

  /// Behind the `>` that no quotes enclose.
  private static func endOfTag(_ bytes: [UInt8], from start: Int) -> Int {
    var quote: UInt8?
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return index
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
    }
    return bytes.count
  }

  private static func end(of mark: String, in bytes: [UInt8], from start: Int) -> Int {
    let found = Self.start(of: mark, in: bytes, from: start)
    return min(bytes.count, found + mark.utf8.count)
  }

  /// Where `mark`, in lower case, begins; the case of letters in the page does not count. The end where it does not occur.
  /// - Parameter mark: begins with a character that is no letter.
  private static func start(of mark: String, in bytes: [UInt8], from start: Int) -> Int {
    let mark = Array(mark.utf8)
    return bytes.withUnsafeBytes { page in
      var index = start
      while index + mark.count <= page.count,
        let found = memchr(
          page.baseAddress! + index, Int32(mark[0]), page.count - mark.count + 1 - index)
      {
        index = page.baseAddress!.distance(to: found)
        if zip(mark, page[index...]).allSatisfy({ $0 == $1.asciiLowercased }) { return index }
        index += 1
      }
      return page.count
    }
  }
}
