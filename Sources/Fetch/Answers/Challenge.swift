internal import Glibc
internal import Model

/// Whether a guard answered in place of the site: with a bot check, a waiting room or a cookie wall.
enum Challenge {
  /// A page that shows more text than this is one, whatever else stands on it.
  static let maximumTextBytes = 2_500
  /// A page that sets a cookie by script and loads itself again is no larger than this, and shows no more text.
  static let maximumCookieWallBytes = 16 << 10
  static let maximumCookieWallTextBytes = 200

  /// - Parameters:
  ///   - scan: of the body, where it is HTML that shows little text.
  ///   - byteCount: of the body.
  /// - Returns: the guard's name; nil where there is none.
  static func guardName(
    status: Int, headers: HeaderFields, host: String, scan: MarkupScan?, bytes: [UInt8]
  ) -> String? {
    for sign in ChallengeSigns.headers where !sign.countsForErrorsOnly || status >= 400 {
      if let value = headers[sign.name], value.lowercased().hasPrefix(sign.value) { return sign.guardName }
    }
    for sign in ChallengeSigns.hosts where host == sign.suffix || host.hasSuffix("." + sign.suffix) {
      return sign.guardName
    }
    guard let scan, scan.textByteCount <= maximumTextBytes else { return nil }
    let sign = ChallengeSigns.markup.first {
      scan.textByteCount <= $0.maximumTextBytes && contains($0.text, in: scan.markup)
    }
    if let sign { return sign.guardName }
    if hasTitleOfCheck(scan, bytes) { return "a bot check" }
    return isCookieWall(scan, byteCount: bytes.count) ? "a cookie wall" : nil
  }

  private static func hasTitleOfCheck(_ scan: MarkupScan, _ bytes: [UInt8]) -> Bool {
    guard
      ChallengeSigns.titles.contains(plain(scan.title)) || ChallengeSigns.titles.contains(plain(scan.heading))
    else { return false }
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    return ChallengeSigns.words.contains { text.contains($0) }
  }

  private static func isCookieWall(_ scan: MarkupScan, byteCount: Int) -> Bool {
    byteCount <= maximumCookieWallBytes && scan.textByteCount <= maximumCookieWallTextBytes
      && contains("document.cookie", in: scan.markup)
      && ChallengeSigns.reloads.contains { contains($0, in: scan.markup) }
  }

  /// In lower case, white space collapsed, without marks at the end.
  private static func plain(_ text: [UInt8]) -> String {
    let words = text.split { $0 <= 0x20 }.joined(separator: [0x20])
    var plain = String(decoding: Array(words), as: UTF8.self).lowercased()
    plain = plain.replacing("’", with: "'")
    while let last = plain.last, ".!?… ".contains(last) { plain.removeLast() }
    return plain
  }

  /// By `memchr` from one first letter to the next.
  private static func contains(_ wanted: UnsafeBufferPointer<UInt8>, in held: UnsafeBufferPointer<UInt8>)
    -> Bool
  {
    guard let first = wanted.first, let start = held.baseAddress, let text = wanted.baseAddress else {
      return false
    }
    var index = 0
    while held.count - index >= wanted.count {
      guard let found = memchr(start + index, Int32(first), held.count - index - wanted.count + 1) else {
        return false
      }
      if memcmp(found, text, wanted.count) == 0 { return true }
      index = start.distance(to: found.assumingMemoryBound(to: UInt8.self)) + 1
    }
    return false
  }

  private static func contains(_ text: String, in bytes: [UInt8]) -> Bool {
    var text = text
    return text.withUTF8 { wanted in
      bytes.withUnsafeBufferPointer { held in
        Self.contains(wanted, in: held)
      }
    }
  }
}
