/// An exact decimal number: a whole number and how many of its digits stand behind the point. Arithmetic that would overflow gives nil.
struct DecimalNumber: Equatable {
  private(set) var digits: Int128
  private(set) var scale: Int

  /// Longest fraction that is read.
  private static let maximumScale = 18

  init(_ whole: Int) {
    digits = Int128(whole)
    scale = 0
  }

  /// ASCII digits of the whole and of the fraction.
  init?(whole: some Sequence<UInt8>, fraction: some Sequence<UInt8>) {
    digits = 0
    scale = 0
    for byte in whole {
      guard appendDigit(byte) else { return nil }
    }
    for byte in fraction {
      guard scale < Self.maximumScale, appendDigit(byte) else { return nil }
      scale += 1
    }
    reduce()
  }

  private mutating func appendDigit(_ byte: UInt8) -> Bool {
    let (product, isTooBig) = digits.multipliedReportingOverflow(by: 10)
    let (sum, isStillTooBig) = product.addingReportingOverflow(Int128(byte) - 48)
    digits = sum
    return !isTooBig && !isStillTooBig
  }

  private mutating func reduce() {
    while scale > 0, digits % 10 == 0 {
      digits /= 10
      scale -= 1
    }
  }

  func multiplied(by other: DecimalNumber) -> DecimalNumber? {
    let (product, isTooBig) = digits.multipliedReportingOverflow(by: other.digits)
    guard !isTooBig, scale + other.scale <= 2 * Self.maximumScale else { return nil }
    var result = self
    result.digits = product
    result.scale = scale + other.scale
    result.reduce()
    return result
  }

  func adding(_ other: DecimalNumber) -> DecimalNumber? {
    var (left, right) = (self, other)
    while left.scale < right.scale {
      guard left.appendDigit(48) else { return nil }
      left.scale += 1
    }
    while right.scale < left.scale {
      guard right.appendDigit(48) else { return nil }
      right.scale += 1
    }
    let (sum, isTooBig) = left.digits.addingReportingOverflow(right.digits)
    guard !isTooBig else { return nil }
    left.digits = sum
    left.reduce()
    return left
  }

  var negated: DecimalNumber {
    var result = self
    result.digits = -digits
    return result
  }

  /// The value where it is whole and small.
  var int: Int? { scale == 0 ? Int(exactly: digits) : nil }

  static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
    guard let difference = right.adding(left.negated) else { return false }
    return difference.digits > 0
  }

  /// nil where the quotient has no end, or more than some digits.
  func divided(by divisor: Int) -> DecimalNumber? {
    var (dividend, places) = (self, 0)
    while dividend.digits % Int128(divisor) != 0 {
      guard places < 6, dividend.appendDigit(48) else { return nil }
      dividend.scale += 1
      places += 1
    }
    dividend.digits /= Int128(divisor)
    dividend.reduce()
    return dividend
  }

  /// Half of it.
  var half: DecimalNumber? { multiplied(by: DecimalNumber(digits: 5, scale: 1)) }

  private init(digits: Int128, scale: Int) {
    self.digits = digits
    self.scale = scale
  }

  /// Plain notation: `-0.5`, `7680000000`.
  var text: String {
    var text = String(digits.magnitude)
    if scale > 0 {
      if text.utf8.count <= scale { text = String(repeating: "0", count: scale - text.utf8.count + 1) + text }
      let split = text.index(text.endIndex, offsetBy: -scale)
      text = text[..<split] + "." + text[split...]
    }
    return digits < 0 ? "-" + text : text
  }
}
