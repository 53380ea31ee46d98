internal import ASCII

/// Phrases of one or more tokens and what each stands for.
struct PhraseTable: Sendable {
  private struct Phrase {
    var words: Range<Int>
    var value: Int
  }

  /// From a first word to the phrases that start with it, longest first.
  private let places: LemmaTable<Range<Int>>
  private let phrases: [Phrase]
  private let words: [Lemma]
  private let values: [String]

  /// - Parameter text: phrases apart by white space, each its words apart by white space, `=` and the value.
  init(_ text: String) {
    var entries: [(words: [Lemma], value: String)] = []
    var phrase: [Lemma] = []
    for item in text.listedWords {
      let parts = item.utf8.split(separator: UInt8(ascii: "="))
      phrase.append(Lemma(parts[0]))
      guard parts.count == 2 else { continue }
      entries.append((phrase, String(Substring(parts[1]))))
      phrase = []
    }
    let groups = Dictionary(grouping: entries, by: { $0.words[0] })
    var places: [(Lemma, Range<Int>)] = []
    var phrases: [Phrase] = []
    var words: [Lemma] = []
    var values: [String] = []
    for (first, group) in groups {
      let start = phrases.count
      let sorted = group.enumerated().sorted {
        ($1.element.words.count, $0.offset) < ($0.element.words.count, $1.offset)
      }
      for (_, entry) in sorted {
        phrases.append(Phrase(words: words.count..<words.count + entry.words.count, value: values.count))
        words += entry.words
        values.append(entry.value)
      }
      places.append((first, start..<phrases.count))
    }
    self.places = LemmaTable(places)
    (self.phrases, self.words, self.values) = (phrases, words, values)
  }

  /// The longest phrase that starts at `index`: its value, and the token after it.
  func find(_ line: TokenLine, at index: Int) -> (value: String, end: Int)? {
    guard index >= 0, index < line.count, let candidates = places[line[index].text] else { return nil }
    for place in candidates where index + phrases[place].words.count <= line.count {
      let start = phrases[place].words.lowerBound
      if phrases[place].words.dropFirst().allSatisfy({ line[index + $0 - start].text == words[$0] }) {
        return (values[phrases[place].value], index + phrases[place].words.count)
      }
    }
    return nil
  }

  /// All that phrases are made of.
  var allWords: [Lemma] { words }

  /// What phrases start with.
  var firstWords: [Lemma] { places.words }
}
