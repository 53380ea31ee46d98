/// Bootstring with Punycode's parameters (RFC 3492 §6.3).
enum Punycode {
  /// The longest label in scalars: DNS allows 63 bytes, and the algorithm is quadratic.
  private static let maximumLabelScalars = 63

  /// The label without its `xn--`; nil where it is too long.
  static func encoded(_ label: [Unicode.Scalar]) -> [UInt8]? {
    guard label.count <= maximumLabelScalars else { return nil }
    var output = label.filter(\.isASCII).map { UInt8(truncatingIfNeeded: $0.value) }
    let basicCount = output.count
    if basicCount > 0 { output.append(UInt8(ascii: "-")) }
    var handled = basicCount
    var n: UInt32 = 128
    var delta = 0
    var bias = 72
    while handled < label.count {
      guard let next = label.lazy.map(\.value).filter({ $0 >= n }).min() else { return nil }
      delta += Int(next - n) * (handled + 1)
      n = next
      for scalar in label {
        if scalar.value < n { delta += 1 }
        guard scalar.value == n else { continue }
        appendVariableLength(delta, bias: bias, to: &output)
        bias = adapted(delta, points: handled + 1, isFirst: handled == basicCount)
        delta = 0
        handled += 1
      }
      delta += 1
      n += 1
    }
    return output
  }

  private static func appendVariableLength(_ delta: Int, bias: Int, to output: inout [UInt8]) {
    var q = delta
    var k = 36
    while true {
      let threshold = k <= bias ? 1 : (k >= bias + 26 ? 26 : k - bias)
      if q < threshold { break }
      output.append(digit(threshold + (q - threshold) % (36 - threshold)))
      q = (q - threshold) / (36 - threshold)
      k += 36
    }
    output.append(digit(q))
  }

  private static func digit(_ value: Int) -> UInt8 { UInt8(value < 26 ? 0x61 + value : 0x30 + value - 26) }

  private static func adapted(_ delta: Int, points: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / points
    var k = 0
    while delta > 455 {
      delta /= 35
      k += 36
    }
    return k + 36 * delta / (delta + 38)
  }
}
