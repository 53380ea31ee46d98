internal import ArgumentParser
internal import Extract

/// `--rules`, for commands that read pages without a list of feeds.
struct RuleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Apply the rules of this file: a map `rules:` by host, or a whole feeds.yaml (docs/rules.md).",
      valueName: "file"))
  var rules: String?

  /// - Throws: the exit status of what is wrong with the file, which was told on standard error.
  func load() throws -> RuleBook {
    try rules.map { try FeedsFile.load($0, mustListFeeds: false).rules } ?? RuleBook()
  }
}
