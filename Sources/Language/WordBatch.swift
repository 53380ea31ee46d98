/// Words of one script that were read and wait to be weighed.
///
/// Each letter leads to a place in memory that tells where the next one leads. So words are followed side by side: they wait for
/// memory together.
struct WordBatch {
  struct Word {
    /// Where its letters are, the edge at its end among them.
    fileprivate var slots: Range<Int32>
    fileprivate var branch: UInt32
    /// By how many bits its costs are shifted.
    var shift: UInt32
    var reading: LatinWord.Reading
  }

  /// Shifts are below it.
  static let shiftCount: UInt32 = 3
  /// After so many letters the words are weighed.
  static let letters = 24
  /// What is longer is parted.
  static let longestWord = 96
  private static let slotCount = letters + longestWord + letters + 1

  private let symbols: UnsafeMutablePointer<UInt8>
  private let states: UnsafeMutablePointer<UInt32>
  private let words: UnsafeMutablePointer<Word>
  private(set) var wordCount = 0
  /// Of all words.
  private(set) var letterCount = 0
  /// Of the word that is being read.
  private(set) var wordLength = 0
  private var end: Int32 = 0

  var isFull: Bool { letterCount >= Self.letters }

  /// Calls `body` with an empty one, whose memory is on the stack.
  static func with(_ body: (inout WordBatch) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: slotCount) { symbols in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: slotCount) { states in
        withUnsafeTemporaryAllocation(of: Word.self, capacity: letters + 1) { words in
          guard let symbols = symbols.baseAddress, let states = states.baseAddress,
            let words = words.baseAddress
          else { return }
          var batch = WordBatch(symbols: symbols, states: states, words: words)
          body(&batch)
        }
      }
    }
  }

  private init(
    symbols: UnsafeMutablePointer<UInt8>, states: UnsafeMutablePointer<UInt32>,
    words: UnsafeMutablePointer<Word>
  ) {
    self.symbols = symbols
    self.states = states
    self.words = words
  }

  @inline(__always)
  mutating func append(_ symbol: UInt8) {
    symbols[Int(end) &+ wordLength] = symbol
    wordLength &+= 1
  }

  /// Ends the word that was being read.
  @inline(__always)
  mutating func endWord(_ reading: LatinWord.Reading, shift: UInt32) {
    symbols[Int(end) &+ wordLength] = LanguageProfiles.edge
    let next = end &+ Int32(truncatingIfNeeded: wordLength) &+ 1
    (words + wordCount).initialize(to: Word(slots: end..<next, branch: 0, shift: shift, reading: reading))
    letterCount &+= wordLength
    wordLength = 0
    wordCount &+= 1
    end = next
  }

  /// Follows all words through the automaton.
  @inline(__always)
  mutating func follow(_ automaton: LetterAutomaton) {
    for index in 0..<wordCount { words[index].branch = automaton.wordStart }
    var position: Int32 = 0
    var isDone = false
    while !isDone {
      isDone = true
      for index in 0..<wordCount {
        let word = words + index
        let slot = word.pointee.slots.lowerBound &+ position
        guard slot < word.pointee.slots.upperBound else { continue }
        let next = automaton.next(word.pointee.branch, symbols[Int(slot)])
        word.pointee.branch = next.branch
        states[Int(slot)] = UInt32(truncatingIfNeeded: next.state)
        isDone = false
      }
      position &+= 1
    }
  }

  /// What the letters of those words cost each language whose costs are shifted so; nil where there are none.
  @inline(__always)
  func costs(_ automaton: LetterAutomaton, shift: UInt32) -> LanguageCosts? {
    var costs = LanguageCosts()
    var rows = LanguageCosts.Row.zero
    var rowCount = 0
    for index in 0..<wordCount where words[index].shift == shift {
      for slot in words[index].slots {
        rows = rows &+ automaton.row(states[Int(slot)]).pointee
        rowCount &+= 1
        if rowCount & (LanguageCosts.rowsInBytes &- 1) == 0 {
          costs.add(rows)
          rows = .zero
        }
      }
    }
    guard rowCount > 0 else { return nil }
    costs.add(rows)
    return costs
  }

  subscript(index: Int) -> Word { words[index] }

  /// What the letters of a word cost the languages at three places.
  @inline(__always)
  func costs(
    of index: Int, _ automaton: LetterAutomaton, at places: (Int, Int, Int)
  ) -> (Int, Int, Int) {
    var costs = (0, 0, 0)
    for slot in words[index].slots {
      let row = UnsafeRawPointer(automaton.row(states[Int(slot)])).assumingMemoryBound(to: UInt8.self)
      costs.0 &+= Int(row[places.0])
      costs.1 &+= Int(row[places.1])
      costs.2 &+= Int(row[places.2])
    }
    return costs
  }

  mutating func removeAll() {
    wordCount = 0
    letterCount = 0
    end = 0
  }
}
