private import CTables

/// The 8-bit encodings that Vietnamese was written in before Unicode.
struct LegacyEncoding: Sendable {
  /// As it is named in a record's `normalization`.
  let name: String
  /// By byte: the letter, or 0.
  private var singles = [UInt32](repeating: 0, count: 256)
  /// VNI: a letter and a byte that holds its marks. By the two bytes.
  private var pairs: [UInt16: UInt32] = [:]
  /// Whether a byte is the second of a pair.
  private var isSecond = [Bool](repeating: false, count: 256)

  /// In the order in which they are tried; the first of equals wins.
  static let all: [LegacyEncoding] = {
    var all: [LegacyEncoding] = []
    let table = ctables_vietnamese_encodings()
    let text = String(decoding: UnsafeBufferPointer(start: table.bytes, count: table.count), as: UTF8.self)
    for item in text.split(separator: "=") {
      let words = item.split(whereSeparator: { $0 == " " || $0 == "\n" })
      if let name = words.first { all.append(LegacyEncoding(String(name), words.dropFirst())) }
    }
    return all
  }()

  private init(_ name: String, _ entries: some Sequence<Substring>) {
    self.name = name
    for entry in entries {
      guard let letter = entry.unicodeScalars.last,
        let code =
          UInt16(String(entry.unicodeScalars.dropLast()), radix: 16)
      else { continue }
      if code < 256 {
        singles[Int(code)] = letter.value
      } else {
        pairs[code] = letter.value
        isSecond[Int(code & 0xFF)] = true
      }
    }
  }

  /// Decodes a word; a byte that is no letter here stays what it is in Latin-1.
  func decode(_ bytes: ArraySlice<UInt8>) -> [UInt32] {
    var result: [UInt32] = []
    decode(bytes, into: &result)
    return result
  }

  /// The same into an empty array.
  func decode(_ bytes: ArraySlice<UInt8>, into result: inout [UInt32]) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if index + 1 < bytes.endIndex, isSecond[Int(bytes[index + 1])],
        let letter = pairs[UInt16(byte) << 8 | UInt16(bytes[index + 1])]
      {
        result.append(letter)
        index += 2
        continue
      }
      result.append(singles[Int(byte)] != 0 ? singles[Int(byte)] : UInt32(byte))
      index += 1
    }
    // windows-1258 writes tones as combining marks.
    if result.contains(where: { (0x300...0x323).contains($0) }) { result = Self.composed(result) }
  }

  private static func composed(_ values: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    for value in values {
      if let composite = result.last.flatMap({ VietnameseVowel($0) })?.adding(mark: value) {
        result[result.count - 1] = composite.codePoint
      } else {
        result.append(value)
      }
    }
    return result
  }
}
