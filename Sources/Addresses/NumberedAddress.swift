internal import ASCII

/// What stays of an article's address when its slug follows a changed headline: the host, the folders and the article's
/// number.
///
/// `https://e.example/tin/mua-lon-4123456.html` and `https://e.example/tin/mua-lon-ngap-duong-4123456.html` both have
/// `e.example/tin/*4123456.html`. The number stands at an end of the slug or in a segment beside it. It has five digits or
/// more, with up to eight letters around them (`post4123456`), or is hexadecimal with twelve digits or more. What can be a
/// date is no number: two reports of one day have it, too.
///
/// Evidence beside other (the text), no identity of its own: numbers of other things look the same.
public struct NumberedAddress: Sendable, Hashable {
  /// The address without scheme and tracking parameters, `*` in place of the slug.
  public let pattern: String

  /// Nil where the address has no number beside a slug.
  public init?(_ url: WebURL) {
    guard url.isHTTP, let clean = WebURL(CanonicalURL.canonical(url)) else { return nil }
    var segments = clean.path.split(separator: "/", omittingEmptySubsequences: false)
    guard let last = segments.lastIndex(where: { !$0.isEmpty }) else { return nil }
    if let pattern = Self.pattern(ofSlug: segments[last]) {
      segments[last] = pattern
    } else if Self.isNumber(segments[last]), Self.isSlug(segments[last - 1]) {
      segments[last - 1] = "*"
    } else if Self.isNumber(segments[last - 1]), Self.isSlug(segments[last]) {
      segments[last] = "*"
    } else {
      return nil
    }
    let host = clean.host + (clean.port.map { ":\($0)" } ?? "")
    pattern = host + segments.joined(separator: "/") + (clean.query.map { "?" + $0 } ?? "")
  }

  /// FNV-1a, 64 bits, of the pattern.
  public var key: Int64 {
    Int64(bitPattern: pattern.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
  }

  // MARK: Segments

  /// `*4123456.html` of `mua-lon-4123456.html`, `4123456*` of `4123456-mua-lon`; nil where no number stands at an end.
  private static func pattern(ofSlug segment: Substring) -> Substring? {
    let (stem, form) = parts(of: segment)
    let words = words(of: stem)
    // What follows the number may number its page or its section.
    if let index = words.lastIndex(where: isNumber), words[(index + 1)...].allSatisfy(isDecimal),
      words[..<index].contains(where: isWord)
    {
      return "*" + stem[words[index].startIndex...] + form
    }
    if let first = words.first, isNumber(first), words.dropFirst().contains(where: isWord) {
      return first + "*" + form
    }
    return nil
  }

  /// A headline: two words or more.
  private static func isSlug(_ segment: Substring) -> Bool {
    let words = words(of: parts(of: segment).stem)
    return words.count > 1 && words.contains(where: isWord)
  }

  private static func words(of stem: Substring) -> [Substring] { stem.split { "-_.,~+".contains($0) } }

  /// The segment before and from its file name extension on.
  private static func parts(of segment: Substring) -> (stem: Substring, form: Substring) {
    guard let dot = segment.lastIndex(of: "."), segment[dot...].utf8.count <= 6,
      !segment[dot...].utf8.contains(where: \.isASCIIDigit)
    else { return (segment, "") }
    return (segment[..<dot], segment[dot...])
  }

  // MARK: Words

  private static func isDecimal(_ word: Substring) -> Bool { word.utf8.allSatisfy(\.isASCIIDigit) }
  /// Percent escapes are letters as a rule.
  private static func isWord(_ word: Substring) -> Bool {
    !isNumber(word) && word.utf8.contains { $0.isASCIILetter }
  }

  private static func isNumber(_ segment: Substring) -> Bool {
    let word = parts(of: segment).stem.utf8
    let digitCount = word.count(where: \.isASCIIDigit)
    if word.count >= 12, digitCount >= 4,
      word.allSatisfy({ $0.isASCIIDigit || (0x61...0x66).contains($0 | 0x20) })
    {
      return true
    }
    guard digitCount >= 5, word.count - digitCount <= 8,
      word.allSatisfy({ $0.isASCIIDigit || $0.isASCIILetter })
    else { return false }
    let digits = word.drop { !$0.isASCIIDigit }.prefix(while: \.isASCIIDigit)
    return digits.count == digitCount && !isDate(digits.map { Int($0) - 0x30 })
  }

  /// True for eight or six digits that are a day (2026-11-24 or 24-11-2026, with the year's last two digits, too) or a
  /// month.
  private static func isDate(_ digits: [Int]) -> Bool {
    func number(_ start: Int, _ count: Int) -> Int {
      digits[start..<start + count].reduce(0) { $0 * 10 + $1 }
    }
    func isDay(_ left: Int, _ right: Int) -> Bool {
      (1...31).contains(left) && (1...12).contains(right)
        || (1...12).contains(left) && (1...31).contains(right)
    }
    let years = 1_900...2_099
    let shortYears = 0...39
    switch digits.count {
    case 8:
      return years.contains(number(0, 4)) && isDay(number(6, 2), number(4, 2))
        || years.contains(number(4, 4)) && isDay(number(0, 2), number(2, 2))
    case 6:
      return years.contains(number(0, 4)) && (1...12).contains(number(4, 2))
        || shortYears.contains(number(0, 2)) && isDay(number(4, 2), number(2, 2))
        || shortYears.contains(number(4, 2)) && isDay(number(0, 2), number(2, 2))
    default: return false
    }
  }
}
