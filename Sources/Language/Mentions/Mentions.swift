import Model
import Time

/// Mentions of a whole text, with offsets in code points.
enum Mentions {
  /// How many mentions one text may have; later ones are left out.
  static let maximumCount = 20_000

  /// - Parameters:
  ///   - lines: those to look at, by number, ascending, each with whether it is Vietnamese.
  ///   - published: what relative dates are resolved against.
  static func find(
    in table: TokenTable, _ lines: [(number: Int, isVietnamese: Bool)], published: Timestamp?
  ) -> [Mention] {
    let reference = published.map(CivilTime.init)
    let isMostlyVietnamese = lines.count { $0.isVietnamese } * 2 >= lines.count
    let notation = NumberNotation.of(
      table, lines.lazy.map { table.lines[$0.number] }, isVietnamese: isMostlyVietnamese)
    var mentions: [Mention] = []
    var counter = CodePointCounter(table.bytes)
    for line in lines {
      let finder = MentionFinder(
        TokenLine(table, table.lines[line.number]), notation: notation, isVietnamese: line.isVietnamese,
        reference: reference)
      for (found, range) in finder.mentions() where mentions.count < maximumCount {
        var mention = found
        mention.text = String(decoding: table.bytes[range], as: UTF8.self)
        mention.range = counter.range(range)
        mentions.append(mention)
      }
    }
    return mentions
  }
}

/// Code points before a UTF-8 offset, for ascending offsets.
struct CodePointCounter {
  private let bytes: [UInt8]
  private var offset = 0
  private var count = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func count(upTo end: Int) -> Int {
    if end < offset { (offset, count) = (0, 0) }
    bytes.withUnsafeBytes { bytes in
      while offset + 8 <= end {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        // A bit for each byte that goes on with a code point.
        let later = word & ~(word << 1) & 0x8080_8080_8080_8080
        count &+= 8 &- Int(truncatingIfNeeded: (later >> 7 &* 0x0101_0101_0101_0101) >> 56)
        offset &+= 8
      }
      while offset < end {
        if bytes[offset] & 0xC0 != 0x80 { count &+= 1 }
        offset &+= 1
      }
    }
    return count
  }
}

extension CodePointCounter {
  /// A range of UTF-8 offsets in code points.
  mutating func range(_ bytes: Range<Int>) -> Range<Int> {
    let start = count(upTo: bytes.lowerBound)
    return start..<count(upTo: bytes.upperBound)
  }
}

extension CivilTime {
  /// The clock where it was published.
  init(_ timestamp: Timestamp) {
    let civil = timestamp.civil
    let day = CivilDay(civil.year, civil.month, civil.day) ?? CivilDay(number: 0)!
    self.init(day, .second)
    (hour, minute, second) = (civil.hour, civil.minute, civil.second)
    if case .none = timestamp.offset { offsetMinutes = nil } else { offsetMinutes = timestamp.offsetMinutes }
  }
}
