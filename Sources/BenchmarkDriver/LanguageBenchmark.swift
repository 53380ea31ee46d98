internal import Foundation
internal import Language
internal import Model
internal import Pipeline

/// The work of the language room on texts that are in memory already.
///
/// `language [--rounds N] [--only identify] FILE.tsv…`: lines of the files are `language, tab, text`. One line a task, `{"task", "bytes", "texts",
/// "right", "cpu_seconds": […]}`, an element a round:
/// - `check-vi`, `check-en`: is a clean text in that language clean? (megabytes of it, made of the lines that are)
/// - `normalize-vi`, `normalize-en`: the whole of the normaliser on the same;
/// - `compose`, `compose-foundation`: decomposed Vietnamese articles to NFC, ours and Foundation's;
/// - `identify`: the language of each line, with how many were right.
///
/// `language [--rounds N] --words FILE`: the words of each line of segmented Vietnamese text, whose syllables are apart by spaces or `_`;
/// one line, the task `words`.
enum LanguageBenchmark {
  private struct Line {
    var language: String
    var text: String
  }

  private static let documentBytes = 4 << 20
  private static let composedCharacters = 300_000

  static func run(_ arguments: [String]) {
    var rounds = 5
    var only = ""
    var paths: [String] = []
    var treebank: String?
    var rest = arguments.makeIterator()
    while let argument = rest.next() {
      if argument == "--rounds" {
        rounds = rest.next().flatMap { Int($0) } ?? rounds
      } else if argument == "--only" {
        only = rest.next() ?? only
      } else if argument == "--words" {
        treebank = rest.next()
      } else {
        paths.append(argument)
      }
    }
    do throws(InputError) {
      if let treebank { return try segment(treebank, rounds: rounds) }
      var lines: [Line] = []
      for path in paths { lines += try Self.lines(of: path) }
      if only == "identify" { return identify(lines, rounds: rounds) }
      measure(lines, rounds: rounds)
      identify(lines, rounds: rounds)
    } catch {
      BenchmarkDriver.complain("\(error)")
      exit(66)
    }
  }

  private static func measure(_ lines: [Line], rounds: Int) {
    for language in ["vi", "en"] {
      let text = document(of: lines, language)
      task("check-\(language)", [text], rounds: rounds) { Normalizer.isClean($0) }
      task("normalize-\(language)", [text], rounds: rounds) { Normalizer().normalize($0).text == $0 }
    }
    let articles = pieces(of: document(of: lines, "vi"))
    let decomposed = articles.map { native($0.decomposedStringWithCanonicalMapping) }
    task("compose", decomposed, rounds: rounds, expected: articles) { Fold.composed($0) }
    task("compose-foundation", decomposed, rounds: rounds, expected: articles) {
      $0.precomposedStringWithCanonicalMapping
    }
  }

  private static func identify(_ lines: [Line], rounds: Int) {
    let identifier = LanguageIdentifier()
    let languages = lines.map(\.language)
    task("identify", lines.map(\.text), rounds: rounds, expected: languages) {
      identifier.identify($0).language.value
    }
  }

  private static func segment(_ path: String, rounds: Int) throws(InputError) {
    let lines = try FileBytes.readUnpacked(path, maximumBytes: 1 << 30).split(separator: UInt8(ascii: "\n"))
    let texts = lines.map { line in
      String(decoding: line.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }
    var segmenter = WordSegmenter()
    task("words", texts, rounds: rounds) { !segmenter.words(in: $0).isEmpty }
  }

  /// Clean lines in one language, again and again.
  private static func document(of lines: [Line], _ language: String) -> String {
    let clean = lines.filter { $0.language == language && Normalizer.isClean($0.text) }.map { $0.text + "\n" }
    guard !clean.isEmpty else { return "" }
    var document = ""
    while document.utf8.count < documentBytes { document += clean.joined() }
    return document
  }

  /// Texts as long as articles: Foundation's time grows faster than the text.
  private static func pieces(of document: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for line in document.prefix(composedCharacters).split(separator: "\n") {
      piece += line + "\n"
      guard piece.utf8.count > 8_000 else { continue }
      pieces.append(native(piece))
      piece = ""
    }
    return pieces
  }

  /// Foundation's strings may be stored in UTF-16; what comes from files is not.
  private static func native(_ text: String) -> String { String(decoding: Array(text.utf8), as: UTF8.self) }

  private static func task(
    _ name: String, _ texts: [String], rounds: Int, work: (String) -> Bool
  ) {
    task(name, texts, rounds: rounds, expected: Array(repeating: true, count: texts.count), work: work)
  }

  private static func task<Answer: Equatable>(
    _ name: String, _ texts: [String], rounds: Int, expected: [Answer], work: (String) -> Answer
  ) {
    var seconds: [Double] = []
    var answers: [Answer] = []
    for round in 0...max(1, rounds) {
      answers.removeAll(keepingCapacity: true)
      let before = Clocks.process()
      for text in texts { answers.append(work(text)) }
      if round > 0 { seconds.append(Clocks.process() - before) }
    }
    let right = zip(answers, expected).count { $0 == $1 }
    let bytes = texts.reduce(0) { $0 + $1.utf8.count }
    print(
      "{\"task\":\"\(name)\",\"bytes\":\(bytes),\"texts\":\(texts.count),\"right\":\(right),\"cpu_seconds\":\(seconds)}"
    )
  }

  private static func lines(of path: String) throws(InputError) -> [Line] {
    try FileBytes.readUnpacked(path, maximumBytes: 1 << 30).split(separator: UInt8(ascii: "\n")).compactMap {
      line in
      let fields = line.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
      guard fields.count == 2 else { return nil }
      return Line(
        language: String(decoding: fields[0], as: UTF8.self), text: String(decoding: fields[1], as: UTF8.self)
      )
    }
  }
}
