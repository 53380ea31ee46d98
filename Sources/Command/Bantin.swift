internal import ArgumentParser
internal import Pipeline

/// The command line. Each subcommand says what was typed; the rooms below know what it means.
@main
struct Bantin: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bantin",
    abstract: "Turns news sites into clean data: feeds in, one JSON record per article out.",
    discussion: """
      A run polls the feeds of feeds.yaml, fetches what is new, extracts the article, normalises its language and writes \
      JSON Lines under OUT/articles/date=YYYY-MM-DD/lang=xx/. Results go to standard output, messages to standard error.

      EXAMPLES
        bantin run                                   one incremental run over feeds.yaml, into ./out
        bantin backfill CC-NEWS-*.warc.gz            archives, folders, URL lists and sitemaps into the same records
        bantin extract page.html                     one saved page, as Markdown on a terminal
        bantin extract saved/ --out records.jsonl    a folder of saved pages
        bantin feed https://example.org/rss          a feed as JSON Feed
        bantin feeds check                           is feeds.yaml right?
        bantin show out --last 3                     the newest records, readable

      `bantin COMMAND --help` lists the exit statuses of a command, `bantin help exit-status` all of them.
      """,
    version: version,
    subcommands: [
      RunCommand.self, BackfillCommand.self, ReplayCommand.self, ExtractCommand.self, FeedCommand.self,
      NormalizeCommand.self, ShowCommand.self, StoryCommand.self, StatusCommand.self, WhyCommand.self,
      ReportCommand.self, FeedsCommand.self, RulesCommand.self, DiscoverCommand.self, StateCommand.self,
      CompactCommand.self, RetryCommand.self, ExportCommand.self, ChangesCommand.self, ForgetCommand.self,
      DemoCommand.self, ExitStatusCommand.self, MergeCommand.self,
    ])

  private static let version = """
    \(DocumentReader.programVersion)
    Apache-2.0; the model of the Vietnamese word segmenter, which is derived from UD_Vietnamese-VTB, is CC BY-SA 4.0.
    """

  /// Whatever the command, its status is 74 where its results could not be written.
  static func main() {
    StandardStream.reserveDescriptors()
    let result = Result {
      // The parser answers this, too, but looks at its own commands first: a third of the time that the program takes.
      if CommandLine.arguments.dropFirst().elementsEqual(["--version"]) {
        return StandardStream.write(version + "\n")
      }
      var command = try parseAsRoot()
      try command.run()
    }
    if StandardStream.hasLostOutput() { exit(withError: ExitCode(ExitStatus.cannotWrite.rawValue)) }
    if case .failure(let error) = result { exit(withError: error) }
  }
}
