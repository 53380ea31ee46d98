/// Tells which syllables of a Vietnamese text make one word: a semi-Markov model (Sarawagi and Cohen, 2004) whose score of a word is the
/// sum of the weights of what is seen in and around it. Words end at marks.
///
/// A value keeps its working memory from text to text.
public struct WordSegmenter {
  /// Syllables of a word.
  private static let longest = 7
  private static let longestInLexicon = 4

  private let model = WordSegmenterModel.shared
  private var tokens: [WordSegmenterToken] = []
  /// The shape before the first token.
  private var before = WordSegmenterToken.Shape.start
  /// By token, four places: the grades of the words of two, three and four syllables that start there, and how many syllables the
  /// longest one has.
  private var lexical: [UInt64] = []
  /// By token: the score of joining all tokens so far to one another.
  private var joined: [Int] = []
  private var best: [Int] = []
  private var back: [Int] = []

  public init() {}

  /// The words of more than one syllable of a text in NFC, as UTF-8 offsets in order.
  public mutating func words(in text: String) -> [Range<Int>] {
    let table = TokenTable(Array(text.utf8))
    return table.lines.flatMap { words(of: table, $0) }
  }

  mutating func words(of table: TokenTable, _ line: TokenTable.Line) -> [Range<Int>] {
    var words: [Range<Int>] = []
    tokens.removeAll(keepingCapacity: true)
    before = .start
    WordSegmenterToken.forEach(of: table, line) { token in
      if token.id != 0 { return tokens.append(token) }
      segment(&words)
      tokens.removeAll(keepingCapacity: true)
      before = token.shape
    }
    segment(&words)
    return words
  }

  /// Finds the best words of one stretch without marks.
  private mutating func segment(_ words: inout [Range<Int>]) {
    guard tokens.count > 1 else { return }
    lookUp()
    join()
    decode()
    var end = tokens.count
    let first = words.count
    while end > 0 {
      let start = back[end]
      if end - start > 1 {
        words.append(tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound)
      }
      end = start
    }
    words[first...].reverse()
  }

  private mutating func lookUp() {
    lexical.removeAll(keepingCapacity: true)
    for start in tokens.indices {
      var hash = WordSegmenterModel.mixed(tokens[start].id)
      var longest: UInt64 = 1
      for length in 2...Self.longestInLexicon {
        guard start + length <= tokens.count else {
          lexical.append(0)
          continue
        }
        hash = WordSegmenterModel.mixed(hash &+ tokens[start + length - 1].id)
        let grade = model.grade(hash)
        if grade != 0 { longest = UInt64(length) }
        lexical.append(grade)
      }
      lexical.append(longest)
    }
  }

  @inline(__always)
  private func shape(_ index: Int) -> UInt64 {
    UInt64((index < 0 ? before : index < tokens.count ? tokens[index].shape : .mark).rawValue)
  }

  @inline(__always)
  private func grade(_ start: Int, _ length: Int) -> UInt64 {
    length > 1 && length <= Self.longestInLexicon ? lexical[start * 4 + length - 2] : 0
  }

  /// Scores of joining each token to the one before it, summed up.
  private mutating func join() {
    joined.removeAll(keepingCapacity: true)
    joined.append(0)
    for index in 1..<tokens.count {
      let (left, right) = (tokens[index - 1].id, tokens[index].id)
      let pair = shape(index - 1) << 4 | shape(index)
      var known: UInt64 = index > 1 && grade(index - 2, 2) != 0 ? 1 : 0
      if grade(index - 1, 2) != 0 { known |= 2 }
      if grade(index, 2) != 0 { known |= 4 }
      let both = WordSegmenterModel.mixed(WordSegmenterModel.mixed(left) &+ right)
      var score = model.weight(1) + model.weight(2, left) + model.weight(3, right) + model.weight(4, both)
      score += model.weight(5, pair) + model.weight(6, shape(index - 2) << 8 | pair)
      score += model.weight(7, pair << 4 | shape(index + 1)) + model.weight(8, known << 8 | pair)
      joined.append(joined[index - 1] + score)
    }
  }

  private mutating func decode() {
    best.removeAll(keepingCapacity: true)
    back.removeAll(keepingCapacity: true)
    best.append(0)
    best.append(contentsOf: repeatElement(.min, count: tokens.count))
    back.append(contentsOf: repeatElement(0, count: tokens.count + 1))
    let small: UInt64 =
      1 << UInt64(WordSegmenterToken.Shape.small.rawValue)
      | 1 << UInt64(WordSegmenterToken.Shape.foreign.rawValue)
    for start in tokens.indices {
      var looks: UInt64 = 0
      for length in 1...min(Self.longest, tokens.count - start) {
        looks |= 1 << shape(start + length - 1)
        let grade = grade(start, length)
        // Of words that no dictionary has only names are longer than three syllables.
        if length > 3, grade == 0, looks & small != 0 {
          if length < Self.longestInLexicon { continue }
          break
        }
        let end = start + length
        let score = best[start] + joined[end - 1] - joined[start] + self.score(start, length, grade, looks)
        if score > best[end] { (best[end], back[end]) = (score, start) }
      }
    }
  }

  /// The score of one word, apart from the joints in it.
  @inline(__always)
  private func score(_ start: Int, _ length: Int, _ grade: UInt64, _ looks: UInt64) -> Int {
    if length == 1 { return model.weight(9, lexical[start * 4 + 3] << 4 | shape(start)) }
    let size = UInt64(min(length, 3)) << 2
    let known: UInt64 = grade > 0 ? 1 : 0
    var score = model.weight(10, size | grade) + model.weight(11, looks << 4 | size | grade)
    score += model.weight(12, tokens[start].id &+ size &+ known)
    score += model.weight(13, tokens[start + length - 1].id &+ size &+ known)
    if start == 0, before == .start { score += model.weight(14, looks << 4 | size | grade) }
    return score
  }
}
