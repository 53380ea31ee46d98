internal import ArgumentParser
internal import Pipeline

/// Which part of the work is this machine's.
struct ShardOptions: ParsableArguments {
  @Option(
    name: .customLong("shard"),
    help: ArgumentHelp(
      "Only the sources and pages of the domains that fall to shard I of N; I is 0 to N-1 (docs/shards.md).",
      valueName: "i/n"))
  var text: String?

  var shard: Shard? { text.flatMap { Shard($0) } }

  func validate() throws {
    if let text, shard == nil {
      throw ValidationError("--shard is \(text): give I/N, such as 0/4; shards are numbered from 0 to N-1")
    }
  }
}
