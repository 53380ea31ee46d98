/// Is it UTF-8? Answered with one table look-up and one shift a byte, without a branch that depends on the text, which keeps languages
/// full of accents as fast as plain ASCII.
///
/// A deterministic automaton of nine states (Unicode table 3-7) whose transitions for a byte are six-bit numbers packed into one word, picked
/// by shifting; the idea is Per Vognsen's "shift-based DFA".
enum UTF8Validator {
  // States are their shifts.
  private static let accept: UInt64 = 0
  private static let reject: UInt64 = 6
  private static let oneMore: UInt64 = 12
  private static let twoMore: UInt64 = 18
  private static let threeMore: UInt64 = 24
  private static let afterE0: UInt64 = 30
  private static let afterED: UInt64 = 36
  private static let afterF0: UInt64 = 42
  private static let afterF4: UInt64 = 48

  static func isValid(_ bytes: [UInt8]) -> Bool { isValid(bytes[...]) }

  static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBytes { source in
      transitions.withUnsafeBufferPointer { table in
        var state = accept
        var index = 0
        while index + 8 <= source.count {
          if state == accept { index = endOfASCII(source, from: index) }
          guard index + 8 <= source.count else { break }
          let word = source.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          index += 8
          var rest = word
          for _ in 0..<8 {
            state = (table[Int(rest & 0xFF)] &>> state) & 63
            rest &>>= 8
          }
          if state == reject { return false }
        }
        while index < source.count {
          state = (table[Int(source[index])] &>> state) & 63
          index += 1
        }
        return state == accept
      }
    }
  }

  /// Steps over ASCII, 32 bytes and then eight at a time.
  @inline(__always)
  private static func endOfASCII(_ source: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    while index + 32 <= source.count {
      let words = source.loadUnaligned(fromByteOffset: index, as: SIMD4<UInt64>.self)
      guard (words[0] | words[1] | words[2] | words[3]) & highBits == 0 else { break }
      index += 32
    }
    while index + 8 <= source.count,
      source.loadUnaligned(fromByteOffset: index, as: UInt64.self) & highBits == 0
    {
      index += 8
    }
    return index
  }

  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// For each byte, the next state from each state, at the state's own place.
  private static let transitions: [UInt64] = (UInt8.min...UInt8.max).map { byte in
    var word: UInt64 = 0
    for state in [accept, reject, oneMore, twoMore, threeMore, afterE0, afterED, afterF0, afterF4] {
      word |= next(state, byte) &<< state
    }
    return word
  }

  private static func next(_ state: UInt64, _ byte: UInt8) -> UInt64 {
    switch (state, byte) {
    case (accept, 0..<0x80): accept
    case (accept, 0xC2...0xDF): oneMore
    case (accept, 0xE0): afterE0
    case (accept, 0xED): afterED
    case (accept, 0xE1...0xEF): twoMore
    case (accept, 0xF0): afterF0
    case (accept, 0xF1...0xF3): threeMore
    case (accept, 0xF4): afterF4
    case (oneMore, 0x80...0xBF): accept
    case (twoMore, 0x80...0xBF), (afterE0, 0xA0...0xBF), (afterED, 0x80...0x9F): oneMore
    case (threeMore, 0x80...0xBF), (afterF0, 0x90...0xBF), (afterF4, 0x80...0x8F): twoMore
    default: reject
    }
  }
}
