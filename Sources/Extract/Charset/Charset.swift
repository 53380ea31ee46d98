/// Bytes of any encoding to UTF-8, by the WHATWG Encoding standard (https://encoding.spec.whatwg.org).
///
/// What decides, in this order: a byte order mark; the zero bytes of UTF-16 and UTF-32; `charset` of the Content-Type; the document's own
/// declaration; else the bytes themselves. A declaration that the bytes disprove is not believed: text that is valid UTF-8 with
/// characters beyond ASCII is UTF-8 whatever it is called, and text called UTF-8 without one valid character beyond ASCII is not.
public enum Charset {
  public enum DocumentKind: Sendable { case html, xml, text }

  /// Decodes a whole document. Never fails: what cannot be read becomes U+FFFD.
  public static func decode(_ bytes: [UInt8], contentType: String?, kind: DocumentKind) -> DecodedText {
    if let mark = byteOrderMark(bytes) {
      return decode(bytes, as: mark.encoding, from: mark.length, isGuessed: false)
    }
    let served = contentType.flatMap(label(inContentType:))
    if let encoding = wideEncoding(bytes) ?? served.flatMap({ wideEncoding(served: $0, bytes) }) {
      return decode(bytes, as: encoding, from: 0, isGuessed: false)
    }
    let declared =
      served.flatMap(believable)
      ?? declaration(in: bytes, kind: kind).flatMap(believable)
    let isValid = UTF8Validator.isValid(bytes)
    if isValid, declared == nil || declared == .utf8 {
      if CharsetDetector.shiftsToJapanese(bytes) {
        return decode(bytes, as: Encoding(name: "iso-2022-jp"), from: 0, isGuessed: true)
      }
      return DecodedText(utf8: bytes, label: Encoding.utf8.name)
    }
    let profile = UTF8Profile(bytes)
    guard let declared, declared != .utf8 || profile.multiByteCount > 0 else {
      return decode(bytes, as: guess(bytes, profile), from: 0, isGuessed: true)
    }
    // Text of another encoding has sequences by accident that are sound in UTF-8.
    if declared == .utf8, profile.invalidCount > profile.multiByteCount,
      let detected = CharsetDetector.detect(bytes)
    {
      return decode(bytes, as: detected, from: 0, isGuessed: true)
    }
    if profile.disproves(declared) {
      var decoded =
        isValid
        ? DecodedText(utf8: bytes, label: Encoding.utf8.name)
        : decode(bytes, as: .utf8, from: 0, isGuessed: false)
      decoded.contradictsDeclaration = true
      return decoded
    }
    return decode(bytes, as: declared, from: 0, isGuessed: false)
  }

  /// The standard's name for a label such as `latin1` or `x-sjis`, in lower case; nil for an unknown one.
  public static func name(forLabel label: String) -> String? { Encoding(label: label)?.name }

  /// No UTF-16 or UTF-32 can declare itself in ASCII: when the bytes do not show it, the declaration is wrong.
  private static func believable(_ label: String) -> Encoding? {
    guard let encoding = Encoding(label: label) else { return nil }
    switch encoding.scheme {
    case .utf16, .utf32: return .utf8
    default: return encoding
    }
  }

  private static func decode(_ bytes: [UInt8], as encoding: Encoding, from start: Int, isGuessed: Bool)
    -> DecodedText
  {
    let body = bytes[start...]
    var decoded = DecodedText(utf8: [], label: encoding.name, isGuessed: isGuessed)
    switch encoding.scheme {
    case .utf8: (decoded.utf8, decoded.hasReplacements) = repairedUTF8(body)
    case .utf16(let isBigEndian): decoded.utf8 = utf8(fromUTF16: body, isBigEndian: isBigEndian)
    case .utf32(let isBigEndian): decoded.utf8 = utf8(fromUTF32: body, isBigEndian: isBigEndian)
    case .singleByte, .multiByte:
      guard let converter = Iconv(encoding.iconvName) else {
        return DecodedText(
          utf8: repairedUTF8(body).bytes, label: Encoding.utf8.name, isGuessed: true, hasReplacements: true)
      }
      (decoded.utf8, decoded.hasReplacements) =
        encoding.scheme == .singleByte ? converter.decodeSingleBytes(body) : converter.decode(body)
    case .replacement:
      (decoded.utf8, decoded.hasReplacements) = (Array("\u{FFFD}".utf8), true)
    }
    return decoded
  }

  // MARK: What the first bytes tell

  private static func byteOrderMark(_ bytes: [UInt8]) -> (encoding: Encoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.utf32LittleEndian, 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32BigEndian, 4) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    return nil
  }

  /// UTF-16 and UTF-32 without a mark, detected by `<` and its zero bytes (XML 1.0, appendix F).
  private static func wideEncoding(_ bytes: [UInt8]) -> Encoding? {
    guard bytes.count >= 4 else { return nil }
    let isLess = bytes.prefix(4).map { $0 == UInt8(ascii: "<") }
    let isZero = bytes.prefix(4).map { $0 == 0 }
    if isZero == [true, true, true, false], isLess[3] { return .utf32BigEndian }
    if isZero == [false, true, true, true], isLess[0] { return .utf32LittleEndian }
    if isZero == [true, false, true, false], isLess[1] { return .utf16BigEndian }
    if isZero == [false, true, false, true], isLess[0] { return .utf16LittleEndian }
    return nil
  }

  /// UTF-16 or UTF-32 that a server declares, where the bytes show it: the zeros of ASCII characters stand on one side, which
  /// also tells the order of bytes that `utf-16` leaves open.
  private static func wideEncoding(served label: String, _ bytes: [UInt8]) -> Encoding? {
    guard let declared = Encoding(label: label) else { return nil }
    let width: Int
    switch declared.scheme {
    case .utf16: width = 2
    case .utf32: width = 4
    default: return nil
    }
    let head = bytes.prefix(maximumWideBytes)
    guard head.count >= width else { return nil }
    var zeros = [Int](repeating: 0, count: width)
    for (index, byte) in head.enumerated() where byte == 0 { zeros[index % width] += 1 }
    guard let first = zeros.first, let last = zeros.last, max(first, last) > 0, first != last else {
      return nil
    }
    let isBigEndian = first > last
    return width == 2
      ? isBigEndian ? .utf16BigEndian : .utf16LittleEndian
      : isBigEndian ? .utf32BigEndian : .utf32LittleEndian
  }

  private static let maximumWideBytes = 1_024

  // MARK: Unicode encodings

  /// Broken sequences become U+FFFD, one for each maximal part (as the standard's decoder does).
  static func repairedUTF8(_ bytes: ArraySlice<UInt8>) -> (bytes: [UInt8], hasReplacements: Bool) {
    if UTF8Validator.isValid(bytes) { return (Array(bytes), false) }
    return (Array(String(decoding: bytes, as: UTF8.self).utf8), true)
  }

  private static func utf8(fromUTF16 bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
      index += 2
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func utf8(fromUTF32 bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> [UInt8] {
    var units: [UInt32] = []
    units.reserveCapacity(bytes.count / 4)
    var index = bytes.startIndex
    while index + 3 < bytes.endIndex {
      var unit: UInt32 = 0
      for place in 0..<4 { unit = unit << 8 | UInt32(bytes[isBigEndian ? index + place : index + 3 - place]) }
      units.append(unit)
      index += 4
    }
    return Array(String(decoding: units, as: UTF32.self).utf8)
  }
}
