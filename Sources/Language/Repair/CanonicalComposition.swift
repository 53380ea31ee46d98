/// Unicode Normalization Form C (UAX #15) over UTF-8, table-driven: composed text is recognised by its code points alone and
/// stays untouched.
enum CanonicalComposition {
  /// Composes `text`; true where that changed it.
  static func apply(to text: inout MarkedText) -> Bool {
    let data = CanonicalData.shared
    let bytes = text.bytes
    let span = bytes.span
    var edits = TextEdits()
    var index = 0
    var starter = 0
    while index < span.count {
      let (value, length) = codePoint(in: span, at: index)
      guard value >= 0xC0, data.isSuspect(value) else {
        starter = index
        index += length
        continue
      }
      let end = segmentEnd(in: span, from: index + length, data)
      replace(starter..<end, of: bytes, data, in: &edits)
      index = end
      starter = end
    }
    return text.apply(edits)
  }

  /// The next code point that starts afresh.
  private static func segmentEnd(in span: Span<UInt8>, from start: Int, _ data: CanonicalData) -> Int {
    var end = start
    while end < span.count {
      let (value, length) = codePoint(in: span, at: end)
      if value < 0xC0 || !data.isSuspect(value) { break }
      end += length
    }
    return end
  }

  private static func replace(
    _ range: Range<Int>, of bytes: [UInt8], _ data: CanonicalData, in edits: inout TextEdits
  ) {
    let span = bytes.span
    // The usual case: a letter and one or two marks that compose one after the other. Nothing is allocated for it.
    let (first, firstLength) = codePoint(in: span, at: range.lowerBound)
    var letter: UInt32? = data.isSuspect(first) ? nil : first
    var index = range.lowerBound + firstLength
    while index < range.upperBound, let sofar = letter {
      let (value, length) = codePoint(in: span, at: index)
      letter = data.compose(sofar, value)
      index += length
    }
    if let letter {
      // A letter with no mark after it is what it was.
      if range.upperBound > range.lowerBound + firstLength {
        edits.replace(range, of: bytes, with: letter)
      }
      return
    }
    var composed: [UInt8] = []
    for value in compose(decompose(range, of: span, data), data) { composed.append(codePoint: value) }
    if !bytes[range].elementsEqual(composed) { edits.replace(range, of: bytes, with: composed) }
  }

  /// Full canonical decomposition in canonical order, each with its combining class.
  private static func decompose(
    _ range: Range<Int>, of span: Span<UInt8>, _ data: CanonicalData
  ) -> [(value: UInt32, order: UInt8)] {
    var result: [(value: UInt32, order: UInt8)] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let (value, length) = codePoint(in: span, at: index)
      index += length
      var pending = [value]
      while let next = pending.popLast() {
        if let (first, second) = data.decomposition(of: next) {
          if second != 0 { pending.append(second) }
          pending.append(first)
        } else {
          result.append((next, data.combiningClass(of: next)))
        }
      }
    }
    // Marks between two starters are sorted by class, equal ones in the order written.
    var start = 0
    while start < result.count {
      var end = start
      while end < result.count, result[end].order != 0 { end += 1 }
      if end - start > 1 {
        let sorted = result[start..<end].enumerated().sorted {
          ($0.element.order, $0.offset) < ($1.element.order, $1.offset)
        }
        for (offset, item) in sorted.enumerated() { result[start + offset] = item.element }
      }
      start = end + 1
    }
    return result
  }

  private static func compose(
    _ parts: [(value: UInt32, order: UInt8)], _ data: CanonicalData
  ) -> [UInt32] {
    var result: [UInt32] = []
    var starter = -1
    // The class of the last mark kept after the starter; a mark composes only past lower ones.
    var last: Int = -1
    for (value, order) in parts {
      if starter >= 0, last < Int(order), let composite = data.compose(result[starter], value) {
        result[starter] = composite
        continue
      }
      if order == 0 {
        starter = result.count
        last = -1
      } else {
        last = Int(order)
      }
      result.append(value)
    }
    return result
  }
}
