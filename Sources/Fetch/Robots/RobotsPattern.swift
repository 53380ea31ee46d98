internal import ASCII

/// Paths and patterns of robots.txt, and how they match (RFC 9309 §2.2.2, §2.2.3).
enum RobotsPattern {
  /// Path and query of a URL as they are compared: escapes in capitals, what needs no escape without one, and bytes
  /// beyond ASCII escaped. `*` and `$` of a path are escaped, since in a pattern they mean something.
  static func normalizedPath(of url: String) -> [UInt8] {
    let bytes = Array(url.utf8)
    var start = 0
    if let scheme = firstIndex(of: Array("://".utf8)[...], in: bytes[...]) {
      let isPath = bytes[..<scheme].contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
      if !isPath {
        start = bytes[(scheme + 3)...].firstIndex { "/?#".utf8.contains($0) } ?? bytes.count
      }
    } else if bytes.starts(with: "//".utf8) {
      start = bytes[2...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
    }
    let path = bytes[start...].prefix { $0 != UInt8(ascii: "#") }
    let normalized = normalize(path)
    return normalized.first == UInt8(ascii: "/") ? normalized : [UInt8(ascii: "/")] + normalized
  }

  /// A pattern as it is compared: `*` stays a wildcard, `$` stays the end where it is last.
  static func normalized(pattern: ArraySlice<UInt8>) -> [UInt8] {
    let isAnchored = pattern.last == UInt8(ascii: "$")
    var result: [UInt8] = []
    let body = isAnchored ? pattern.dropLast() : pattern
    for (index, piece) in body.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
      .enumerated()
    {
      if index > 0 { result.append(UInt8(ascii: "*")) }
      result += normalize(piece)
    }
    if isAnchored { result.append(UInt8(ascii: "$")) }
    return result
  }

  /// Whether a normalised pattern matches the start of a normalised path (all of it where `$` ends the pattern).
  ///
  /// The pieces between wildcards are found one after the other, leftmost first, each by a linear search: no pattern
  /// makes it slower than the path's length times the number of its pieces.
  static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
    let isAnchored = pattern.last == UInt8(ascii: "$")
    let pieces = (isAnchored ? pattern.dropLast() : pattern[...])
      .split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
    guard path.starts(with: pieces[0]) else { return false }
    var position = pieces[0].count
    guard pieces.count > 1 else { return !isAnchored || position == path.count }
    for piece in pieces[1..<(pieces.count - 1)] where !piece.isEmpty {
      guard let found = firstIndex(of: piece, in: path[position...]) else { return false }
      position = found + piece.count
    }
    let last = pieces[pieces.count - 1]
    guard isAnchored else { return last.isEmpty || firstIndex(of: last, in: path[position...]) != nil }
    return path.count - position >= last.count && path.suffix(last.count).elementsEqual(last)
  }

  /// Knuth–Morris–Pratt, so that the search is linear whatever a file says.
  private static func firstIndex(of needle: ArraySlice<UInt8>, in bytes: ArraySlice<UInt8>) -> Int? {
    let wanted = Array(needle)
    guard !wanted.isEmpty, wanted.count <= bytes.count else { return wanted.isEmpty ? bytes.startIndex : nil }
    // How much of the needle still fits where its next byte did not.
    var fallback = [Int](repeating: 0, count: wanted.count)
    var fitting = 0
    for index in 1..<wanted.count {
      while fitting > 0, wanted[index] != wanted[fitting] { fitting = fallback[fitting - 1] }
      if wanted[index] == wanted[fitting] { fitting += 1 }
      fallback[index] = fitting
    }
    fitting = 0
    for index in bytes.indices {
      while fitting > 0, bytes[index] != wanted[fitting] { fitting = fallback[fitting - 1] }
      if bytes[index] == wanted[fitting] { fitting += 1 }
      if fitting == wanted.count { return index - fitting + 1 }
    }
    return nil
  }

  private static func normalize(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == UInt8(ascii: "%"), index + 2 < bytes.endIndex, let high = bytes[index + 1].hexadecimalValue,
        let low = bytes[index + 2].hexadecimalValue
      {
        let decoded = high << 4 | low
        if isUnreserved(decoded) { result.append(decoded) } else { result.append(percentEncoded: decoded) }
        index += 3
        continue
      }
      // What a URL may not hold as it is (RFC 3986 §2), and what means something in a pattern.
      let isEscaped = byte <= 0x20 || byte >= 0x7F || "\"<>\\^`{|}*$".utf8.contains(byte)
      if isEscaped { result.append(percentEncoded: byte) } else { result.append(byte) }
      index += 1
    }
    return result
  }

  /// RFC 3986 §2.3.
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    let lower = byte.asciiLowercased
    return (lower >= 0x61 && lower <= 0x7A) || byte.isASCIIDigit || "-._~".utf8.contains(byte)
  }
}
