/// References of XML text, resolved as far as anybody can.
enum XMLText {
  /// Appends the text of `range` to `output`.
  static func append(
    _ range: Range<Int>, of bytes: [UInt8], entities: [String: [UInt8]], to output: inout [UInt8],
    repairs: inout FeedRepairs
  ) {
    var cursor = range.lowerBound
    let span = bytes.span
    while cursor < range.upperBound {
      let ampersand = ByteSearch.first(UInt8(ascii: "&"), in: span, from: cursor, to: range.upperBound)
      span.extracting(cursor..<(ampersand ?? range.upperBound)).withUnsafeBufferPointer {
        output.append(contentsOf: $0)
      }
      guard let ampersand else { return }
      if let reference = HTMLEntities.reference(in: span, at: ampersand),
        ampersand + reference.length <= range.upperBound
      {
        reference.append(to: &output)
        if !reference.isXML { repairs.insert(.undeclaredEntity) }
        cursor = ampersand + reference.length
      } else if let (value, length) = declared(entities, bytes, at: ampersand, to: range.upperBound) {
        output.append(contentsOf: value)
        cursor = ampersand + length
      } else {
        repairs.insert(.bareAmpersand)
        output.append(UInt8(ascii: "&"))
        cursor = ampersand + 1
      }
    }
  }

  static func containsReference(_ range: Range<Int>, of bytes: [UInt8]) -> Bool {
    ByteSearch.first(UInt8(ascii: "&"), in: bytes, from: range.lowerBound, to: range.upperBound) != nil
  }

  private static func declared(
    _ entities: [String: [UInt8]], _ bytes: [UInt8], at ampersand: Int, to end: Int
  ) -> (value: [UInt8], length: Int)? {
    guard !entities.isEmpty,
      let semicolon = bytes[ampersand..<min(end, ampersand + 64)].firstIndex(of: UInt8(ascii: ";")),
      let value = entities[String(decoding: bytes[(ampersand + 1)..<semicolon], as: UTF8.self)]
    else { return nil }
    return (value, semicolon - ampersand + 1)
  }
}
