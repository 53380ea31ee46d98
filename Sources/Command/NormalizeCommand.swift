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

  @Option(help: "Where the tone mark of oa, oe, uy stands: old (hòa), new (hoà) or keep.")
  var toneMarks = ToneMarkStyle.old

  func validate() throws {
    if let language, LanguageTag(language) == nil {
      throw ValidationError("--language \(language) is no language tag")
    }
    if let published, DateParser.parse(published) == nil {
      throw ValidationError("--published \(published) is no date")
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
    var options = Normalizer.Options()
    options.toneMarks = toneMarks.value
    options.findsWords = words && format == .jsonl
    options.findsMentions = format == .jsonl
    let normalizer = Normalizer(options)
    guard lines else { return try write([output(of: bytes[...], normalizer)]) }
    var rest = bytes[...]
    while !rest.isEmpty { try write(normalizeLines(of: &rest, normalizer)) }
  }

  /// Bytes of lines that one core takes at a time, and how many such pieces are in memory for each.
  private static let pieceBytes = 128 << 10
  private static let piecesPerCore = 4

  /// Takes some pieces of whole lines off `rest` and normalises them on all cores; their outputs in order.
  private func normalizeLines(of rest: inout ArraySlice<UInt8>, _ normalizer: Normalizer) -> [[UInt8]] {
    var pieces: [ArraySlice<UInt8>] = []
    while !rest.isEmpty, pieces.count < Self.piecesPerCore * ProcessInfo.processInfo.activeProcessorCount {
      let end = rest.dropFirst(Self.pieceBytes).firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      pieces.append(rest[..<end])
      rest = rest[end...].dropFirst()
    }
    let outputs = Mutex([[UInt8]](repeating: [], count: pieces.count))
    DispatchQueue.concurrentPerform(iterations: pieces.count) { [pieces] index in
      var output: [UInt8] = []
      for line in pieces[index].split(separator: UInt8(ascii: "\n")) {
        output += self.output(of: line, normalizer)
      }
      outputs.withLock { $0[index] = output }
    }
    return outputs.withLock { $0 }
  }

  private func output(of text: ArraySlice<UInt8>, _ normalizer: Normalizer) -> [UInt8] {
    let result = normalizer.normalize(
      String(decoding: text, as: UTF8.self), declared: language.flatMap { LanguageTag($0) },
      publicationDate: published.flatMap { DateParser.parse($0) })
    var output = format == .text ? Array(result.text.utf8) : result.jsonLine()
    output.append(UInt8(ascii: "\n"))
    return output
  }

  private func write(_ outputs: [[UInt8]]) throws {
    for output in outputs {
      guard StandardStream.write(output) else { throw ExitCode(ExitStatus.cannotWrite.rawValue) }
    }
  }
}
