internal import Glibc

/// `BenchmarkDriver SUBCOMMAND …`: programs under measurement, each in its own file. Figures go to standard output as one
/// JSON object.
@main struct BenchmarkDriver {
  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "fetch": await FetchBenchmark.run(Array(arguments.dropFirst()))
    case "feeds": FeedsBenchmark.run(Array(arguments.dropFirst()))
    case "dedupe": DedupeBenchmark.run(Array(arguments.dropFirst()))
    case "extract": ExtractBenchmark.run(Array(arguments.dropFirst()))
    case "language": LanguageBenchmark.run(Array(arguments.dropFirst()))
    case "blocks": BlocksBenchmark.run()
    case "archive": ArchiveBenchmark.run(Array(arguments.dropFirst()))
    default:
      complain("usage: BenchmarkDriver archive|blocks|dedupe|extract|feeds|fetch|language …")
      exit(64)
    }
  }

  static func complain(_ line: String) {
    let bytes = Array("\(line)\n".utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
