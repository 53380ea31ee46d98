internal import ASCII
import Addresses

extension HTMLFragment {
  /// The markup with relative links made absolute; the same text where there are none.
  static func resolved(_ slice: ArraySlice<UInt8>, base: WebURL?) -> String {
    guard let base else { return String(validUTF8: slice) }
    let bytes = slice.span
    var tags = TagFinder(.any)
    var output: [UInt8] = []
    var copied = 0
    var cursor = 0
    while let less = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: cursor) {
      guard let tag = tags.tag(in: bytes, at: less) else {
        cursor = less + 1
        continue
      }
      cursor = less + 1
      while let value = tag.mayLink ? nextLink(in: bytes, from: &cursor, to: tag.end) : nil {
        guard
          let absolute = absoluteLink(
            slice[(slice.startIndex + value.lowerBound)..<(slice.startIndex + value.upperBound)], base)
        else { continue }
        output += slice[(slice.startIndex + copied)..<(slice.startIndex + value.lowerBound)]
        output += absolute
        copied = value.upperBound
      }
      cursor = tag.end
    }
    if copied == 0 { return String(validUTF8: slice) }
    output += slice[(slice.startIndex + copied)...]
    return String(validUTF8: output[...])
  }

  /// The address for markup; nil for what is absolute already, or is no link.
  private static func absoluteLink(_ value: ArraySlice<UInt8>, _ base: WebURL) -> [UInt8]? {
    let trimmed = value.drop(while: \.isASCIISpace)
    if trimmed.isEmpty || trimmed.first == UInt8(ascii: "#") { return nil }
    for byte in trimmed.prefix(16) {
      if byte == UInt8(ascii: ":") { return nil }
      if !byte.isASCIILetter { break }
    }
    guard let url = WebURL(plainText(trimmed), base: base) else { return nil }
    var escaped: [UInt8] = []
    for byte in url.string.utf8 {
      if byte == UInt8(ascii: "&") { escaped += Array("&amp;".utf8) } else { escaped.append(byte) }
    }
    return escaped
  }

  /// The value of the next attribute before `end` that holds an address; `cursor` moves behind it.
  private static func nextLink(in bytes: Span<UInt8>, from cursor: inout Int, to end: Int) -> Range<Int>? {
    while let equals = ByteSearch.first(UInt8(ascii: "="), in: bytes, from: cursor, to: end) {
      let isLink = endsWithLinkAttribute(bytes, before: equals, from: cursor)
      cursor = equals + 1
      while cursor < end, bytes[cursor].isASCIISpace { cursor += 1 }
      guard cursor < end else { return nil }
      let quote = bytes[cursor]
      var start = cursor
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        start += 1
        cursor = ByteSearch.first(quote, in: bytes, from: start, to: end) ?? end
      } else {
        while cursor < end, !bytes[cursor].isASCIISpace, bytes[cursor] != UInt8(ascii: ">") {
          cursor += 1
        }
      }
      let value = start..<max(cursor, start)
      cursor = min(cursor + 1, end)
      if isLink { return value }
    }
    return nil
  }

  /// True where the name before `=` is one of the attributes of HTML that hold an address.
  private static func endsWithLinkAttribute(_ bytes: Span<UInt8>, before equals: Int, from start: Int) -> Bool
  {
    var nameEnd = equals
    while nameEnd > start, bytes[nameEnd - 1].isASCIISpace { nameEnd -= 1 }
    var nameStart = nameEnd
    var name: UInt64 = 0
    while nameStart > start, bytes[nameStart - 1].isASCIILetter, nameEnd - nameStart <= 8 {
      nameStart -= 1
      name = name | UInt64(bytes[nameStart] | 0x20) << UInt64(8 * (nameEnd - nameStart - 1) & 63)
    }
    // Names as they stand in memory, first letter in the highest byte.
    switch (nameEnd - nameStart, name) {
    case (3, 0x73_7263), (4, 0x6872_6566), (4, 0x6369_7465), (6, 0x706F_7374_6572), (6, 0x6163_7469_6F6E),
      (8, 0x6C6F_6E67_6465_7363):
      return true  // src, href, cite, poster, action, longdesc
    default: return false
    }
  }

  /// The content of the one `div` that Atom wraps XHTML in (RFC 4287 §3.1.1.3); the same bytes where there is none.
  static func withoutEnclosingDiv(_ slice: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let bytes = slice.span
    var tags = TagFinder(.known)
    guard let opening = tags.tag(in: bytes, at: 0),
      let close = slice.lastIndex(of: UInt8(ascii: "<"))
    else { return slice }
    let start = slice.startIndex + opening.end
    let first = slice.dropFirst().prefix { !$0.isASCIISpace && $0 != UInt8(ascii: ">") }
    let last = slice[close...].dropFirst(2).prefix { !$0.isASCIISpace && $0 != UInt8(ascii: ">") }
    guard close >= start, first.elementsEqual(last),
      String(decoding: first, as: UTF8.self).lowercased().hasSuffix("div"),
      !holdsDivision(slice[start..<close])
    else { return slice }
    return FeedText.trimmed(slice[start..<close])
  }

  private static func holdsDivision(_ slice: ArraySlice<UInt8>) -> Bool {
    let bytes = slice.span
    var cursor = 0
    while let less = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: cursor) {
      if slice.dropFirst(less + 1).starts(with: "div".utf8) { return true }
      cursor = less + 1
    }
    return false
  }
}
