/// Finds, letter by letter, the longest n-gram of a table that a text so far ends in (Aho and Corasick, 1975).
///
/// A state is an n-gram. Three of four lead no further and are but a number: what is read next goes on from an ending of theirs.
/// The others are branches: the longer n-grams that one letter more leads to stand side by side, so that a set of symbols tells
/// which there are and where. What a text needs of the branches stays close to the processor.
///
/// A view of the table that data/language/binary_tables.py writes in this layout.
struct LetterAutomaton: @unchecked Sendable {  // because the memory is part of the program and only read
  private struct Branch {
    /// Symbols that lead to a longer state, a bit each: those below 64, below 128, below 192.
    private var low: UInt64
    private var middle: UInt64
    private var high: UInt64
    /// The state that the lowest of them leads to.
    private var first: UInt32
    /// The branch of the longest proper ending that has one.
    var fallback: UInt32

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
  }

  /// Symbols are below it.
  static let symbolCount: UInt8 = 192
  /// The branch of the state before anything is read.
  private static let empty: UInt32 = 0

  /// By state: the branch that what follows it is read from.
  private let branchOfState: UnsafePointer<UInt32>
  private let branches: UnsafePointer<Branch>
  private let rows: UnsafePointer<LanguageCosts.Row>
  /// The branch at the start of a word.
  let wordStart: UInt32

  /// - Parameters:
  ///   - branchOfState: where the branches of the states begin in `table`, and so on.
  init(
    _ table: UnsafeRawBufferPointer, stateCount: Int, wordStart: UInt32, branchOfState: Int, branches: Int,
    rows: Int
  ) {
    precondition(MemoryLayout<Branch>.stride == 32 && MemoryLayout<LanguageCosts.Row>.stride == 64)
    precondition(rows + stateCount * 64 <= table.count && branchOfState + stateCount * 4 <= table.count)
    func view<Element>(_ start: Int) -> UnsafePointer<Element> {
      UnsafeRawBufferPointer(rebasing: table[start...]).baseAddress.unsafelyUnwrapped
        .assumingMemoryBound(to: Element.self)
    }
    (self.branchOfState, self.branches, self.rows) = (view(branchOfState), view(branches), view(rows))
    self.wordStart = wordStart
  }

  /// The state after one more symbol, and the branch that it goes on from.
  @inline(__always)
  func next(_ branch: UInt32, _ symbol: UInt8) -> (state: Int, branch: UInt32) {
    var branch = branch
    while true {
      let here = branches + Int(branch)
      if let state = here.pointee.next(symbol) { return (state, branchOfState[state]) }
      if branch == Self.empty { return (0, branch) }
      branch = here.pointee.fallback
    }
  }

  @inline(__always)
  func row(_ state: UInt32) -> UnsafePointer<LanguageCosts.Row> { rows + Int(state) }
}
