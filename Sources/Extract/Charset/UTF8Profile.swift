/// What a careful pass over bytes tells about them being UTF-8; ``UTF8Validator`` answers the plain question faster.
struct UTF8Profile {
  /// Well-formed sequences of two bytes and more (Unicode table 3-7).
  private(set) var multiByteCount = 0
  /// Of those, the ones of three bytes and more.
  private(set) var longCount = 0
  /// Bytes outside of them; a last character that is cut off does not count.
  private(set) var invalidCount = 0

  init(_ bytes: [UInt8]) { self.init(bytes[...]) }

  init(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { scan($0) }
  }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    let count = bytes.count
    var index = 0
    var (multiByte, long, invalid) = (0, 0, 0)
    while index < count {
      if base[index] < 0x80 {
        index += 1
        // Eight bytes at a time while all are ASCII.
        while index + 8 <= count,
          UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          index += 8
        }
        continue
      }
      let length = Self.sequenceLength(base + index, count - index)
      // A document that is cut off says nothing by its last, incomplete character.
      if length == 0, Self.isCut(base + index, count - index) { break }
      multiByte += length > 0 ? 1 : 0
      long += length > 2 ? 1 : 0
      invalid += length == 0 ? 1 : 0
      index += max(length, 1)
    }
    (multiByteCount, longCount, invalidCount) = (multiByte, long, invalid)
  }

  /// Length of the well-formed sequence that begins at `bytes`, which is no ASCII byte; 0 where there is none.
  @inline(__always)
  private static func sequenceLength(_ bytes: UnsafePointer<UInt8>, _ left: Int) -> Int {
    let first = bytes[0]
    guard first >= 0xC2, left >= 2, bytes[1] & 0xC0 == 0x80 else { return 0 }
    if first < 0xE0 { return 2 }
    guard left >= 3, bytes[2] & 0xC0 == 0x80 else { return 0 }
    let second = bytes[1]
    if first < 0xF0 {
      // Overlong forms and surrogates.
      return (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ? 0 : 3
    }
    guard first <= 0xF4, left >= 4, bytes[3] & 0xC0 == 0x80 else { return 0 }
    return (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F) ? 0 : 4
  }

  /// True for the beginning of a sequence of which the end is missing.
  private static func isCut(_ bytes: UnsafePointer<UInt8>, _ left: Int) -> Bool {
    let length =
      switch bytes[0] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    return left < length && (1..<left).allSatisfy { bytes[$0] & 0xC0 == 0x80 }
  }

  /// So many sound sequences for each broken one show UTF-8 that was damaged. In a text of a single-byte
  /// encoding hardly any sequence is sound.
  private static let soundPerBroken = 4
  /// In East Asian encodings one sequence in three or so is sound by chance.
  private static let soundPerBrokenEastAsian = 32

  /// True where the bytes are UTF-8 although `declared` says otherwise. Two bytes of a legacy East Asian text can look like UTF-8,
  /// hence more evidence is asked for there.
  func disproves(_ declared: Encoding) -> Bool {
    guard multiByteCount > 0 else { return false }
    switch declared.scheme {
    case .singleByte: return multiByteCount >= invalidCount * Self.soundPerBroken
    case .multiByte:
      return longCount >= 1 && multiByteCount >= 8
        && multiByteCount >= invalidCount * Self.soundPerBrokenEastAsian
    default: return false
    }
  }
}
