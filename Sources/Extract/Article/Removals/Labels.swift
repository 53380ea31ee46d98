internal import ASCII

/// Words that give furniture away, in the languages of the news: openings of teasers, labels of
/// advertisements, bylines, dates.
enum Labels {
  /// Openings by their first byte, so that most lines are compared with a few of them.
  struct Openings {
    private var byFirst: [[[UInt8]]] = Array(repeating: [], count: 256)

    init(_ text: StaticString) {
      for opening in Labels.prepared(text) {
        if let first = opening.first { byFirst[Int(first)].append(opening) }
      }
    }

    func begin(_ text: ArraySlice<UInt8>) -> Bool {
      guard let first = text.first else { return false }
      return byFirst[Int(first)].contains { ByteSearch.begins(text.span, with: $0.span) }
    }

    func matching(_ text: ArraySlice<UInt8>) -> [[UInt8]] {
      guard let first = text.first else { return [] }
      return byFirst[Int(first)].filter { ByteSearch.begins(text.span, with: $0.span) }
    }
  }

  /// Whole lines.
  struct Lines {
    private var lines: Set<ArraySlice<UInt8>> = []
    private var maximumBytes = 0

    init(_ text: StaticString) {
      for line in Labels.prepared(text) {
        lines.insert(line[...])
        maximumBytes = max(maximumBytes, line.count)
      }
    }

    func contains(_ text: ArraySlice<UInt8>) -> Bool {
      text.count <= maximumBytes && lines.contains(text)
    }
  }

  /// The parts between bars, white space collapsed. Bytes, not characters: every process makes these lists.
  private static func prepared(_ text: StaticString) -> [[UInt8]] {
    text.withUTF8Buffer { bytes in
      bytes.split(separator: UInt8(ascii: "|")).map { part in
        let words = part.split { $0 == 0x0A || $0 == 0x20 }
        return plainlySpelled(Array(words.joined(separator: CollectionOfOne<UInt8>(0x20))))
      }
    }
  }

  /// The address of a page, written out.
  static func isAddress(_ text: String) -> Bool {
    !text.contains(" ") && ["http://", "https://", "www."].contains(where: text.hasPrefix)
  }

  /// A line that only names what stands there: `Advertisement`, `Share`.
  static func isFurniture(_ text: String) -> Bool { isFurniture(bare(text)) }

  private static func isFurniture(_ bare: ArraySlice<UInt8>) -> Bool {
    furniture.contains(bare) || announcesMore(bare) || bare.count <= 3 && !holdsLetter(bare)
  }

  private static func holdsLetter(_ bare: ArraySlice<UInt8>) -> Bool {
    String(decoding: bare, as: UTF8.self).unicodeScalars.contains(where: \.properties.isAlphabetic)
  }

  /// A line that leads elsewhere or names furniture. What merely opens so must be short or linked.
  static func isTeaser(_ text: String, linkShare: Double, isAtStation: Bool) -> Bool {
    guard text.utf8.count <= 400 else { return false }
    let bare = bare(text)
    if isFurniture(bare) || AffiliateNotice.isOne(bare) { return true }
    if noticeOpenings.begin(bare) {
      // Among the paragraphs such a verb may open a sentence of the text.
      if isAtStation, appealOpenings.begin(bare) { return linkShare > 0.5 || TailNotices.isAppeal(text) }
      return text.utf8.count < 300
    }
    if teaserOpenings.begin(bare) { return linkShare > 0.2 || text.utf8.count < 120 }
    return false
  }

  /// A heading over other stories.
  static func opensSection(_ text: String) -> Bool {
    text.utf8.count <= 80 && teaserOpenings.begin(bare(text))
  }

  /// In small letters, without the marks that teasers are dressed with.
  static func bare(_ text: String) -> ArraySlice<UInt8> {
    let small = LetterCase.lowercasedBytes(text)
    var rest = (text.utf8Span.isKnownASCII ? small : plainlySpelled(small))[...]
    while let length = dressLength(rest.prefix(4)) { rest = rest.dropFirst(length) }
    while rest.last != UInt8(ascii: ":"), let length = lastDressLength(rest) { rest = rest.dropLast(length) }
    if rest.last == UInt8(ascii: ":"), !rest.contains(UInt8(ascii: " ")) { rest = rest.dropLast() }
    return rest
  }

  /// One spelling for what is written in several: Turkish letters without their dots, Arabic without vowel signs and with one
  /// alef, one apostrophe.
  static func plainlySpelled(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(where: { $0 == 0xC4 || $0 == 0xCC || $0 == 0xD8 || $0 == 0xD9 || $0 == 0xE2 }) else {
      return text
    }
    var plain: [UInt8] = []
    plain.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let next = index + 1 < text.count ? text[index + 1] : 0
      switch (text[index], next) {
      case (0xCC, 0x87), (0xD9, 0x80), (0xD9, 0x8B...0x92): index += 2
      case (0xC4, 0xB1):
        plain.append(UInt8(ascii: "i"))
        index += 2
      case (0xD8, 0xA2), (0xD8, 0xA3), (0xD8, 0xA5):
        plain += [0xD8, 0xA7]
        index += 2
      case (0xE2, 0x80) where index + 2 < text.count && text[index + 2] == 0x99:
        plain.append(UInt8(ascii: "'"))
        index += 3
      default:
        plain.append(text[index])
        index += 1
      }
    }
    return plain
  }

  private static let dress: [[UInt8]] = [
    "–", "—", "»", "•", "→", "►", "▶", "✓", "✅", "【", "】", "※", "■", "◆", "▲", "●", "\u{FE0F}",
  ].map { Array($0.utf8) }

  /// Bytes of the mark that a text begins with.
  private static func dressLength(_ text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first else { return nil }
    guard first >= 0x80 else { return "->*|[]:+=() ".utf8.contains(first) ? 1 : nil }
    // Pictographs are four bytes.
    if first == 0xF0, text.count > 3 { return 4 }
    guard first == 0xC2 || first == 0xE2 || first == 0xE3 || first == 0xEF else { return nil }
    return dress.first { text.starts(with: $0) }?.count
  }

  private static func lastDressLength(_ text: ArraySlice<UInt8>) -> Int? {
    guard let last = text.last, last >= 0x80 else { return dressLength(text.suffix(1)) }
    return dress.first { text.suffix($0.count).elementsEqual($0) }?.count
  }

  private static let bylineOpenings = Openings(
    """
    by |von |por |par |di |door |av |af |od |autor|text:|text |theo |tác giả|автор|oleh |penulis|yazan|
    przez |written by|posted by|story by|words by|reporting by|photographs by|photography by|
    illustration by|mit material von|كتب|بقلم|作者|记者|記者
    """)

  /// "By …", and not a sentence.
  static func isByline(_ text: String) -> Bool {
    guard text.utf8.count < 160, text.utf8.last != UInt8(ascii: ".") else { return false }
    let lower = LetterCase.lowercasedBytes(text)
    return bylineOpenings.matching(lower[...]).contains { opening in
      // `af` opens a Danish byline, and also "Affected versions": the opening must be whole words.
      String(decoding: lower[opening.count...], as: UTF8.self).first?.isLetter != true
    } && text.split(separator: " ").count <= 12
  }

  /// Up to five words that all begin with a capital: a signature.
  static func isName(_ text: String) -> Bool {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "-" || $0 == "/" || $0 == "," })
    return (1...6).contains(words.count)
      && words.allSatisfy { $0.first?.isUppercase == true || $0.first == "(" }
  }

  /// A line that is mostly a date or a time.
  static func isDateLine(_ text: String) -> Bool {
    guard text.utf8.count < 160 else { return false }
    // Most lines have too few digits, which is told by their bytes.
    guard text.utf8.reduce(0, { $0 + ($1.isASCIIDigit ? 1 : 0) }) >= minimumDateDigits else { return false }
    let numbers = Numbers(text)
    // With a full stop it is a sentence, unless there is little but the numbers.
    guard text.utf8.last != UInt8(ascii: ".") || numbers.digits * 2 >= numbers.letters else { return false }
    guard numbers.groups >= 2, numbers.haveForm else { return false }
    // A date at the very start, whatever follows it: `05/10/2018 - Publicado por …`.
    let start = text.utf8.prefix(10)
    if start.reduce(0, { $0 + ($1.isASCIIDigit ? 1 : 0) }) >= 6 { return true }
    return numbers.digits * 6 >= numbers.letters
  }

  private static let minimumDateDigits = 4

  /// The numbers of a line, and whether they look like a date's: a year, or two numbers joined as in `6/8`, `14.02`
  /// or `20:49`. A score or a row of figures has no such thing.
  private struct Numbers {
    var digits = 0
    var letters = 0
    var groups = 0
    var haveForm = false

    init(_ text: String) {
      var (length, value) = (0, 0)
      var isJoined = false
      for scalar in text.unicodeScalars {
        if scalar.value >= 0x30, scalar.value <= 0x39 {
          if length == 0 { groups += 1 }
          if isJoined { haveForm = true }
          digits += 1
          length += 1
          value = (value * 10 + Int(scalar.value) - 0x30) % 100_000
        } else {
          if length == 4, (1_900...2_100).contains(value) { haveForm = true }
          isJoined = length > 0 && ":/.".unicodeScalars.contains(scalar)
          if scalar.properties.isAlphabetic { letters += 1 }
          (length, value) = (0, 0)
        }
        if length > 0 { isJoined = false }
      }
      if length == 4, (1_900...2_100).contains(value) { haveForm = true }
    }
  }
}
