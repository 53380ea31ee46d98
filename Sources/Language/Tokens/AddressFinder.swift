internal import ASCII

/// Finds web addresses, mail addresses and handles: names for machines, made of words that say nothing about the language.
enum AddressFinder {
  /// How far before the sign that gives it away an address may begin.
  private static let maximumBytesBefore = 512

  /// Signs that may stand in an address and seldom anywhere else: `:` before `//`, `@`, a full stop before a letter or digit.
  @inline(__always)
  static func mayBeInAddress(_ span: Span<UInt8>, at index: Int) -> Bool {
    switch span[index] {
    case UInt8(ascii: "@"): return index + 1 < span.count
    case UInt8(ascii: ":"):
      return index + 2 < span.count && span[index + 1] == UInt8(ascii: "/")
        && span[index + 2] == UInt8(ascii: "/")
    case UInt8(ascii: "."): return index > 0 && index + 1 < span.count && span[index + 1].isASCIIAlphanumeric
    default: return false
    }
  }

  /// What stands between white space, quotes and brackets around a sign, and the address in it, if it is one.
  ///
  /// - Parameters:
  ///   - start: nothing before it is looked at.
  static func look(
    _ span: Span<UInt8>, around sign: Int, from start: Int
  ) -> (end: Int, address: Range<Int>?) {
    var first = sign
    while first > start, sign - first < maximumBytesBefore, !isDelimiter(span[first - 1]) { first -= 1 }
    var end = sign
    while end < span.count, !isDelimiter(span[end]) { end += 1 }
    var last = end
    while last > first, isClosing(span[last - 1]) { last -= 1 }
    guard sign < last else { return (end, nil) }
    return (end, address(span, first..<last, sign: sign))
  }

  private static func address(_ span: Span<UInt8>, _ run: Range<Int>, sign: Int) -> Range<Int>? {
    if span[sign] == UInt8(ascii: ":") {
      let scheme = start(span, before: sign, from: run.lowerBound) {
        $0.isASCIIAlphanumeric || $0 == 0x2B || $0 == 0x2D
      }
      return scheme < sign && sign + 3 < run.upperBound ? scheme..<run.upperBound : nil
    }
    if span[sign] == UInt8(ascii: "@") {
      let local = start(span, before: sign, from: run.lowerBound, isInMailName)
      let name = end(span, after: sign + 1, to: run.upperBound) {
        $0.isASCIIAlphanumeric || $0 == 0x5F || $0 == 0x2E || $0 == 0x2D
      }
      guard name > sign + 1 else { return nil }
      // A handle stands by itself; before a mail server there is a name.
      if local == sign { return sign == run.lowerBound || !isWordByte(span[sign - 1]) ? sign..<name : nil }
      return span.extracting(sign..<name).withUnsafeBufferPointer { $0.contains(0x2E) } ? local..<name : nil
    }
    return host(span, run, sign: sign)
  }

  /// www.example.com, example.org/path, example.com.vn: without a scheme only what begins like the web, goes on with a path, or ends
  /// in a domain that sentences do not begin with.
  private static func host(_ span: Span<UInt8>, _ run: Range<Int>, sign: Int) -> Range<Int>? {
    let first = start(span, before: sign, from: run.lowerBound) { $0.isASCIIAlphanumeric || $0 == 0x2D }
    guard first < sign, first == run.lowerBound || !isWordByte(span[first - 1]) else { return nil }
    let last = end(span, after: sign, to: run.upperBound) {
      $0.isASCIIAlphanumeric || $0 == 0x2D || $0 == 0x2E
    }
    // The name of a file, a domain with letters of other alphabets, a sentence that follows without a space.
    if last < run.upperBound, isWordByte(span[last]), span[last] != UInt8(ascii: "@") { return nil }
    if last < run.upperBound, span[last] == UInt8(ascii: "@") {
      let name = end(span, after: last + 1, to: run.upperBound) {
        $0.isASCIIAlphanumeric || $0 == 0x5F || $0 == 0x2E || $0 == 0x2D
      }
      return name > last + 1 ? first..<name : nil
    }
    var label = last
    while span[label - 1] != 0x2E { label -= 1 }
    let domain = span.extracting(label..<last).withUnsafeBufferPointer { Lemma($0) }
    let isWeb =
      sign - first == 3
      && span.extracting(first..<sign).withUnsafeBufferPointer { $0.allSatisfy { $0 | 0x20 == 0x77 } }
    guard isWeb || domains.contains(domain) else { return nil }
    return
      first..<(last < run.upperBound && [0x2F, 0x3A, 0x3F, 0x23].contains(span[last]) ? run.upperBound : last)
  }

  /// In small letters, as addresses are written.
  private static let domains: Set<Lemma> = [
    "com", "net", "org", "vn", "info", "edu", "gov", "mil", "int", "biz", "io", "co", "tv", "app", "dev",
    "news",
    "online", "site", "xyz", "shop", "asia", "uk", "us", "au", "ca", "de", "fr", "jp", "kr", "cn", "sg", "eu",
  ]

  private static func start(
    _ span: Span<UInt8>, before index: Int, from limit: Int, _ isPart: (UInt8) -> Bool
  ) -> Int {
    var start = index
    while start > limit, isPart(span[start - 1]) { start -= 1 }
    return start
  }

  /// Full stops and hyphens at the end are not part of a name.
  private static func end(
    _ span: Span<UInt8>, after index: Int, to limit: Int, _ isPart: (UInt8) -> Bool
  ) -> Int {
    var end = index
    while end < limit, isPart(span[end]) { end += 1 }
    while end > index, span[end - 1] == 0x2E || span[end - 1] == 0x2D { end -= 1 }
    return end
  }

  /// White space, quotes and brackets, and everything that is neither ASCII nor a letter of Latin, Greek or Cyrillic script.
  private static func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case ...0x20, 0x22, 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x7C, 0xE0, 0xE2...: true
    default: false
    }
  }

  private static func isClosing(_ byte: UInt8) -> Bool {
    [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x27, 0x2A].contains(byte)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool { byte.isASCIIAlphanumeric || byte >= 0x80 }

  private static func isInMailName(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || [0x2E, 0x5F, 0x2D, 0x2B].contains(byte)
  }
}
