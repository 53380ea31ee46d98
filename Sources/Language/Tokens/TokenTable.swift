/// A text in tokens, line by line: made once, for identification, word counts, sentences, words and mentions.
struct TokenTable {
  struct Line {
    /// UTF-8 offsets, without the line feed.
    var range: Range<Int>
    var tokens: Range<Int>
  }

  let bytes: [UInt8]
  private(set) var tokens: [Token] = []
  /// Those that are not empty.
  private(set) var lines: [Line] = []
  /// By the offset of a word: the symbols of its letters, a byte each.
  private var symbols: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    symbols = [UInt8](repeating: 0, count: bytes.count)
    tokens.reserveCapacity(bytes.count / 4 + 8)
    let span = bytes.span
    let table = LetterTable.shared
    symbols.withUnsafeMutableBufferPointer { symbols in
      guard let symbols = symbols.baseAddress else { return }
      var line = Line(range: 0..<0, tokens: 0..<0)
      var isSpaced = true
      var index = 0
      while true {
        if index == span.count || span[index] == 0x0A {
          line.range = line.range.lowerBound..<index
          line.tokens = line.tokens.lowerBound..<tokens.count
          if !line.range.isEmpty { lines.append(line) }
          guard index < span.count else { break }
          index += 1
          line = Line(range: index..<index, tokens: tokens.count..<tokens.count)
          isSpaced = true
        } else if span[index] == 0x20 {
          index += 1
          isSpaced = true
        } else {
          let token = Token(span, index, span.count, isSpaced: isSpaced, table, symbols)
          tokens.append(token)
          index = token.range.upperBound
          isSpaced = false
        }
      }
    }
  }

  /// Calls `body` with where the symbols of the letters stand: those of a word from its offset on.
  @inline(__always)
  func withSymbols(_ body: (UnsafePointer<UInt8>) -> Void) {
    symbols.withUnsafeBufferPointer { if let start = $0.baseAddress { body(start) } }
  }
}
