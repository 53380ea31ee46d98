/// Finds, letter by letter, the longest n-gram of a table that a text so far ends in (Aho and Corasick, 1975).
///
/// A state is an n-gram. Three of four lead no further and are but a number: what is read next goes on from an ending of theirs.
/// The others are branches: the longer n-grams that one letter more leads to stand side by side, so that a set of symbols tells
/// which there are and where. What a text needs of the branches stays close to the processor.
struct LetterAutomaton: @unchecked Sendable {  // because the memory is only read once `init` is done
  /// An n-gram: one byte a symbol, the last lowest, and what its row changes of the row of its longest proper ending.
  struct Gram {
    var symbols: UInt64
    var changes: UnsafeBufferPointer<UInt8>
  }

  private struct Branch {
    /// Symbols that lead to a longer state, a bit each: those below 64, below 128, below 192.
    private var low: UInt64 = 0
    private var middle: UInt64 = 0
    private var high: UInt64 = 0
    /// The state that the lowest of them leads to.
    var first: UInt32 = 0
    /// The branch of the longest proper ending that has one.
    var fallback: UInt32 = 0

    var isEmpty: Bool { low | middle | high == 0 }

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
  /// The branch of the state before anything is read.
  private static let empty: UInt32 = 0

  /// By state: the branch that what follows it is read from.
  private let branchOfState: UnsafeMutablePointer<UInt32>
  private let branches: UnsafeMutablePointer<Branch>
  private let rows: UnsafeMutablePointer<LanguageCosts.Row>
  /// The branch at the start of a word.
  let wordStart: UInt32

  /// - Parameters:
  ///   - grams: shorter ones first, those of one length by their symbols; every part of an n-gram is one, too.
  ///   - ceiling: what a row without changes is filled with.
  ///   - apply: writes changes into a row.
  init(
    _ grams: [Gram], ceiling: UInt8,
    apply: (UnsafeBufferPointer<UInt8>, _ row: UnsafeMutablePointer<UInt8>) -> Void
  ) {
    rows = .allocate(capacity: grams.count + 1)
    rows.initialize(repeating: .init(repeating: ceiling), count: grams.count + 1)
    let (nodes, endings) = Self.tree(of: grams)
    branchOfState = .allocate(capacity: nodes.count)
    branchOfState.initialize(repeating: Self.empty, count: nodes.count)
    branches = .allocate(capacity: nodes.count { !$0.isEmpty } + 1)
    var branchCount: UInt32 = 0
    // Endings are shorter, and so done before.
    for (state, var branch) in nodes.enumerated() {
      if state > 0 {
        rows[state] = rows[endings[state]]
        let row = UnsafeMutableRawPointer(rows + state).assumingMemoryBound(to: UInt8.self)
        apply(grams[state - 1].changes, row)
      }
      branchOfState[state] = branchOfState[endings[state]]
      if branch.isEmpty, state > 0 { continue }
      branch.fallback = branchOfState[state]
      branchOfState[state] = branchCount
      (branches + Int(branchCount)).initialize(to: branch)
      branchCount += 1
    }
    wordStart = branchOfState[nodes[0].next(LanguageProfiles.edge) ?? 0]
  }

  /// By state: where it leads, and its longest proper ending.
  private static func tree(of grams: [Gram]) -> (nodes: [Branch], endings: [Int]) {
    var nodes = [Branch](repeating: Branch(), count: grams.count + 1)
    var endings = [Int](repeating: 0, count: grams.count + 1)
    var parent = 0
    for (index, gram) in grams.enumerated() {
      let state = index + 1
      let symbol = UInt8(truncatingIfNeeded: gram.symbols)
      // Both go up: the beginnings are passed as the n-grams come.
      while (parent == 0 ? 0 : grams[parent - 1].symbols) != gram.symbols >> 8 { parent += 1 }
      if nodes[parent].isEmpty { nodes[parent].first = UInt32(state) }
      nodes[parent].insert(symbol)
      guard parent > 0 else { continue }
      var ending = endings[parent]
      while true {
        if let next = nodes[ending].next(symbol) {
          endings[state] = next
          break
        }
        if ending == 0 { break }
        ending = endings[ending]
      }
    }
    return (nodes, endings)
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
  func row(_ state: UInt32) -> UnsafePointer<LanguageCosts.Row> { UnsafePointer(rows + Int(state)) }
}
