internal import ArgumentParser
internal import Dispatch
internal import Fetch
internal import Language
internal import Logging
internal import Model
internal import Pipeline
internal import Store

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Poll the due feeds, fetch what is new and store it: one run, as cron would start it.",
    discussion: """
      Records go to OUT/articles/date=YYYY-MM-DD/lang=xx/part-….jsonl; a part is visible only when it is whole. What is \
      known between runs (feeds, the ledger of every address ever seen, robots.txt) is kept in the state. A run that was \
      killed is completed by the next one; nothing is lost, nothing is written twice.

      \(ExitStatus.help)
      """)

  @Option(help: ArgumentHelp("The list of feeds.", valueName: "file"))
  var feeds = "feeds.yaml"

  @OptionGroup var dataset: DatasetOptions

  @OptionGroup var layout: LayoutOptions

  @Option(
    name: .customLong("archive"),
    help: ArgumentHelp(
      "Keep what is fetched as WARC files in this folder; `bantin replay` reads them again.", valueName: "dir"
    ))
  var captures: String?

  @Option(parsing: .singleValue, help: ArgumentHelp("Only these feeds (repeatable).", valueName: "id"))
  var feed: [String] = []

  @Flag(help: "Poll every feed, due or not.")
  var all = false

  @OptionGroup var network: NetworkOptions

  @OptionGroup var normalization: NormalizationOptions

  @Option(help: ArgumentHelp("Pages read at a time (default: one a core).", valueName: "n"))
  var jobs: Int?

  @Option(help: ArgumentHelp("Documents in flight at a time.", valueName: "n"))
  var window = 64

  @Option(
    help: ArgumentHelp("A page that takes longer to read is given up and quarantined.", valueName: "time"))
  var readTimeout = "60s"

  @Option(
    help: ArgumentHelp(
      "Write the run's figures for Prometheus to this file (whole or not at all).", valueName: "file"))
  var metrics: String?

  @Flag(help: "Print the report as one JSON object instead of a table.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Tell on standard error what failed, document by document.")
  var verbose = false

  func validate() throws {
    guard (jobs ?? 1) > 0 else { throw ValidationError("--jobs must be 1 or more") }
    guard (QuantityText.milliseconds(readTimeout) ?? 0) > 0 else {
      throw ValidationError("--read-timeout must be a time such as 60s")
    }
    guard window > 0 else { throw ValidationError("--window must be 1 or more") }
  }

  func run() throws {
    HeapSettings.forLongRuns()
    let list = try FeedsFile.load(feeds)
    var configuration = Ingest.Configuration(
      feeds: try selected(from: list.feeds), outPath: dataset.rootPath,
      statePath: dataset.statePath, fetch: network.configuration(contact: list.contact)
    )
    configuration.normalization = normalization.value
    configuration.pollsAll = all
    configuration.windowSize = window
    configuration.layout = layout.value
    configuration.readingLimitMilliseconds = QuantityText.milliseconds(readTimeout) ?? 0
    configuration.capturePath = captures.map(DatasetOptions.absolute)
    if let jobs { configuration.workers = jobs }

    LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
    var logger = Logger(label: "bantin")
    logger.logLevel = verbose ? .info : .error
    let ingest = Ingest(configuration, logger: logger)
    let signals = Signals { ingest.stop() }
    let progress = quiet || json || !StandardStream.errorIsTerminal ? nil : RunProgress()

    let report: RunReport
    do {
      report = try ingest.run { progress?.show($0) }
    } catch {
      progress?.clear()
      StandardStream.complain(error)
      if error.code != .locked { try? write(RunMetrics(error, at: configuration.clock.timestamp)) }
      throw ExitCode(ExitStatus(error).rawValue)
    }
    progress?.clear()
    try write(RunMetrics(report))
    if json { StandardStream.write(report.json + "\n") } else if !quiet { show(report) }
    if let received = signals.received { throw ExitCode(128 + received) }
    if report.feeds.polled > 0, report.feeds.failed == report.feeds.polled {
      throw ExitCode(ExitStatus.unavailable.rawValue)
    }
  }

  private func write(_ figures: RunMetrics) throws {
    guard let metrics else { return }
    let file = try OutputFile(metrics)
    guard file.write(Array(figures.text.utf8)) else { throw ExitCode(ExitStatus.cannotWrite.rawValue) }
    try file.close()
  }

  private func show(_ report: RunReport) {
    StandardStream.write(RunSummary(report, outPath: dataset.out).text)
  }

  private func selected(from feeds: [Feed]) throws -> [Feed] {
    guard !feed.isEmpty else { return feeds }
    for id in feed where !feeds.contains(where: { $0.id == id }) {
      throw ValidationError("no feed has the id \(id); `bantin feeds check` lists them")
    }
    return feeds.filter { feed.contains($0.id) }
  }
}
