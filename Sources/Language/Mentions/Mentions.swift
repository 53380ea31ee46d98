import Model

/// Mentions of a whole text, with offsets in code points.
enum Mentions {
  /// How many mentions one text may have; later ones are left out.
  static let maximumCount = 20_000

  /// - Parameters:
  ///   - lines: UTF-8 ranges, ascending, each with whether it is Vietnamese.
  ///   - published: what relative dates are resolved against.
  static func find(
    in bytes: [UInt8], _ lines: [(range: Range<Int>, isVietnamese: Bool)], published: Timestamp?
  ) -> [Mention] {
    let reference = published.map(CivilTime.init)
    let isMostlyVietnamese = lines.count { $0.isVietnamese } * 2 >= lines.count
    let notation = NumberNotation.of(bytes, lines.lazy.map(\.range), isVietnamese: isMostlyVietnamese)
    var mentions: [Mention] = []
    var counter = CodePointCounter(bytes)
    for line in lines {
      let finder = MentionFinder(
        TokenLine(bytes: bytes, tokens: MentionToken.tokens(of: bytes, line.range)), notation: notation,
        isVietnamese: line.isVietnamese, reference: reference)
      for (found, range) in finder.mentions() where mentions.count < maximumCount {
        var mention = found
        mention.text = String(decoding: bytes[range], as: UTF8.self)
        let start = counter.count(upTo: range.lowerBound)
        mention.range = start..<counter.count(upTo: range.upperBound)
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
    bytes.withUnsafeBufferPointer { bytes in
      for byte in bytes[offset..<end] { count &+= byte & 0xC0 != 0x80 ? 1 : 0 }
    }
    offset = end
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
