/// Rows with aligned columns, two blanks between them; the last column is as wide as it is.
struct TextTable {
  let text: String

  /// - Parameter rows: of equal length.
  init(_ rows: [[String]]) {
    let widths = (rows.first ?? []).indices.dropLast().map { column in
      rows.map { $0[column].columnCount }.max() ?? 0
    }
    text = rows.map { row in
      let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.columnCount) }
      return (cells + row.suffix(1)).joined(separator: "  ").trimmedAtEnd + "\n"
    }.joined()
  }
}

extension String {
  /// Columns of a terminal that it takes: letters with their marks one, those of East Asia and emoji two.
  var columnCount: Int { reduce(0) { $0 + $1.columnCount } }

  /// Without the blanks at its end.
  var trimmedAtEnd: Substring {
    self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)]
  }
}

extension Character {
  var columnCount: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if first.properties.isEmojiPresentation || unicodeScalars.contains("\u{FE0F}") || first.isWide {
      return 2
    }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return 1
    }
  }
}

extension Unicode.Scalar {
  /// East_Asian_Width W and F (UAX #11), by block.
  fileprivate var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
      0x17000...0x18CFF, 0x1B000...0x1B2FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
