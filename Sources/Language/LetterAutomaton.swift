/// Finds, letter by letter, the longest n-gram of a table that a text so far ends in (Aho and Corasick, 1975).
///
/// A state is an n-gram. The longer ones that one letter more leads to stand side by side, so that a set of symbols tells
/// which there are and where: one look into memory gives all that the next letter needs.
struct LetterAutomaton: @unchecked Sendable {  // because the memory is only read once `init` is done
  /// An n-gram: one byte a symbol, the last lowest, and what its row changes of the row of its longest proper ending.
  struct Gram {
    var symbols: UInt64
    var changes: ArraySlice<UInt8>
  }

  private struct State {
    /// Symbols that lead to a longer state, a bit each: those below 64, below 128, below 192.
    private var low: UInt64 = 0
    private var middle: UInt64 = 0
    private var high: UInt64 = 0
    /// The state that the lowest of them leads to.
    var first: UInt32 = 0
    /// The longest proper ending from which anything leads further; the state itself where it is the empty one.
    var fallback: UInt32 = 0

    var isLast: Bool { low | middle | high == 0 }

    /// Where a symbol leads; nil where nowhere.
    @inline(__always)
    func next(_ symbol: UInt8) -> Int? {
      let bit = UInt64(1) << UInt64(symbol & 63)
      let below = bit &- 1
      if symbol < 64 {
        guard low & bit != 0 else { return nil }
        return Int(first) &+ (low & below).nonzeroBitCount
      }
      if symbol < 128 {
        guard middle & bit != 0 else { return nil }
        return Int(first) &+ low.nonzeroBitCount &+ (middle & below).nonzeroBitCount
      }
      guard high & bit != 0 else { return nil }
      return Int(first) &+ low.nonzeroBitCount &+ middle.nonzeroBitCount &+ (high & below).nonzeroBitCount
    }

    mutating func insert(_ symbol: UInt8) {
      let bit = UInt64(1) << UInt64(symbol & 63)
      switch symbol >> 6 {
      case 0: low |= bit
      case 1: middle |= bit
      default: high |= bit
      }
    }
  }

  /// Symbols are below it.
  static let symbolCount: UInt8 = 192
  /// The state before anything is read.
  private static let empty = 0

  private let states: UnsafeMutablePointer<State>
  private let rows: UnsafeMutablePointer<UInt8>
  /// The state at the start of a word.
  let wordStart: Int

  /// - Parameters:
  ///   - grams: shorter ones first, those of one length by their symbols; every part of an n-gram is one, too.
  ///   - ceiling: what a row without changes is filled with.
  ///   - apply: writes changes into a row.
  init(_ grams: [Gram], ceiling: UInt8, apply: (ArraySlice<UInt8>, UnsafeMutablePointer<UInt8>) -> Void) {
    let width = LanguageProfiles.width
    states = .allocate(capacity: grams.count + 1)
    states.initialize(repeating: State(), count: grams.count + 1)
    rows = .allocate(capacity: (grams.count + 1) * width)
    rows.initialize(repeating: ceiling, count: (grams.count + 1) * width)
    var parent = Self.empty
    // By state: its longest proper ending, whatever leads on from there.
    var endings = [Int](repeating: Self.empty, count: grams.count + 1)
    for (index, gram) in grams.enumerated() {
      let state = index + 1
      let symbol = UInt8(truncatingIfNeeded: gram.symbols)
      // Both go up: the beginnings are passed as the n-grams come.
      while (parent == Self.empty ? 0 : grams[parent - 1].symbols) != gram.symbols >> 8 { parent += 1 }
      if states[parent].isLast { states[parent].first = UInt32(state) }
      states[parent].insert(symbol)
      if parent != Self.empty {
        var ending = endings[parent]
        while true {
          if let next = states[ending].next(symbol) {
            endings[state] = next
            break
          }
          if ending == Self.empty { break }
          ending = endings[ending]
        }
      }
      (rows + state * width).update(from: rows + endings[state] * width, count: width)
      apply(gram.changes, rows + state * width)
    }
    for state in grams.indices.map({ $0 + 1 }) {
      // Endings are shorter, and so done before.
      let ending = endings[state]
      let leads = !states[ending].isLast || ending == Self.empty
      states[state].fallback = leads ? UInt32(ending) : states[ending].fallback
    }
    wordStart = states[Self.empty].next(LanguageProfiles.edge) ?? Self.empty
  }

  /// The state after one more symbol.
  @inline(__always)
  func next(_ state: Int, _ symbol: UInt8) -> Int {
    var state = state
    while true {
      if let next = states[state].next(symbol) { return next }
      if state == Self.empty { return state }
      state = Int(states[state].fallback)
    }
  }

  /// The row of a state: `LanguageProfiles.width` bytes.
  @inline(__always)
  func row(_ state: UInt32) -> UnsafePointer<UInt8> {
    UnsafePointer(rows + Int(state) &* LanguageProfiles.width)
  }
}
