internal import ArgumentParser
internal import Foundation
internal import Pipeline

/// The filters of `scripts/spark/merge.py`; of no use to a person.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Filters of scripts/spark/merge.py.", shouldDisplay: false,
    subcommands: [MergeReadCommand.self, MergeDecideCommand.self, MergeWriteCommand.self])
}

/// The part that a filter reads.
struct MergeInput: ParsableArguments {
  @Argument(help: ArgumentHelp("A part.", valueName: "file"))
  var part: String

  @Option(help: ArgumentHelp("The first record's number, where lines carry none.", valueName: "n"))
  var first: Int64 = 1
}

struct MergeReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Print the keys of a part's records.")

  @OptionGroup var input: MergeInput

  func run() throws {
    let reading = MergeReading(path: input.part, firstSequence: input.first)
    try DatasetOptions().reporting {
      try reading.keys { StandardStream.write($0 + "\n") }
    }
  }
}

struct MergeDecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "Read keys in their order and print what each record becomes.")

  @Option(help: ArgumentHelp("A folder for files that are needed meanwhile.", valueName: "dir"))
  var scratch: String

  func run() throws {
    try DatasetOptions().reporting {
      let decisions = try MergeDecisions(folder: scratch)
      while let line = readLine() {
        if let decision = try decisions.decide(line) { StandardStream.write(decision + "\n") }
      }
      guard decisions.damages == 0 else {
        StandardStream.complain("\(decisions.damages) lines are no keys")
        throw ExitCode(ExitStatus.badInput.rawValue)
      }
    }
  }
}

struct MergeWriteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write", abstract: "Read decisions about a part's records and print those that stay.")

  @OptionGroup var input: MergeInput

  func run() throws {
    var writing = MergeWriting(path: input.part, firstSequence: input.first)
    while let line = readLine() {
      guard writing.take(line) else {
        StandardStream.complain("\(line) is no decision")
        throw ExitCode(ExitStatus.badInput.rawValue)
      }
    }
    try DatasetOptions().reporting { [writing] in
      try writing.lines { _ = StandardStream.write($0 + [UInt8(ascii: "\n")]) }
    }
  }
}
