internal import ArgumentParser
internal import Language
internal import Model
internal import Pipeline
internal import Store

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

  @Option(help: "Where the tone mark of oa, oe, uy stands: old (hòa), new (hoà) or keep.")
  var toneMarks = ToneMarkStyle.old

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
    let normalizer = Normalizer(options)
    let texts = lines ? bytes.split(separator: UInt8(ascii: "\n")) : [bytes[...]]
    for text in texts {
      let result = normalizer.normalize(String(decoding: text, as: UTF8.self))
      let output = format == .text ? Array(result.text.utf8) : result.jsonLine()
      guard StandardStream.write(output + [UInt8(ascii: "\n")]) else {
        throw ExitCode(ExitStatus.cannotWrite.rawValue)
      }
    }
  }
}
