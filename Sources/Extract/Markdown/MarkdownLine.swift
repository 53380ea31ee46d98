internal import Model

/// One line of a Markdown document, asked for what it begins.
struct MarkdownLine {
  private(set) var bytes: ArraySlice<UInt8>
  private(set) var indent = 0

  struct Fence {
    var byte: UInt8
    var length: Int
    /// Columns before it: so many are none of the code's (CommonMark §4.5).
    var indent: Int
  }

  init(_ line: ArraySlice<UInt8>) {
    bytes = line
    while let first = bytes.first, first == 0x20 || first == 0x09 {
      indent += first == 0x09 ? 4 : 1
      bytes = bytes.dropFirst()
    }
  }

  var isBlank: Bool { bytes.isEmpty }

  var trimmed: ArraySlice<UInt8> {
    var trimmed = bytes
    while let last = trimmed.last, last == 0x20 || last == 0x09 { trimmed = trimmed.dropLast() }
    return trimmed
  }

  /// Two blanks at the end, or a backslash: a break (CommonMark §6.7).
  var endsInBreak: Bool { bytes.suffix(2).elementsEqual("  ".utf8) }

  var fence: Fence? {
    guard let byte = bytes.first, byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else { return nil }
    let length = bytes.prefix { $0 == byte }.count
    guard length >= 3, byte != UInt8(ascii: "`") || !bytes.dropFirst(length).contains(byte) else {
      return nil
    }
    return Fence(byte: byte, length: length, indent: indent)
  }

  func closes(_ fence: Fence) -> Bool {
    let line = trimmed
    return line.count >= fence.length && line.allSatisfy { $0 == fence.byte }
  }

  /// A line of code; nil where it is blank.
  func code(in fence: Fence) -> Block? {
    guard !isBlank else { return nil }
    var block = Block(.code, String(validUTF8: trimmed))
    block.indent = max(0, indent - fence.indent)
    return block
  }

  /// `---`, `* * *`, `___`.
  var isRule: Bool {
    guard let byte = bytes.first, "-*_".utf8.contains(byte) else { return false }
    return bytes.allSatisfy { $0 == byte || $0 == 0x20 } && bytes.reduce(0) { $0 + ($1 == byte ? 1 : 0) } >= 3
  }

  /// A line of `=` or `-` below a paragraph makes it a heading.
  var isSetext: Bool {
    guard let byte = bytes.first, byte == UInt8(ascii: "=") || byte == UInt8(ascii: "-") else { return false }
    return trimmed.allSatisfy { $0 == byte }
  }

  var setextLevel: Int { bytes.first == UInt8(ascii: "=") ? 1 : 2 }

  var isTableRow: Bool {
    bytes.first == UInt8(ascii: "|") && trimmed.count > 2 && trimmed.last == UInt8(ascii: "|")
  }

  var isTableRule: Bool {
    isTableRow && bytes.allSatisfy { "|-: ".utf8.contains($0) } && bytes.contains(UInt8(ascii: "-"))
  }

  /// The cells of a row, escaped bars kept inside.
  var cells: [ArraySlice<UInt8>] {
    let row = trimmed.dropFirst().dropLast()
    var cells: [ArraySlice<UInt8>] = []
    var start = row.startIndex
    for index in row.indices where row[index] == UInt8(ascii: "|") {
      if index > row.startIndex, row[index - 1] == UInt8(ascii: "\\") { continue }
      cells.append(row[start..<index])
      start = index + 1
    }
    return cells + [row[start...]]
  }

  /// `## Heading ##`: its level, the signs taken off.
  mutating func takeHeading() -> Int? {
    let level = bytes.prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(level), bytes.count == level || bytes[bytes.startIndex + level] == 0x20 else {
      return nil
    }
    bytes = bytes.dropFirst(level)
    var end = trimmed
    let closing = end.reversed().prefix { $0 == UInt8(ascii: "#") }.count
    if closing > 0, closing == end.count || end[end.endIndex - closing - 1] == 0x20 {
      end = end.dropLast(closing)
    }
    bytes = end
    return level
  }

  /// `> > text`: how deep, the signs taken off.
  mutating func takeQuote() -> Int {
    var depth = 0
    while bytes.first == UInt8(ascii: ">") {
      depth += 1
      bytes = bytes.dropFirst()
      while bytes.first == 0x20 { bytes = bytes.dropFirst() }
    }
    return depth
  }

  /// `- text`, `12. text`: the marker taken off.
  mutating func takeItem() -> (indent: Int, number: Int?)? {
    guard let first = bytes.first else { return nil }
    if "-*+".utf8.contains(first), bytes.count > 1, bytes[bytes.startIndex + 1] == 0x20 {
      bytes = bytes.dropFirst(2).drop { $0 == 0x20 }
      return (indent, nil)
    }
    let digits = bytes.prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard (1...9).contains(digits.count), bytes.count > digits.count + 1 else { return nil }
    let sign = bytes[bytes.startIndex + digits.count]
    guard sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")"),
      bytes[bytes.startIndex + digits.count + 1] == 0x20
    else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
    bytes = bytes.dropFirst(digits.count + 2).drop { $0 == 0x20 }
    return (indent, number)
  }
}
