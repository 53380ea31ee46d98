/// UTF-8 that was read as windows-1252 and written as UTF-8 once more: â€™ for ’, á»™ for ộ.
enum DoubleUTF8 {
  /// How often one text may have gone through it.
  private static let maximumRounds = 3

  static func apply(to text: inout MarkedText) -> Bool {
    var isChanged = false
    for _ in 0..<maximumRounds {
      guard decodeOnce(&text) else { break }
      isChanged = true
    }
    return isChanged
  }

  private static func decodeOnce(_ text: inout MarkedText) -> Bool {
    let bytes = text.bytes
    let reading = Windows1252.Reading(of: bytes)
    var edits = TextEdits()
    var start = 0
    while start < reading.bytes.count {
      let end = reading.bytes[start...].firstIndex(of: 0x0A) ?? reading.bytes.count
      repairLine(start..<end, reading, bytes, &edits)
      start = end + 1
    }
    return text.apply(edits)
  }

  private static func repairLine(
    _ line: Range<Int>, _ reading: Windows1252.Reading, _ source: [UInt8], _ edits: inout TextEdits
  ) {
    var found: [(range: Range<Int>, value: UInt32)] = []
    var strays = 0
    var index = line.lowerBound
    while index < line.upperBound {
      if let (value, length) = sequence(in: reading.bytes, at: index, before: line.upperBound) {
        found.append((index..<index + length, value))
        index += length
      } else {
        let byte = reading.bytes[index]
        // Quotes and dashes of the surroundings are no evidence against it.
        if byte >= 0xC0 || byte == 0 && reading.starts[index + 1] - reading.starts[index] > 1 { strays += 1 }
        index += 1
      }
    }
    guard let first = found.first, strays * 4 <= found.count else { return }
    // A capital with a tilde or a circumflex before a closing quote: NÃO… IRMÃ”.
    if found.count == 1, first.range.count == 2,
      (0x91...0x97).contains(reading.bytes[first.range.upperBound - 1])
    {
      return
    }
    for (range, value) in found {
      var replacement: [UInt8] = []
      replacement.append(codePoint: value)
      edits.replace(reading.range(of: range), of: source, with: replacement)
    }
  }

  /// A well-formed sequence of UTF-8 bytes that stands for a letter of Latin scripts or a mark of punctuation.
  private static func sequence(
    in bytes: [UInt8], at index: Int, before end: Int
  ) -> (value: UInt32, length: Int)? {
    let length: Int
    switch bytes[index] {
    case 0xC2...0xC6: length = 2
    case 0xE1...0xE2: length = 3
    default: return nil
    }
    guard index + length <= end else { return nil }
    var value = UInt32(bytes[index]) & (length == 2 ? 0x1F : 0x0F)
    for offset in 1..<length {
      guard bytes[index + offset] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(bytes[index + offset] & 0x3F)
    }
    switch value {
    case 0xA0...0x1BF, 0x1E00...0x1EFF, 0x2010...0x2027, 0x2030...0x203A, 0x20AB, 0x20AC, 0x2122,
      0x2190...0x22FF:
      return (value, length)
    default: return nil
    }
  }
}
