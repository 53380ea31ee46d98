/// What bytes are written in when nothing says so, or when what was said is not true.
extension Charset {
  static func guess(_ bytes: [UInt8], _ profile: UTF8Profile) -> Encoding {
    // A few broken sequences in a text full of sound ones: damaged UTF-8.
    if profile.multiByteCount > profile.invalidCount { return .utf8 }
    return CharsetDetector.detect(bytes) ?? .windows1252
  }
}
