internal import ASCII

/// Which bytes a part of a URL cannot hold as they are (WHATWG URL §1.3). Bytes above 0x7E and C0 controls are in every set.
struct PercentEncodeSet: Sendable {
  private let low: UInt64
  private let high: UInt64

  init(_ characters: StaticString) {
    var low: UInt64 = 0xFFFF_FFFF
    var high: UInt64 = 1 << 63
    for scalar in characters.description.unicodeScalars {
      if scalar.value < 64 {
        low |= 1 << UInt64(scalar.value)
      } else {
        high |= 1 << UInt64(scalar.value - 64)
      }
    }
    (self.low, self.high) = (low, high)
  }

  private init(low: UInt64, high: UInt64) { (self.low, self.high) = (low, high) }

  func contains(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte < 64 ? low >> UInt64(byte) : high >> UInt64(byte & 63)) & 1 == 1
  }

  static let control = PercentEncodeSet("")
  static let fragment = PercentEncodeSet(" \"<>`")
  static let query = PercentEncodeSet(" \"#<>")
  static let specialQuery = PercentEncodeSet(" \"#<>'")
  static let path = PercentEncodeSet(" \"#<>?`{}^")
  static let userInfo = PercentEncodeSet(" \"#<>?`{}^/:;=@[\\]|")
  /// What some part of a special URL changes.
  static let anywhere = PercentEncodeSet(" \"<>`'{}^\\")
}

enum PercentEncoding {
  /// Appends `bytes`, those of `set` as `%XX`.
  static func append(_ bytes: ArraySlice<UInt8>, encoding set: PercentEncodeSet, to output: inout [UInt8]) {
    for byte in bytes {
      if set.contains(byte) { output.append(percentEncoded: byte) } else { output.append(byte) }
    }
  }

  /// The byte that `%XX` at `index` stands for; nil where it is no escape.
  static func decoded(_ bytes: ArraySlice<UInt8>, at index: Int) -> UInt8? {
    guard index + 2 < bytes.endIndex, bytes[index] == UInt8(ascii: "%"),
      let high = bytes[index + 1].hexadecimalValue, let low = bytes[index + 2].hexadecimalValue
    else { return nil }
    return high << 4 | low
  }

  static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if let byte = decoded(bytes, at: index) {
        output.append(byte)
        index += 3
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return output
  }
}
