internal import ASCII
import CUChardet

/// Detects the encoding of a text by its bytes: libuchardet says which, and how much of the text is beyond ASCII says whether to
/// believe it.
///
/// A few quotation marks in an English text are no evidence: libuchardet takes one such page in five for Central European. What it
/// gives for Vietnamese in TCVN3, VISCII, VPS and VNI is not taken either: the Web has no names for them, and the language room
/// repairs them in a text that was read as windows-1252.
struct CharsetDetector {
  /// Of the text of a page; as much shows what it is written in.
  private static let maximumBytes = 64 << 10
  private static let minimumHighBytes = 8

  /// Of letters, in percent: the least that a text has in such an encoding.
  private enum Evidence: Int {
    case accentedLatin = 2
    case otherScript = 15
  }

  private static let encodings: [String: Evidence] = {
    var encodings: [String: Evidence] = [:]
    for name in ["iso-8859-2", "iso-8859-13", "windows-1250", "windows-1254", "windows-1257", "windows-1258"]
    {
      encodings[name] = .accentedLatin
    }
    for name in [
      "windows-1251", "koi8-r", "koi8-u", "iso-8859-5", "ibm866", "x-mac-cyrillic", "windows-1253",
      "iso-8859-7",
      "windows-1255", "iso-8859-8", "windows-1256", "iso-8859-6", "windows-874", "shift_jis", "euc-jp",
      "iso-2022-jp",
      "gbk", "gb18030", "big5", "euc-kr",
    ] {
      encodings[name] = .otherScript
    }
    return encodings
  }()

  /// Nil where the bytes do not show it.
  static func detect(_ bytes: [UInt8]) -> Encoding? {
    if shiftsToJapanese(bytes) { return Encoding(name: "iso-2022-jp") }
    let text = plainText(bytes)
    let (letters, high) = text.reduce(into: (0, 0)) { counts, byte in
      if byte >= 0x80 { counts.1 += 1 }
      if byte >= 0x80 || byte.isASCIILetter { counts.0 += 1 }
    }
    guard high >= minimumHighBytes, let name = name(text), let encoding = Encoding(label: name),
      let evidence = encodings[encoding.name], high * 100 >= letters * evidence.rawValue
    else { return nil }
    switch encoding.name {
    case "windows-1258": return marksStandBehindVowels(text) ? encoding : nil
    case "iso-8859-13": return isBaltic(text) ? Encoding(name: "windows-1257") : nil
    // The same, but for the letters of Ukrainian in the place of lines that nobody draws.
    case "koi8-r": return Encoding(name: "koi8-u")
    default: return encoding
    }
  }

  /// The escape sequences with which ISO 2022 changes to Japanese; all of its bytes are ASCII.
  static func shiftsToJapanese(_ bytes: [UInt8]) -> Bool {
    let end = min(maximumBytes, bytes.count)
    return ["\u{1B}$B", "\u{1B}$@"].contains { (sequence: StaticString) in
      ByteSearch.first(sequence, in: bytes, from: 0, to: end) != nil
    }
  }

  /// What libuchardet calls it.
  private static func name(_ text: [UInt8]) -> String? {
    guard let detector = uchardet_new() else { return nil }
    defer { uchardet_delete(detector) }
    let status = text.withUnsafeBytes { bytes in
      uchardet_handle_data(detector, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    guard status == 0 else { return nil }
    uchardet_data_end(detector)
    guard let name = uchardet_get_charset(detector) else { return nil }
    return String(cString: name)
  }

  /// The bytes outside of tags, comments, scripts and styles, whose ASCII letters would speak for a western language.
  private static func plainText(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    var index = 0
    while index < bytes.count, text.count < maximumBytes {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "<"), index + 1 < bytes.count, isMarkup(bytes[index + 1]) else {
        text.append(byte)
        index += 1
        continue
      }
      let tag = bytes[(index + 1)...].prefix(6).map { $0 | 0x20 }
      let isHidden = tag == Array("script".utf8) || tag.starts(with: "style".utf8)
      index =
        ByteSearch.first(UInt8(ascii: ">"), in: bytes, from: index, to: bytes.count).map { $0 + 1 }
        ?? bytes.count
      if isHidden {
        index = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: index, to: bytes.count) ?? bytes.count
      }
      text.append(UInt8(ascii: " "))
    }
    return text
  }

  private static func isMarkup(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }

  /// Lithuanian and Latvian letters outweigh the accented vowels of Icelandic, whose `þ` and `ð` are `ž` and `š` there.
  private static func isBaltic(_ text: [UInt8]) -> Bool {
    let baltic: Set<UInt8> = [0xE2, 0xE7, 0xE8, 0xEB, 0xEE, 0xF8, 0xFB]
    let icelandic: Set<UInt8> = [0xE9, 0xED, 0xF3, 0xFA]
    return text.count(where: baltic.contains) > text.count(where: icelandic.contains)
  }

  /// The tone marks of windows-1258 stand behind vowels; in other Vietnamese encodings these bytes are letters.
  private static func marksStandBehindVowels(_ text: [UInt8]) -> Bool {
    var (marks, placed) = (0, 0)
    for (before, byte) in zip(text, text.dropFirst()) where [0xCC, 0xD2, 0xDE, 0xEC, 0xF2].contains(byte) {
      marks += 1
      let small = before | 0x20
      if "aeiouy".utf8.contains(small) || [0xE2, 0xE3, 0xEA, 0xF4, 0xF5, 0xFD].contains(small) {
        placed += 1
      }
    }
    return marks > 0 && placed * 10 >= marks * 9
  }
}
