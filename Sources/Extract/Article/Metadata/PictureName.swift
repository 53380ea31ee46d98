internal import ASCII

/// What the address of a picture tells about it.
enum PictureName {
  /// What names a picture whatever its size: long words of letters and digits in its address, without the
  /// sizes in them (`-1200x630`, `_w1080_h608`), as hashes.
  static func stems(_ url: String) -> [UInt64] {
    stems(url.utf8Span.span, from: pathStart(url.utf8Span.span))
  }

  /// Those of the file's own name, where it has any: folders name the publisher's account or the day.
  static func fileStems(_ url: String) -> [UInt64] {
    let bytes = url.utf8Span.span
    var index = pathStart(bytes)
    var nameStart = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "?"), bytes[index] != UInt8(ascii: "#") {
      if bytes[index] == UInt8(ascii: "/"), index + 1 < bytes.count { nameStart = index }
      index += 1
    }
    let own = stems(bytes, from: nameStart)
    return own.isEmpty ? stems(bytes, from: pathStart(bytes)) : own
  }

  private static func stems(_ bytes: Span<UInt8>, from start: Int) -> [UInt64] {
    var stems: [UInt64] = []
    var index = start
    while index < bytes.count, bytes[index] != UInt8(ascii: "?"), bytes[index] != UInt8(ascii: "#") {
      let start = index
      while index < bytes.count, isWordByte(bytes[index]) { index += 1 }
      if index - start >= minimumIDBytes, let stem = stem(bytes, start..<index) { stems.append(stem) }
      // `%2F` parts words.
      if index == start { index += bytes[index] == UInt8(ascii: "%") ? 3 : 1 }
    }
    return stems
  }

  private static let minimumBytes = 12
  private static let minimumWordBytes = 16
  /// Shorter numbers are sizes, years, sections.
  private static let minimumIDBytes = 7

  private static func stem(_ bytes: Span<UInt8>, _ word: Range<Int>) -> UInt64? {
    var hash = NameTable.emptyHash
    var (length, digits) = (0, 0)
    var partStart = word.lowerBound
    for index in word.lowerBound...word.upperBound {
      guard index == word.upperBound || bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "_")
      else { continue }
      defer { partStart = index + 1 }
      var partDigits = 0
      var isPair = false
      for offset in partStart..<index {
        if bytes[offset].isASCIIDigit { partDigits += 1 }
        if bytes[offset] | 0x20 == UInt8(ascii: "x"), partDigits > 0 { isPair = true }
      }
      let partLength = index - partStart
      if (2...(isPair ? 8 : 4)).contains(partDigits), partLength - partDigits <= 1 { continue }
      for offset in partStart..<index { hash = NameTable.hash(hash, bytes[offset]) }
      length += partLength
      digits += partDigits
    }
    if length == digits { return length >= minimumIDBytes && !isDate(bytes, word) ? hash : nil }
    return length >= minimumBytes && (digits > 0 || length >= minimumWordBytes) ? hash : nil
  }

  /// `20250304`
  private static func isDate(_ bytes: Span<UInt8>, _ word: Range<Int>) -> Bool {
    word.count == 8
      && (bytes[word.lowerBound] == UInt8(ascii: "2") && bytes[word.lowerBound + 1] == UInt8(ascii: "0")
        || bytes[word.lowerBound] == UInt8(ascii: "1") && bytes[word.lowerBound + 1] == UInt8(ascii: "9"))
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit || byte.isASCIILetter || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }

  /// Behind the host.
  private static func pathStart(_ bytes: Span<UInt8>) -> Int {
    var slashes = 0
    for index in 0..<bytes.count where bytes[index] == UInt8(ascii: "/") {
      slashes += 1
      if slashes == 3 { return index }
    }
    return bytes.count
  }

  /// True where two addresses differ in one number only, and the first has the larger: the same picture, wider.
  static func isLarger(_ left: String, than right: String) -> Bool {
    let (a, b) = (left.utf8Span.span, right.utf8Span.span)
    var start = 0
    while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
    while start > 0, a[start - 1].isASCIIDigit { start -= 1 }
    var (ends, values) = ((start, start), (0, 0))
    while ends.0 < a.count, a[ends.0].isASCIIDigit, ends.0 - start < maximumSizeDigits {
      values.0 = values.0 * 10 + Int(a[ends.0] - 0x30)
      ends.0 += 1
    }
    while ends.1 < b.count, b[ends.1].isASCIIDigit, ends.1 - start < maximumSizeDigits {
      values.1 = values.1 * 10 + Int(b[ends.1] - 0x30)
      ends.1 += 1
    }
    guard ends.0 > start, ends.1 > start, values.0 > values.1, a.count - ends.0 == b.count - ends.1 else {
      return false
    }
    for offset in 0..<a.count - ends.0 where a[ends.0 + offset] != b[ends.1 + offset] { return false }
    return true
  }

  private static let maximumSizeDigits = 5

  private static let signs: Set<String> = [
    "logo", "favicon", "icon", "sprite", "badge", "button", "spacer", "loading", "placeholder",
  ]
  private static let standIns: Set<String> = [
    "default", "blank", "noimage", "transparent", "pixel", "empty", "share", "sharing", "social", "fallback",
    "ogp",
    "opengraph",
  ]
  private static let furnitureFolders: Set<String> = [
    "icons", "icon", "logos", "logo", "spacer", "badges", "emoji", "smilies", "smileys", "smiles", "buttons",
  ]

  /// A site's own sign, a stand-in, a counting pixel: by the last words of the address. A name that merely begins
  /// with such a word is that of a picture: `pixel-9-review.jpg`.
  static func isFurniture(_ url: String) -> Bool {
    let parts = path(of: url)
    guard let name = parts.last else { return false }
    if name.ends(with: ".svg") || parts.dropLast().contains(where: furnitureFolders.contains) { return true }
    let stem = name.prefix(before: { $0 == UInt8(ascii: ".") })
    let words = stem.parts { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }.map(withoutNumber)
    guard let first = words.first, let last = words.last else { return false }
    if stem == "no-image" || first.begins(with: "logo") || words.contains("logo") {
      return true
    }
    return signs.contains(last)
      || words.count <= 2 && (signs.contains(first) || standIns.contains(first) || standIns.contains(last))
  }

  /// `icon2` → `icon`
  private static func withoutNumber(_ word: String) -> String {
    let bytes = word.utf8Span.span
    var end = bytes.count
    while end > 0, bytes[end - 1].isASCIIDigit { end -= 1 }
    return end == bytes.count ? word : String(validUTF8: bytes.extracting(0..<end))
  }

  /// What stands between the slashes, in small letters, without the query.
  private static func path(of url: String) -> [String] {
    let path = url.prefix(before: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") })
    return LetterCase.lowercased(path).parts(between: "/")
  }

  private static let portraitWords = ["author", "avatar", "headshot", "byline", "gravatar", "profile"]

  /// Somebody's portrait beside the byline: by its address, or as it is called like one of the authors.
  static func isPortrait(_ url: String, alt: String?, authors: [String]) -> Bool {
    let parts = path(of: url)
    let folders = parts.dropFirst().dropLast()
    if folders.contains(where: { part in portraitWords.contains(where: part.begins) }) { return true }
    guard authors.contains(where: { $0.utf8.count >= minimumAuthorBytes }) else { return false }
    let name = parts.last.map(FoldedText.fold) ?? ""
    let alt = alt.map(FoldedText.fold) ?? ""
    return authors.contains { author in
      author.utf8.count >= minimumAuthorBytes
        && (ByteSearch.contains(author, in: name)
          || ByteSearch.contains(author, in: alt) && alt.utf8.count <= author.utf8.count + maximumAltRest)
    }
  }

  private static let minimumAuthorBytes = 6
  /// `Portrait of …`
  private static let maximumAltRest = 16
}
