/// Letter statistics of the languages that share a script: for a letter after up to four others, the bits that each language
/// spends on it. Fewer bits in all is a better guess.
///
/// Made from published n-gram counts (data/language/make_profiles.py); kept are the n-grams that tell languages apart best.
struct LanguageProfiles: Sendable {
  /// The languages of one script, and their rows.
  struct Group: Sendable {
    var languages: [String] = []
    /// Bytes in a row: the languages, filled up to a multiple of 16.
    var width = 0
    /// Quarter bits, a row an n-gram.
    var rows: [UInt8] = []
    /// Open addressing: keys (0 is free), and beside them the row.
    var keys: [UInt64] = []
    var places: [UInt32] = []

    /// The row of an n-gram given as one byte a symbol, the last lowest.
    @inline(__always)
    func place(of key: UInt64) -> Int? {
      let mask = keys.count - 1
      var slot = Self.hash(key) & mask
      while keys[slot] != key {
        if keys[slot] == 0 { return nil }
        slot = (slot + 1) & mask
      }
      return Int(places[slot])
    }

    @inline(__always)
    static func hash(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) }
  }

  /// Quarter bits.
  static let unitsPerBit = 4
  static let longestGram = 5
  /// The symbol for the edge of a word.
  static let edge: UInt8 = 1
  /// A letter of the script that no profile knows.
  static let unknown: UInt8 = 255

  static let shared = LanguageProfiles()

  private(set) var groups: [Group] = []
  /// By code point below U+2000: the group's number + 1 in the high byte, the letter's symbol in the low one; capitals as small letters.
  private(set) var symbols = [UInt16](repeating: 0, count: 0x2000)

  private init() {
    let bytes = Array(Self.table.description.utf8)
    var next: UInt8 = 0
    for line in bytes.split(separator: 0x0A) {
      if line.starts(with: [0x3D, 0x20]) {
        let words = line.split(separator: 0x20).dropFirst(2)
        startGroup(words.map { String(decoding: $0, as: UTF8.self) })
        next = Self.edge
      } else if let space = line.firstIndex(of: 0x20) {
        add(line[..<space], line[(space + 1)...], &next)
      }
    }
    finishGroup()
    addCapitals()
  }

  private mutating func startGroup(_ languages: [String]) {
    finishGroup()
    var group = Group()
    group.languages = languages
    group.width = (languages.count + 15) / 16 * 16
    group.keys = [UInt64](repeating: 0, count: 1 << 12)
    group.places = [UInt32](repeating: 0, count: 1 << 12)
    groups.append(group)
  }

  private mutating func finishGroup() {
    guard let last = groups.indices.last else { return }
    // A letter that no row knows costs every language the same.
    groups[last].rows.append(contentsOf: repeatElement(63, count: groups[last].width))
  }

  private mutating func add(_ gram: ArraySlice<UInt8>, _ entries: ArraySlice<UInt8>, _ next: inout UInt8) {
    let last = groups.count - 1
    let width = groups[last].width
    var key: UInt64 = 0
    var shorter: UInt64 = 0
    let letters = String(decoding: gram, as: UTF8.self).unicodeScalars.map(\.value)
    for (index, value) in letters.enumerated() {
      let symbol = symbol(for: value, group: last, &next)
      key = key << 8 | UInt64(symbol)
      if index > 0 { shorter = shorter << 8 | UInt64(symbol) }
    }
    let base = letters.count > 1 ? groups[last].place(of: shorter) : nil
    let place = groups[last].rows.count / width
    if let base {
      for index in base * width..<(base + 1) * width { groups[last].rows.append(groups[last].rows[index]) }
    } else {
      groups[last].rows.append(contentsOf: repeatElement(63, count: width))
    }
    var index = entries.startIndex
    while index + 1 < entries.endIndex {
      groups[last].rows[place * width + Self.digit(entries[index])] = UInt8(Self.digit(entries[index + 1]))
      index += 2
    }
    insert(key, place, into: last)
  }

  private mutating func insert(_ key: UInt64, _ place: Int, into group: Int) {
    if place * 2 > groups[group].keys.count { grow(group) }
    let mask = groups[group].keys.count - 1
    var slot = Group.hash(key) & mask
    while groups[group].keys[slot] != 0 { slot = (slot + 1) & mask }
    groups[group].keys[slot] = key
    groups[group].places[slot] = UInt32(place)
  }

  private mutating func grow(_ group: Int) {
    let old = zip(groups[group].keys, groups[group].places).filter { $0.0 != 0 }
    let size = groups[group].keys.count * 2
    groups[group].keys = [UInt64](repeating: 0, count: size)
    groups[group].places = [UInt32](repeating: 0, count: size)
    for (key, place) in old {
      var slot = Group.hash(key) & (size - 1)
      while groups[group].keys[slot] != 0 { slot = (slot + 1) & (size - 1) }
      groups[group].keys[slot] = key
      groups[group].places[slot] = place
    }
  }

  private mutating func symbol(for value: UInt32, group: Int, _ next: inout UInt8) -> UInt8 {
    if value == 0x5F { return Self.edge }
    let known = symbols[Int(value)]
    if known != 0 { return UInt8(truncatingIfNeeded: known) }
    next = min(next + 1, Self.unknown)
    symbols[Int(value)] = UInt16(group + 1) << 8 | UInt16(next)
    return next
  }

  private mutating func addCapitals() {
    for value in 0x41..<UInt32(symbols.count) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      if symbols[Int(value)] == 0, let small = lower.first, small.value != value, small.value < 0x2000 {
        symbols[Int(value)] = symbols[Int(small.value)]
      }
    }
    // The counts were made of letters alone: vowel signs part them as they did there.
    for value in symbols.indices where symbols[value] == 0 {
      guard let scalar = Unicode.Scalar(value), Self.isLetter(scalar) else { continue }
      if let group = Self.group(ofScriptOf: UInt32(value)) {
        symbols[value] = UInt16(group + 1) << 8 | UInt16(Self.unknown)
      }
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  /// Groups are in the order of the table: Latin, Cyrillic, Arabic, Devanagari.
  private static func group(ofScriptOf value: UInt32) -> Int? {
    switch value {
    case 0x41...0x24F, 0x1E00...0x1EFF: 0
    case 0x400...0x52F: 1
    case 0x620...0x6FF, 0x750...0x77F: 2
    case 0x904...0x963: 3
    default: nil
    }
  }

  /// The 64 digits of the table: `0` up, without the backslash.
  private static func digit(_ byte: UInt8) -> Int { Int(byte) - 48 - (byte > 0x5C ? 1 : 0) }
}
