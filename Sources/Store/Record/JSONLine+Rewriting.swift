extension JSONLine {
  private static let revisionKey = Array("\",\"revision\":".utf8)
  private static let contentHashKey = Array(",\"content_hash\":\"".utf8)
  private static let signatureKey = Array(",\"signature\":\"".utf8)
  private static let duplicateKey = Array(",\"duplicate_of\":\"".utf8)
  private static let storyKey = Array(",\"story\":\"".utf8)

  /// A stored line with what another dataset makes of the record; everything else stays byte for byte.
  ///
  /// Keys are found by their bytes: inside of strings every quote is escaped, so what looks like a key is one.
  /// - Returns: nil where the line is no record.
  public static func rewritten(
    _ line: ArraySlice<UInt8>, sequence: Int64, id: String, revision: Int, duplicateOf: String?,
    story: String
  ) -> [UInt8]? {
    guard self.id(of: line) != nil, let middle = endOfIdentity(line),
      let hash = lastPlace(of: contentHashKey, in: line[middle...])
    else { return nil }
    let relations = endOfMember(signatureKey, in: line, at: endOfMember(contentHashKey, in: line, at: hash))
    let rest = endOfMember(storyKey, in: line, at: endOfMember(duplicateKey, in: line, at: relations))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(line.count + 256)
    bytes +=
      "{\"schema_version\":\(schemaVersion),\"sequence\":\(sequence),\"id\":\"\(id)\",\"revision\":\(revision)"
      .utf8
    bytes += line[middle..<relations]
    if let duplicateOf { bytes += ",\"duplicate_of\":\"\(duplicateOf)\"".utf8 }
    bytes += ",\"story\":\"\(story)\"".utf8
    bytes += line[rest...]
    return bytes
  }

  /// Behind the digits of `revision`, the member after `id`.
  private static func endOfIdentity(_ line: ArraySlice<UInt8>) -> Int? {
    var index = line.startIndex
    let end = line.index(index, offsetBy: 160, limitedBy: line.endIndex) ?? line.endIndex
    while index < end, !line[index...].starts(with: revisionKey) { index += 1 }
    guard index < end else { return nil }
    let digits = index + revisionKey.count
    let after = line[digits...].firstIndex { !(0x30...0x39).contains($0) } ?? line.endIndex
    return after > digits ? after : nil
  }

  /// From the end: what follows `content_hash` is short.
  private static func lastPlace(of key: [UInt8], in line: ArraySlice<UInt8>) -> Int? {
    var index = line.endIndex - key.count
    while index >= line.startIndex {
      if line[index] == key[0], line[index...].starts(with: key) { return index }
      index -= 1
    }
    return nil
  }

  /// Behind the member, whose value is hexadecimal, where it stands at `index`; else `index`.
  private static func endOfMember(_ key: [UInt8], in line: ArraySlice<UInt8>, at index: Int) -> Int {
    guard line[index...].starts(with: key),
      let quote = line[(index + key.count)...].firstIndex(of: UInt8(ascii: "\""))
    else { return index }
    return quote + 1
  }
}
