extension UInt8 {
  /// 0…15 for a hexadecimal digit of either case; nil for any other byte.
  @inlinable public var hexadecimalValue: UInt8? {
    if isASCIIDigit { return self & 15 }
    let letter = (self | 0x20) &- 0x61
    return letter < 6 ? letter + 10 : nil
  }
}

extension Sequence<UInt8> {
  /// Two small digits a byte: `4f0a`.
  public var hexadecimal: String {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * underestimatedCount)
    for byte in self { digits.append(hexadecimal: byte) }
    return String(decoding: digits, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Appends two small digits: `4f`.
  public mutating func append(hexadecimal byte: UInt8) {
    append(Self.smallDigits[Int(byte >> 4)])
    append(Self.smallDigits[Int(byte & 15)])
  }

  /// Appends the byte as a URL holds it (RFC 3986 §2.1): `%4F`.
  public mutating func append(percentEncoded byte: UInt8) {
    append(UInt8(ascii: "%"))
    append(Self.capitalDigits[Int(byte >> 4)])
    append(Self.capitalDigits[Int(byte & 15)])
  }

  private static let smallDigits = Array("0123456789abcdef".utf8)
  private static let capitalDigits = Array("0123456789ABCDEF".utf8)
}
