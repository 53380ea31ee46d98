internal import ArgumentParser
internal import Fetch
internal import Language
internal import Model
internal import Pipeline
internal import Store

struct RunCommand: ParsableCommand {
  private static let exitStatuses = ExitStatus.help([
    .badInput: "feeds.yaml has an error, or the state is damaged or lost",
    .noInput: "feeds.yaml does not exist",
    .unavailable: "no feed could be fetched",
    .gaveUp: "too many pages hung; the pages read so far are stored",
    .locked: "another run is using the state; try again later",
    .interrupted: "ended by SIGINT; finished work is stored",
    .terminated: "ended by SIGTERM; finished work is stored",
  ])

  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract:
      "Poll the sources that are due, fetch new entries and store their articles: one run, as started by cron.",
    discussion: """
      Sources are feeds, sitemaps and section pages (docs/sources.md). Records go to OUT/articles/date=YYYY-MM-DD/lang=xx/part-….jsonl; a part becomes visible when it is complete. The \
      state keeps feeds, robots.txt and the ledger of every address ever seen between runs. If a run is killed, the \
      next one completes it: nothing is lost and nothing is written twice.
      """ + "\n\n" + exitStatuses)

  @Option(help: ArgumentHelp("The list of feeds.", valueName: "file"))
  var feeds = "feeds.yaml"

  @OptionGroup var dataset: DatasetOptions

  @OptionGroup var layout: LayoutOptions

  @Option(
    name: .customLong("archive"),
    help: ArgumentHelp(
      "Archive fetched pages as WARC files in this folder, for `bantin replay`.", valueName: "dir"
    ))
  var captures: String?

  @Option(parsing: .singleValue, help: ArgumentHelp("Only these feeds (repeatable).", valueName: "id"))
  var feed: [String] = []

  @OptionGroup var tags: TagOptions

  @OptionGroup var shards: ShardOptions

  @Flag(help: "Poll every feed, whether it is due or not.")
  var all = false

  @OptionGroup var network: NetworkOptions

  @OptionGroup var normalization: NormalizationOptions

  @OptionGroup var work: WorkOptions

  @Option(help: ArgumentHelp("Maximum number of documents in flight.", valueName: "n"))
  var window = 64

  @Option(
    help: ArgumentHelp(
      "Write the run's metrics to this file, in the Prometheus text format (replaced atomically).",
      valueName: "file"))
  var metrics: String?

  @Option(
    help: ArgumentHelp(
      "Write the page of `bantin report` to this file after the run (replaced atomically).", valueName: "file"
    ))
  var report: String?

  func validate() throws {
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
    configuration.rules = list.rules
    configuration.pollsAll = all
    configuration.shard = shards.shard
    configuration.windowSize = window
    configuration.layout = layout.value
    configuration.readingLimitMilliseconds = work.readingLimitMilliseconds
    configuration.capturePath = captures.map(DatasetOptions.absolute)
    if let jobs = work.jobs { configuration.workers = jobs }

    let ingest = Ingest(configuration, logger: work.makeLogger())
    let showsProgress = !work.quiet && !work.json && StandardStream.errorIsTerminal
    var metricsFailure: (any Error)?
    let outcome = try work.perform(outPath: dataset.out, showing: showsProgress ? RunProgress() : nil) {
      show throws(StoreError) in
      do throws(StoreError) {
        let report = try ingest.run(progress: show)
        do { try write(RunMetrics(report)) } catch { metricsFailure = error }
        return report
      } catch {
        if error.code != .locked { try? write(RunMetrics(error, at: configuration.clock.timestamp)) }
        throw error
      }
    } stop: {
      ingest.stop()
    }
    if let report { try ReportCommand.write(to: report, of: dataset) }
    if let metricsFailure { throw metricsFailure }
    if outcome.feeds.polled > 0, outcome.feeds.failed == outcome.feeds.polled {
      throw ExitCode(ExitStatus.unavailable.rawValue)
    }
  }

  private func write(_ figures: RunMetrics) throws {
    guard let metrics else { return }
    let file = try OutputFile(metrics)
    _ = file.write(Array(figures.text.utf8))
    try file.close()
  }

  private func selected(from feeds: [Feed]) throws -> [Feed] {
    let feeds = try tags.choose(from: feeds)
    guard !feed.isEmpty else { return feeds }
    for id in feed where !feeds.contains(where: { $0.id == id }) {
      throw ValidationError(
        "no feed\(tags.tag.isEmpty ? "" : " with this tag") has the id \(id); `bantin feeds check` lists them"
      )
    }
    return feeds.filter { feed.contains($0.id) }
  }
}
