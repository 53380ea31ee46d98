/// The encodings that Vietnamese was written in before Unicode, for those who know which one their bytes are in.
///
/// `Normalizer` recognises them by itself where the bytes were read as windows-1252.
public enum VietnameseEncoding: String, Sendable, CaseIterable {
  /// TCVN 5712 VN1 and its font encoding TCVN3 (ABC).
  case tcvn3
  case vni
  /// RFC 1456.
  case viscii
  case vps
  case windows1258 = "windows-1258"

  /// Decodes bytes; those that are no letters in the encoding are read as Latin-1.
  public func decode(_ bytes: [UInt8]) -> String {
    guard let encoding = LegacyEncoding.all.first(where: { $0.name == rawValue }) else { return "" }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 3 / 2)
    for value in encoding.decode(bytes[...]) { result.append(codePoint: value) }
    return String(decoding: result, as: UTF8.self)
  }
}
