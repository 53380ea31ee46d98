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

  /// Whether addresses were found.
  private(set) var hasAddresses = false

  /// - Parameter findsAddresses: false where the words of addresses are to be words like others.
  init(_ bytes: [UInt8], findsAddresses: Bool = true) {
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
      // What is before it was looked at for addresses.
      var lookedAt = findsAddresses ? 0 : Int.max
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
          if token.kind == .sign, index >= lookedAt, AddressFinder.mayBeInAddress(span, at: index) {
            let found = AddressFinder.look(span, around: index, from: max(line.range.lowerBound, lookedAt))
            lookedAt = found.end
            if let address = found.address {
              Self.join(&tokens, into: address, from: line.tokens.lowerBound, span)
              index = address.upperBound
              hasAddresses = true
              isSpaced = false
              continue
            }
          }
          index = token.range.upperBound
          isSpaced = false
        }
      }
    }
  }

  /// Puts one sign in the place of the tokens of an address that were read already.
  private static func join(
    _ tokens: inout [Token], into address: Range<Int>, from first: Int, _ span: Span<UInt8>
  ) {
    while tokens.count > first, let last = tokens.last, last.range.lowerBound >= address.lowerBound {
      tokens.removeLast()
    }
    // A word that touches it keeps its letters.
    let before = tokens.count > first ? tokens.last?.range.upperBound ?? 0 : 0
    let start = max(address.lowerBound, before)
    let isSpaced = start == 0 || span[start - 1] == 0x20 || span[start - 1] == 0x0A
    tokens.append(Token(address: start..<address.upperBound, isSpaced: isSpaced))
  }

  /// Calls `body` with where the symbols of the letters stand: those of a word from its offset on.
  @inline(__always)
  func withSymbols(_ body: (UnsafePointer<UInt8>) -> Void) {
    symbols.withUnsafeBufferPointer { if let start = $0.baseAddress { body(start) } }
  }
}
