internal import ASCII
private import CTables

/// Character references of HTML and XML, resolved.
enum HTMLEntities {
  /// The longest name in the table, `CounterClockwiseContourIntegral;`, and numbers with zeros in front.
  private static let maximumReferenceBytes = 40

  /// What a reference stands for, and how it was known.
  struct Reference {
    /// UTF-8, the first byte lowest; no reference needs more than seven bytes.
    private var packed: UInt64 = 0
    /// Bytes of UTF-8; none for a control character.
    private(set) var count = 0
    /// Bytes of the reference, from `&` on.
    var length: Int
    /// One of the five that XML knows, or a number.
    var isXML: Bool

    init(_ characters: some Sequence<UInt8>, length: Int, isXML: Bool) {
      (self.length, self.isXML) = (length, isXML)
      for byte in characters where count < 8 {
        packed |= UInt64(byte) << UInt64(8 * count)
        count += 1
      }
    }

    init(ascii byte: UInt8, length: Int) {
      (packed, count, self.length, isXML) = (UInt64(byte), 1, length, true)
    }

    /// White space, the no-break space included.
    var isSpace: Bool {
      packed == 0xA0C2 || (count == 1 && UInt8(truncatingIfNeeded: packed).isASCIISpace)
    }

    /// UTF-8.
    var characters: [UInt8] {
      var characters: [UInt8] = []
      append(to: &characters)
      return characters
    }

    /// Whether it counts in an attribute: a number, or a name that a semicolon ends or nothing goes on.
    func isComplete(in source: Span<UInt8>, at index: Int, end: Int) -> Bool {
      let next = index + length
      if source[index + 1] == UInt8(ascii: "#") || source[next - 1] == UInt8(ascii: ";") || next >= end {
        return true
      }
      return source[next] != UInt8(ascii: "=") && !source[next].isASCIIAlphanumeric
    }

    func append(to output: inout [UInt8]) {
      for place in 0..<count { output.append(UInt8(truncatingIfNeeded: packed >> UInt64(8 * place))) }
    }
  }

  /// The reference that begins with the `&` at `index`; nil where it is only an ampersand.
  static func reference(in bytes: Span<UInt8>, at index: Int) -> Reference? {
    let end = min(bytes.count, index + maximumReferenceBytes)
    guard index + 1 < end else { return nil }
    if bytes[index + 1] == UInt8(ascii: "#") { return numeric(bytes, at: index, end: end) }
    var stop = index + 1
    while stop < end, bytes[stop].isASCIIAlphanumeric { stop += 1 }
    guard stop < end, bytes[stop] == UInt8(ascii: ";") else { return legacy(bytes, at: index, end: stop) }
    let length = stop - index + 1
    switch length {
    case 4:
      if bytes[index + 2] == UInt8(ascii: "t") {
        if bytes[index + 1] == UInt8(ascii: "l") {
          return Reference(ascii: 0x3C, length: 4)
        }
        if bytes[index + 1] == UInt8(ascii: "g") {
          return Reference(ascii: 0x3E, length: 4)
        }
      }
    case 5
    where bytes[index + 1] == UInt8(ascii: "a") && bytes[index + 2] == UInt8(ascii: "m")
      && bytes[index + 3] == UInt8(ascii: "p"):
      return Reference(ascii: 0x26, length: 5)
    case 6 where matches("quot", bytes, at: index + 1): return Reference(ascii: 0x22, length: 6)
    case 6 where matches("apos", bytes, at: index + 1): return Reference(ascii: 0x27, length: 6)
    default: break
    }
    return named(bytes, index + 1..<stop, length: length) ?? legacy(bytes, at: index, end: stop)
  }

  /// `bytes` hold four letters at `index`.
  private static func matches(_ word: StaticString, _ bytes: Span<UInt8>, at index: Int) -> Bool {
    for offset in 0..<4 where bytes[index + offset] != word.utf8Start[offset] { return false }
    return true
  }

  /// The names that HTML reads without a semicolon (§13.5).
  private static let legacyNames: StaticString = """
    AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute
    Icirc Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc
    Ugrave Uuml Yacute aacute acirc acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent
    copy curren deg divide eacute ecirc egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl
    igrave iquest iuml laquo lt macr micro middot nbsp not ntilde oacute ocirc ograve ordf ordm oslash
    otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute ucirc
    ugrave uml uuml yacute yen yuml
    """

  /// By the bytes of the name as one number: there are six at most.
  private static let legacyTable: [UInt64: Reference] = {
    var table: [UInt64: Reference] = [:]
    for name in legacyNames.description.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      let bytes = Array(name)
      table[bytes.reduce(0) { $0 << 8 | UInt64($1) }] = named(
        bytes.span, 0..<bytes.count, length: bytes.count + 1)
    }
    return table
  }()
  private static let legacyLengths = 2...6

  /// The longest name that the letters up to `end` begin with and that needs no semicolon (HTML §13.2.5.73).
  private static func legacy(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Reference? {
    var length = min(end - index - 1, legacyLengths.upperBound)
    var name: UInt64 = 0
    for place in 0..<max(length, 0) { name = name << 8 | UInt64(bytes[index + 1 + place]) }
    while length >= legacyLengths.lowerBound {
      if let reference = legacyTable[name] { return reference }
      name >>= 8
      length -= 1
    }
    return nil
  }

  /// `&#8217;` and `&#x2019;`, the semicolon not insisted on. Numbers that Windows programs write for
  /// windows-1252 mean its characters.
  private static func numeric(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Reference? {
    var cursor = index + 2
    guard cursor < end else { return nil }
    let isHex = bytes[cursor] | 0x20 == UInt8(ascii: "x")
    if isHex { cursor += 1 }
    let start = cursor
    var value: UInt32 = 0
    while cursor < end, let digit = bytes[cursor].hexadecimalValue, isHex || digit < 10 {
      value = min(value, 0x1_000_000) * (isHex ? 16 : 10) + UInt32(digit)
      cursor += 1
    }
    guard cursor > start else { return nil }
    if cursor < bytes.count, bytes[cursor] == UInt8(ascii: ";") { cursor += 1 }
    return Reference(utf8(of: value), length: cursor - index, isXML: true)
  }

  /// UTF-8 of a code point as HTML reads its number; nothing for controls.
  private static func utf8(of value: UInt32) -> [UInt8] {
    switch value {
    case 0x09, 0x0A, 0x0D: return [UInt8(value)]
    // The null character is replaced (HTML §13.2.5.84).
    case 0: return Array("\u{FFFD}".utf8)
    case 1..<0x20, 0x7F: return []
    case 0x80..<0xA0: return windows1252(UInt8(value))
    default: return Array(String(Character(Unicode.Scalar(value) ?? "\u{FFFD}")).utf8)
    }
  }

  /// What windows-1252 has where Unicode has C1 controls (WHATWG Encoding, index windows-1252).
  static func windows1252(_ byte: UInt8) -> [UInt8] {
    let characters: [Unicode.Scalar] = [
      "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}",
      "\u{90}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
    ]
    guard byte >= 0x80, byte < 0xA0 else { return [byte] }
    let scalar = characters[Int(byte - 0x80)]
    return scalar.value < 0xA0 ? [] : Array(String(Character(scalar)).utf8)
  }

  // MARK: The table of names

  /// The reference of a name; nil where HTML knows no such name.
  ///
  /// The table holds every name of the standard (§13.5) in the order of its bytes, each with its code points in
  /// hexadecimal: `AElig C6;AMP 26;`. It is searched as it lies, so that nothing is built at start-up.
  private static func named(_ bytes: Span<UInt8>, _ name: Range<Int>, length: Int) -> Reference? {
    let table = ctables_html_entities()
    let text = UnsafeBufferPointer(start: table.bytes, count: table.count)
    var (low, high) = (0, text.count)
    while low < high {
      let middle = (low + high) / 2
      var start = middle
      while start > low, !isMark(text[start - 1]) { start -= 1 }
      while start < high, isMark(text[start]) { start += 1 }
      guard start < high else {
        high = middle
        continue
      }
      var (place, nameEnd) = (name.lowerBound, start)
      while place < name.upperBound, bytes[place] == text[nameEnd] {
        (place, nameEnd) = (place + 1, nameEnd + 1)
      }
      // A space ends the entry's name; it stands before every letter and digit.
      if place == name.upperBound, text[nameEnd] == 0x20 {
        let end = text[nameEnd...].firstIndex(where: isMark) ?? text.count
        let scalars = text[nameEnd..<end].split(separator: 0x20).compactMap { scalar(hexadecimal: $0) }
        return Reference(String(String.UnicodeScalarView(scalars)).utf8, length: length, isXML: false)
      }
      if place == name.upperBound || bytes[place] < text[nameEnd] {
        high = min(middle, start)
      } else {
        // Behind the entry, so that both bounds always lie between entries.
        low = nameEnd
        while low < text.count, !isMark(text[low]) { low += 1 }
      }
    }
    return nil
  }

  private static func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ";") || byte == 0x0A }

  private static func scalar(hexadecimal digits: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
    Unicode.Scalar(digits.reduce(0) { $0 << 4 | UInt32($1.hexadecimalValue ?? 0) })
  }
}
