/// What one pass over bytes tells about them being UTF-8.
struct UTF8Profile {
  /// Every byte is part of well-formed UTF-8 (Unicode table 3-7).
  private(set) var isValid = true
  /// Well-formed sequences of two bytes and more.
  private(set) var multiByteCount = 0
  /// Of those, the ones of three bytes and more.
  private(set) var longCount = 0
  private(set) var invalidCount = 0

  init(_ bytes: [UInt8]) { self.init(bytes[...]) }

  init(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { scan($0) }
  }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    let count = bytes.count
    while index < count {
      if bytes[index] < 0x80 {
        // Eight bytes at a time while all are ASCII.
        while index + 8 <= count,
          UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped + index).loadUnaligned(as: UInt64.self)
            & 0x8080_8080_8080_8080 == 0
        {
          index += 8
        }
        while index < count, bytes[index] < 0x80 { index += 1 }
        continue
      }
      let length = Self.sequenceLength(bytes, index)
      if length == 0 {
        isValid = false
        invalidCount += 1
        index += 1
      } else {
        multiByteCount += 1
        if length > 2 { longCount += 1 }
        index += length
      }
    }
  }

  /// Length of the well-formed sequence at `index`, which is no ASCII byte; 0 where there is none.
  private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let first = bytes[index]
    let left = bytes.count - index
    func isContinuation(_ offset: Int) -> Bool { bytes[index + offset] & 0xC0 == 0x80 }
    switch first {
    case 0xC2...0xDF: return left >= 2 && isContinuation(1) ? 2 : 0
    case 0xE0...0xEF:
      guard left >= 3, isContinuation(1), isContinuation(2) else { return 0 }
      let second = bytes[index + 1]
      if first == 0xE0, second < 0xA0 { return 0 }
      return first == 0xED && second > 0x9F ? 0 : 3
    case 0xF0...0xF4:
      guard left >= 4, isContinuation(1), isContinuation(2), isContinuation(3) else { return 0 }
      let second = bytes[index + 1]
      if first == 0xF0, second < 0x90 { return 0 }
      return first == 0xF4 && second > 0x8F ? 0 : 4
    default: return 0
    }
  }

  /// True where the bytes are UTF-8 although `declared` says otherwise. Two bytes of a legacy East Asian text can look like UTF-8,
  /// hence more evidence is asked for there.
  func disproves(_ declared: Encoding) -> Bool {
    guard isValid, multiByteCount > 0 else { return false }
    switch declared.scheme {
    case .singleByte: return true
    case .multiByte: return longCount >= 1 && multiByteCount >= 8
    default: return false
    }
  }
}
