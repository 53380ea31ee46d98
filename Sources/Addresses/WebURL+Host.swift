internal import ASCII
private import CIDN2

/// Host parsing and serialising (WHATWG URL §3.5).
enum WebURLHost {
  /// The longest name DNS can hold, with room for what percent-encoding adds.
  private static let maximumLengthBytes = 1_024

  /// The serialised host; nil where it cannot be one.
  static func serialised(_ bytes: ArraySlice<UInt8>, isSpecial: Bool) -> [UInt8]? {
    guard bytes.count <= maximumLengthBytes else { return nil }
    if bytes.first == UInt8(ascii: "[") {
      guard bytes.last == UInt8(ascii: "]"), let pieces = IPv6Address.pieces(bytes.dropFirst().dropLast())
      else { return nil }
      return Array("[".utf8) + IPv6Address.serialised(pieces) + Array("]".utf8)
    }
    guard isSpecial else {
      guard !bytes.contains(where: isForbiddenAnywhere) else { return nil }
      var output: [UInt8] = []
      PercentEncoding.append(bytes, encoding: .control, to: &output)
      // What is serialised must be a URL itself: escapes and A-labels are longer than what they stand for.
      return output.count <= maximumLengthBytes ? output : nil
    }
    guard let domain = asciiDomain(PercentEncoding.decoded(bytes)), domain.count <= maximumLengthBytes,
      !domain.contains(where: isForbidden)
    else { return nil }
    return endsInNumber(domain) ? ipv4(domain) : domain
  }

  /// Forbidden domain code points, and what is not ASCII once the domain is.
  private static func isForbidden(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "%") || isForbiddenAnywhere(byte)
  }

  /// Forbidden host code points: those of opaque hosts, too.
  private static func isForbiddenAnywhere(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 0x09, 0x0A, 0x0D, 0x20, UInt8(ascii: "#"), UInt8(ascii: "/"), UInt8(ascii: ":"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "["),
      UInt8(ascii: "\\"), UInt8(ascii: "]"), UInt8(ascii: "^"), UInt8(ascii: "|"):
      true
    default: false
    }
  }

  /// Lower-case A-labels of a domain in UTF-8 (UTS #46, non-transitional); nil where IDNA 2008 forbids it.
  private static func asciiDomain(_ bytes: [UInt8]) -> [UInt8]? {
    if bytes.allSatisfy({ $0 < 0x80 }) { return bytes.map { $0 | ($0 >= 0x41 && $0 <= 0x5A ? 0x20 : 0) } }
    guard !bytes.contains(0) else { return nil }
    var output: UnsafeMutablePointer<CChar>?
    let flags = CInt(IDN2_NFC_INPUT.rawValue | IDN2_NONTRANSITIONAL.rawValue)
    let status = unsafe idn2_to_ascii_8z(bytes.map { CChar(bitPattern: $0) } + [0], &output, flags)
    defer { unsafe idn2_free(output) }
    guard status == CInt(IDN2_OK.rawValue), let output = unsafe output else { return nil }
    return unsafe Array(String(cString: output).utf8)
  }

  // MARK: IPv4

  private static func endsInNumber(_ domain: [UInt8]) -> Bool {
    let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let last = labels.last(where: { !$0.isEmpty }), labels.suffix(2).contains(last) else {
      return false
    }
    return last.allSatisfy { $0.isASCIIDigit } || (last.count >= 2 && ipv4Number(last) != nil)
  }

  /// Dotted decimal of one to four numbers, each decimal, octal or hexadecimal.
  private static func ipv4(_ domain: [UInt8]) -> [UInt8]? {
    var labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
    guard labels.count <= 4 else { return nil }
    var address: UInt64 = 0
    for (index, label) in labels.enumerated() {
      guard let number = ipv4Number(label) else { return nil }
      if index < labels.count - 1 {
        guard number <= 255 else { return nil }
        address |= number << UInt64(8 * (3 - index))
      } else {
        guard number < 1 << UInt64(8 * (5 - labels.count)) else { return nil }
        address |= number
      }
    }
    let octets = [24, 16, 8, 0].map { String(address >> UInt64($0) & 255) }
    return Array(octets.joined(separator: ".").utf8)
  }

  private static func ipv4Number(_ label: ArraySlice<UInt8>) -> UInt64? {
    var digits = label
    var radix: UInt64 = 10
    if digits.count >= 2, digits.first == 0x30 {
      let isHex = digits[digits.startIndex + 1] | 0x20 == UInt8(ascii: "x")
      radix = isHex ? 16 : 8
      digits = digits.dropFirst(isHex ? 2 : 1)
    } else if digits.isEmpty {
      return nil
    }
    var value: UInt64 = 0
    for digit in digits {
      guard let number = digit.hexadecimalValue, UInt64(number) < radix else { return nil }
      value = value * radix + UInt64(number)
      if value > 0xFFFF_FFFF { return nil }
    }
    return value
  }
}

/// Text forms of an IPv6 address (WHATWG URL §3.5, RFC 5952 for the output).
enum IPv6Address {
  static func pieces(_ bytes: ArraySlice<UInt8>) -> [UInt16]? {
    let text = Array(bytes)
    var pieces: [UInt16] = []
    var compress: Int?
    var index = 0
    if text.starts(with: "::".utf8) {
      compress = 0
      index = 2
    } else if text.first == UInt8(ascii: ":") {
      return nil
    }
    while index < text.count {
      guard pieces.count < 8 else { return nil }
      if text[index] == UInt8(ascii: ":") {
        guard compress == nil else { return nil }
        compress = pieces.count
        index += 1
        continue
      }
      let start = index
      var value: UInt16 = 0
      while index < text.count, index - start < 4, let digit = text[index].hexadecimalValue {
        value = value << 4 | UInt16(digit)
        index += 1
      }
      if index < text.count, text[index] == UInt8(ascii: ".") {
        guard pieces.count <= 6, let tail = dotted(text[start...]) else { return nil }
        pieces += tail
        index = text.count
        break
      }
      guard index > start else { return nil }
      pieces.append(value)
      if index == text.count { break }
      guard text[index] == UInt8(ascii: ":"), index + 1 < text.count else { return nil }
      index += 1
    }
    guard let compress else { return pieces.count == 8 ? pieces : nil }
    guard pieces.count < 8 else { return nil }
    return Array(pieces[..<compress]) + Array(repeating: 0, count: 8 - pieces.count)
      + Array(pieces[compress...])
  }

  private static func dotted(_ bytes: ArraySlice<UInt8>) -> [UInt16]? {
    let octets = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .map { UInt8(String(decoding: $0, as: UTF8.self)) }
    guard octets.count == 4, !octets.contains(nil) else { return nil }
    let values = octets.map { UInt16($0 ?? 0) }
    return [values[0] << 8 | values[1], values[2] << 8 | values[3]]
  }

  /// Lower case, the longest run of two or more zero pieces (the first of equals) written `::`.
  static func serialised(_ pieces: [UInt16]) -> [UInt8] {
    var best = 0..<0
    var index = 0
    while index < pieces.count {
      let run = pieces[index...].prefix { $0 == 0 }.count
      if run > max(best.count, 1) { best = index..<(index + run) }
      index += max(run, 1)
    }
    var text = ""
    for (index, piece) in pieces.enumerated() where !best.contains(index) {
      if index == best.upperBound, !best.isEmpty { text += "::" } else if index > 0 { text += ":" }
      text += String(piece, radix: 16)
    }
    if best.upperBound == pieces.count, !best.isEmpty { text += "::" }
    return Array(text.utf8)
  }
}
