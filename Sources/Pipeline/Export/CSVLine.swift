public import Store

/// A row as RFC 4180 has it: fields in quotes where they need them, CRLF at the end. A value that is not there is empty.
public enum CSVLine {
  public static func encode(_ row: [ExportValue]) -> [UInt8] {
    var line: [UInt8] = []
    for (index, value) in row.enumerated() {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      switch value {
      case .null: break
      case .integer(let number): line += String(number).utf8
      case .real(let number): line += String(number).utf8
      case .text(let text): append(text, to: &line)
      }
    }
    return line + [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
  }

  private static func append(_ text: String, to line: inout [UInt8]) {
    let special: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n")]
    // An empty text in quotes is not a value that is not there.
    guard text.isEmpty || text.utf8.contains(where: special.contains) else {
      line += text.utf8
      return
    }
    line.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { line.append(byte) }
      line.append(byte)
    }
    line.append(UInt8(ascii: "\""))
  }
}
