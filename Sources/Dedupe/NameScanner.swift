internal import ASCII

/// Finds names and codes: words that begin with a capital where no sentence does, alone and in pairs, and words with digits in them.
///
/// Names are folded and written together, so that "Đà Nẵng", "Da Nang" and "Danang" are one.
struct NameScanner {
  struct Name {
    var text: String
    /// Bits, as `StoryEvidence.Item.weight`.
    var weight: Int
  }

  private(set) var names: [Name] = []

  private struct Word {
    var folded: [UInt8] = []
    var isCapitalised = false
    var capitals = 0
    var digits = 0
    var isFirst = false
  }

  /// One block of text.
  mutating func scan(_ text: String) {
    var before: Word?
    var isFirst = true
    for part in text.utf8.split(separator: UInt8(ascii: " ")) {
      if part.elementsEqual("&".utf8) { continue }
      // Most words begin with a small letter and are no names.
      let isSmall = Self.beginsSmall(part)
      guard var word = isSmall ? Word() : Self.word(part) else {
        before = nil
        continue
      }
      word.isFirst = isFirst
      isFirst =
        part.last.map { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "?") }
        ?? false
      take(word, after: before)
      // A mark after the word ends a name.
      let isOpen = part.last.map { $0 >= 0x80 || $0.isASCIIAlphanumeric } ?? false
      before = word.isCapitalised && isOpen ? word : nil
    }
  }

  private mutating func take(_ word: Word, after before: Word?) {
    if word.digits > 0, word.isCapitalised {
      names.append(Name(text: Self.text(word.folded), weight: word.folded.count >= 5 ? 9 : 6))
    } else if word.isCapitalised {
      let length = word.folded.count
      if word.capitals == length, (2...6).contains(length) {
        names.append(Name(text: Self.text(word.folded), weight: 4))
      } else if !word.isFirst, length >= 4 {
        names.append(Name(text: Self.text(word.folded), weight: length >= 6 ? 5 : 3))
      }
      if let before { names.append(Name(text: Self.text(before.folded + word.folded), weight: 6)) }
    }
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Whether its first letter or digit is one of ASCII and no capital.
  private static func beginsSmall(_ part: Substring.UTF8View) -> Bool {
    part.first { $0 >= 0x80 || $0.isASCIIAlphanumeric }.map { $0 < 0x80 && !(0x41...0x5A).contains($0) }
      ?? false
  }

  /// The word in a stretch without spaces, brackets and quotes around it left out; nil where there is none.
  private static func word(_ part: Substring.UTF8View) -> Word? {
    var word = Word()
    for scalar in String(decoding: part, as: UTF8.self).unicodeScalars {
      let value = scalar.value
      switch value {
      case 0x30...0x39:
        word.folded.append(UInt8(value))
        word.digits += 1
      case 0x41...0x5A, 0x61...0x7A:
        if value < 0x61 {
          if word.folded.isEmpty { word.isCapitalised = true }
          word.capitals += 1
        }
        word.folded.append(UInt8(value) | 0x20)
      case 0x27, 0x2019:
        // What follows an apostrophe is the language's, not the name's: "Hanoi's".
        if !word.folded.isEmpty { return word }
      case 0...0x7F: continue
      case 0x300...0x36F: continue
      default:
        let base = LatinLetters.base(of: value)
        guard base != LatinLetters.separator else { continue }
        if scalar.properties.isUppercase {
          if word.folded.isEmpty { word.isCapitalised = true }
          word.capitals += 1
        }
        if base == LatinLetters.other {
          word.folded.append(contentsOf: UTF8.encode(scalar)!)
        } else {
          word.folded.append(base)
        }
      }
    }
    return word.folded.isEmpty ? nil : word
  }
}
