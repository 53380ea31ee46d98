/// Words of one script that were read and wait to be weighed.
///
/// Each letter leads to a place in memory that tells where the next one leads. So words are followed side by side: they wait for
/// memory together.
struct WordBatch {
  struct Word {
    /// Its letters.
    fileprivate var symbols: UnsafePointer<UInt8>
    fileprivate var length: Int32
    /// Where they and the edge at the end of the word have their states.
    fileprivate var slots: Range<Int32>
    fileprivate var branch: UInt32 = 0
    /// By how many bits its costs are shifted.
    var shift: UInt32
    var reading: LatinReading?
  }

  /// Shifts are below it.
  static let shiftCount: UInt32 = 3
  /// After so many letters the words are weighed.
  static let letters = 24
  private static let slotCount = letters + Token.maximumLetterCount + letters + 1

  private let states: UnsafeMutablePointer<UInt32>
  private let words: UnsafeMutablePointer<Word>
  private(set) var wordCount = 0
  /// Of all words.
  private(set) var letterCount = 0
  private var end: Int32 = 0

  var isFull: Bool { letterCount >= Self.letters }

  /// Calls `body` with an empty one, whose memory is on the stack.
  static func with(_ body: (inout WordBatch) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: slotCount) { states in
      withUnsafeTemporaryAllocation(of: Word.self, capacity: letters + 1) { words in
        guard let states = states.baseAddress, let words = words.baseAddress else { return }
        var batch = WordBatch(states: states, words: words)
        body(&batch)
      }
    }
  }

  private init(states: UnsafeMutablePointer<UInt32>, words: UnsafeMutablePointer<Word>) {
    self.states = states
    self.words = words
  }

  /// - Parameter symbols: the word's letters, `length` of them, which must stay where they are until it is weighed.
  @inline(__always)
  mutating func append(
    _ symbols: UnsafePointer<UInt8>, _ length: Int, _ reading: LatinReading?, shift: UInt32
  ) {
    let count = Int32(truncatingIfNeeded: length)
    (words + wordCount).initialize(
      to: Word(
        symbols: symbols, length: count, slots: end..<end &+ count &+ 1, shift: shift, reading: reading))
    letterCount &+= length
    wordCount &+= 1
    end &+= count &+ 1
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
        guard position <= word.pointee.length else { continue }
        let isEdge = position == word.pointee.length
        let symbol = isEdge ? LanguageProfiles.edge : word.pointee.symbols[Int(position)]
        let next = automaton.next(word.pointee.branch, symbol)
        word.pointee.branch = next.branch
        states[Int(word.pointee.slots.lowerBound &+ position)] = UInt32(truncatingIfNeeded: next.state)
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
