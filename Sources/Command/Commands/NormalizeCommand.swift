internal import ArgumentParser
internal import Dispatch
internal import Extract
internal import Foundation
internal import JSON
internal import Language
internal import Model
internal import Pipeline
internal import Store
internal import Synchronization
internal import Time

struct NormalizeCommand: ParsableCommand {
  private static let exitStatuses = ExitStatus.help([
    .noInput: "the file does not exist"
  ])

  static let configuration = CommandConfiguration(
    commandName: "normalize",
    abstract: "Normalise text and identify its language: text in, text or JSON out.",
    discussion: exitStatuses)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

  @Argument(help: ArgumentHelp("A text file in UTF-8, or -.", valueName: "file|-"))
  var input = "-"

  @Flag(help: "Treat each line as a separate text.")
  var lines = false

  @Option(help: "text: the normalised text; jsonl: also language, spans, sentences, words and mentions.")
  var format = Format.text

  @Option(help: "The declared language of the text (BCP 47); it is treated as evidence.")
  var language: String?

  @Option(
    help: "Date of publication (RFC 3339 or RFC 822), to resolve words such as \"yesterday\".")
  var published: String?

  @Flag(help: "With jsonl: also list the Vietnamese words of more than one syllable.")
  var words = false

  @Flag(
    help:
      "Print the search form (lower case, no diacritics, d for đ) instead of the text; with jsonl beside it.")
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
    DispatchQueue.global().async { Normalizer.prepare() }
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
    let reading = Reading(
      normalizer: Normalizer(options), declared: language.flatMap { LanguageTag($0) },
      published: published.flatMap { DateParser.parse($0) }, format: format, folds: fold,
      givesCollationKey: collationKey)
    var rest = bytes[...]
    guard lines else {
      var (segmenter, output) = (WordSegmenter(), JSONBuffer())
      reading.write(rest, &segmenter, to: &output)
      StandardStream.write(output.bytes)
      return
    }
    let cores = ProcessInfo.processInfo.activeProcessorCount
    while !rest.isEmpty,
      normalizeLines(of: &rest, reading, cores: cores).allSatisfy(StandardStream.write)
    {}
  }

  /// How each text is read and written.
  private struct Reading {
    var normalizer: Normalizer
    var declared: LanguageTag?
    var published: Timestamp?
    var format: Format
    var folds: Bool
    var givesCollationKey: Bool

    func write(
      _ text: ArraySlice<UInt8>, _ segmenter: inout WordSegmenter, to output: inout JSONBuffer
    ) {
      var result = normalizer.normalize(
        String(decoding: text, as: UTF8.self), declared: declared, publicationDate: published,
        segmenter: &segmenter)
      if folds { result.searchForm = Fold.searchForm(result.text) }
      if givesCollationKey { result.collationKey = VietnameseCollationKey(result.text) }
      switch format {
      case .jsonl: result.write(to: &output)
      case .text: output.line(of: result.searchForm ?? result.collationKey?.hexadecimal ?? result.text)
      }
    }
  }

  /// Bytes of lines that one core takes at a time, and how many such pieces are in memory for each.
  private static let pieceBytes = 16 << 10
  private static let piecesPerCore = 64

  /// Takes some pieces of whole lines off `rest` and normalises them on all cores; their outputs in order.
  private func normalizeLines(
    of rest: inout ArraySlice<UInt8>, _ reading: Reading, cores: Int
  ) -> [[UInt8]] {
    var pieces: [ArraySlice<UInt8>] = []
    while !rest.isEmpty, pieces.count < Self.piecesPerCore * cores {
      let end = rest.dropFirst(Self.pieceBytes).firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      pieces.append(rest[..<end])
      rest = rest[end...].dropFirst()
    }
    let outputs = Mutex([[UInt8]](repeating: [], count: pieces.count))
    DispatchQueue.concurrentPerform(iterations: pieces.count) { [pieces] index in
      var output = JSONBuffer(reserving: 4 * pieces[index].count)
      var segmenter = WordSegmenter()
      var rest = pieces[index]
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? (rest.isEmpty ? nil : rest.endIndex) {
        if end > rest.startIndex { reading.write(rest[..<end], &segmenter, to: &output) }
        rest = rest[end...].dropFirst()
      }
      outputs.withLock { $0[index] = output.bytes }
    }
    return outputs.withLock { $0 }
  }
}
