internal import JSON

/// The body that a page carries for its own script: markup in a JSON string, or the `articleBody` of its JSON-LD.
/// A page that a browser has yet to build shows nothing else.
enum EmbeddedBody {
  /// Fewer bytes of markup are no body.
  private static let minimumBytes = 400
  private static let minimumParagraphs = 3
  /// Markup in JSON in a script's string in …: no page nests deeper.
  private static let maximumDepth = 3
  /// What opens a paragraph in a string: plain, and as serialisers for scripts write it.
  private static let marks: [StaticString] = ["<p", "\\u003cp", "\\u003Cp"]

  /// HTML that stands for the page; nil where it carries none.
  static func html(in page: [UInt8], _ data: borrowing LinkedData) -> [UInt8]? {
    scripts(in: page).compactMap { markup(in: page, $0, depth: 0) }.max { $0.count < $1.count } ?? plain(data)
  }

  /// The `<script>` elements of a page, without their end tags.
  static func scripts(in page: [UInt8]) -> [Range<Int>] {
    var scripts: [Range<Int>] = []
    var cursor = 0
    while let start = ByteSearch.first("<script", in: page, from: cursor, to: page.count) {
      let end = ByteSearch.first("</script", in: page, from: start, to: page.count) ?? page.count
      scripts.append(start..<end)
      cursor = end
    }
    return scripts
  }

  /// The longest string with paragraphs in it, without its escapes.
  private static func markup(in bytes: [UInt8], _ range: Range<Int>, depth: Int) -> [UInt8]? {
    var best: [UInt8]?
    var cursor = range.lowerBound
    var next = [Int?](repeating: range.lowerBound, count: marks.count)
    while let mark = nextMark(&next, in: bytes, from: cursor, to: range.upperBound) {
      let string = literal(around: mark, in: bytes, range)
      cursor = max(string.upperBound, mark + 1)
      guard string.count >= minimumBytes, string.count > best?.count ?? 0 else { continue }
      let text = Array(bytes[string])
      guard case .string(let decoded)? = JSONValue.parse([0x22] + text + [0x22], isLenient: true) else {
        continue
      }
      var html = Array(decoded.utf8)
      if depth < maximumDepth, let inner = markup(in: html, 0..<html.count, depth: depth + 1) { html = inner }
      if html.count > best?.count ?? 0, paragraphCount(html) >= minimumParagraphs { best = html }
    }
    return best
  }

  /// The first mark at or behind `start`; `next` keeps where each was found last, so that one that is rare is not
  /// looked for again and again.
  private static func nextMark(_ next: inout [Int?], in bytes: [UInt8], from start: Int, to end: Int) -> Int?
  {
    for (index, mark) in marks.enumerated() {
      guard let found = next[index], found <= start else { continue }
      next[index] = ByteSearch.first(mark, in: bytes, from: start, to: end)
    }
    return next.compactMap(\.self).min()
  }

  /// The bytes between the quotes around an offset.
  private static func literal(around mark: Int, in bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var start = mark
    while start > range.lowerBound, !isQuote(bytes, start - 1, range) { start -= 1 }
    var end = mark
    while end < range.upperBound, !isQuote(bytes, end, range) { end += 1 }
    return start..<end
  }

  /// A quotation mark behind an even number of backslashes.
  private static func isQuote(_ bytes: [UInt8], _ index: Int, _ range: Range<Int>) -> Bool {
    guard bytes[index] == 0x22 else { return false }
    var slashes = 0
    while index - slashes > range.lowerBound, bytes[index - slashes - 1] == 0x5C { slashes += 1 }
    return slashes.isMultiple(of: 2)
  }

  private static func paragraphCount(_ html: [UInt8]) -> Int {
    var count = 0
    var cursor = 0
    while let mark = ByteSearch.first("<p", in: html, from: cursor, to: html.count) {
      count += 1
      cursor = mark + 2
    }
    return count
  }

  /// `articleBody`: one paragraph a line.
  private static func plain(_ data: borrowing LinkedData) -> [UInt8]? {
    guard let body = data.article?["articleBody"]?.string, body.utf8.count >= minimumBytes else { return nil }
    var html = Array("<p>".utf8)
    for byte in body.utf8 {
      if byte == 0x0A { html += Array("<p>".utf8) } else { html.append(byte) }
    }
    return html
  }
}
