/// A start tag as it stands in the source: its name, and all attributes, whether the extractor reads them or not.
struct StartTag {
  /// In small letters.
  private(set) var name: [UInt8] = []
  private let source: [UInt8]
  private var index: Int
  private let end: Int

  /// - Parameter range: from the name up to behind the tag's end.
  init(_ source: [UInt8], _ range: Range<Int>) {
    self.source = source
    index = range.lowerBound
    end = range.upperBound
    name = takeName(until: nil)
  }

  /// The next attribute; its value with quotes left out.
  mutating func next() -> (name: [UInt8], value: Range<Int>)? {
    while index < end, source[index] <= 0x20 || source[index] == UInt8(ascii: "/") { index += 1 }
    guard index < end, source[index] != UInt8(ascii: ">") else { return nil }
    // A name may begin with "=" (HTML §13.2.5.32).
    let first = Self.small(source[index])
    index += 1
    let name = [first] + takeName(until: UInt8(ascii: "="))
    return (name, takeValue())
  }

  private mutating func takeName(until stop: UInt8?) -> [UInt8] {
    var name: [UInt8] = []
    while index < end, source[index] > 0x20, source[index] != UInt8(ascii: ">"),
      source[index] != UInt8(ascii: "/"), source[index] != stop
    {
      name.append(Self.small(source[index]))
      index += 1
    }
    return name
  }

  private mutating func takeValue() -> Range<Int> {
    skipBlanks()
    guard index < end, source[index] == UInt8(ascii: "=") else { return index..<index }
    index += 1
    skipBlanks()
    guard index < end else { return index..<index }
    let quote = source[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = index + 1
      let close = ByteSearch.first(quote, in: source.span, from: start).map { min($0, end) } ?? end
      index = min(close + 1, end)
      return start..<max(close, start)
    }
    let start = index
    while index < end, source[index] > 0x20, source[index] != UInt8(ascii: ">") { index += 1 }
    return start..<index
  }

  private mutating func skipBlanks() {
    while index < end, source[index] <= 0x20 { index += 1 }
  }

  private static func small(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
