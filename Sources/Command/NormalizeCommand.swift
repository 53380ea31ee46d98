internal import ArgumentParser
internal import Dispatch
internal import Extract
internal import Foundation
internal import Language
internal import Model
internal import Pipeline
internal import Store
internal import Synchronization

struct NormalizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normalize",
    abstract: "Bring text into one form and tell its language: text in, text or JSON out.",
    discussion: ExitStatus.help)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

  @Argument(help: ArgumentHelp("A text file in UTF-8, or -.", valueName: "file|-"))
  var input = "-"

  @Flag(help: "Each line is a text of its own.")
  var lines = false

  @Option(help: "text: the normalised text; jsonl: with language, spans, sentences, words and mentions.")
  var format = Format.text

  @Option(help: "The language that the text is said to be in (BCP 47): evidence, no more.")
  var language: String?

  @Option(
    help: "When it was published (RFC 3339 or as feeds write it): what \"yesterday\" is resolved against.")
  var published: String?

  @Flag(help: "With jsonl: the Vietnamese words of more than one syllable, too.")
  var words = false

  @Flag(
    help: "The search form instead of the text, in jsonl beside it: small letters without marks, d for đ.")
  var fold = false

  @Flag(
    help:
      "The Vietnamese collation key instead of the text, in jsonl beside it: hexadecimal, to be sorted as it is."
  )
  var collationKey = false

  @OptionGroup var normalization: NormalizationOptions

  func validate() throws {
    if let language, LanguageTag(language) == nil {
      throw ValidationError("--language \(language) is no language tag")
    }
    if let published, DateParser.parse(published) == nil {
      throw ValidationError("--published \(published) is no date")
    }
    guard format == .jsonl || !(fold && collationKey) else {
      throw ValidationError(
        "--fold and --collation-key are both a form of the text: choose one, or --format jsonl")
    }
  }

  func run() throws {
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.readUnpacked(input, maximumBytes: 1 << 30)
    } catch {
      StandardStream.complain(error)
      throw ExitCode(ExitStatus.noInput.rawValue)
    }
    var options = normalization.value
    options.findsWords = words && format == .jsonl
    options.findsMentions = format == .jsonl
    var reading = Reading(normalizer: Normalizer(options))
    reading.declared = language.flatMap { LanguageTag($0) }
    reading.published = published.flatMap { DateParser.parse($0) }
    var segmenter = WordSegmenter()
    guard lines else {
      StandardStream.write(output(of: bytes[...], reading, &segmenter))
      return
    }
    var rest = bytes[...]
    while !rest.isEmpty, normalizeLines(of: &rest, reading).allSatisfy(StandardStream.write) {}
  }

  /// How each text is read.
  private struct Reading {
    var normalizer: Normalizer
    var declared: LanguageTag?
    var published: Timestamp?
  }

  /// Bytes of lines that one core takes at a time, and how many such pieces are in memory for each.
  private static let pieceBytes = 32 << 10
  private static let piecesPerCore = 32

  /// Takes some pieces of whole lines off `rest` and normalises them on all cores; their outputs in order.
  private func normalizeLines(of rest: inout ArraySlice<UInt8>, _ reading: Reading) -> [[UInt8]] {
    var pieces: [ArraySlice<UInt8>] = []
    while !rest.isEmpty, pieces.count < Self.piecesPerCore * ProcessInfo.processInfo.activeProcessorCount {
      let end = rest.dropFirst(Self.pieceBytes).firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      pieces.append(rest[..<end])
      rest = rest[end...].dropFirst()
    }
    let outputs = Mutex([[UInt8]](repeating: [], count: pieces.count))
    DispatchQueue.concurrentPerform(iterations: pieces.count) { [pieces] index in
      var output: [UInt8] = []
      var segmenter = WordSegmenter()
      for line in pieces[index].split(separator: UInt8(ascii: "\n")) {
        output += self.output(of: line, reading, &segmenter)
      }
      outputs.withLock { $0[index] = output }
    }
    return outputs.withLock { $0 }
  }

  private func output(
    of text: ArraySlice<UInt8>, _ reading: Reading, _ segmenter: inout WordSegmenter
  ) -> [UInt8] {
    var result = reading.normalizer.normalize(
      String(decoding: text, as: UTF8.self), declared: reading.declared, publicationDate: reading.published,
      segmenter: &segmenter)
    if fold { result.searchForm = Fold.searchForm(result.text) }
    if collationKey { result.collationKey = VietnameseCollationKey(result.text) }
    var output =
      format == .jsonl
      ? result.jsonLine() : Array((result.searchForm ?? result.collationKey?.hexadecimal ?? result.text).utf8)
    output.append(UInt8(ascii: "\n"))
    return output
  }
}
