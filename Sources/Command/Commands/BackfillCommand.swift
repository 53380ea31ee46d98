internal import ArgumentParser
internal import Extract
internal import Language
internal import Pipeline
internal import Store
internal import Time

struct BackfillCommand: ParsableCommand {
  private static let exitStatuses = ExitStatus.help([
    .someFailed: "some inputs, or places in an archive, could not be read",
    .badInput: "a source is malformed, or the state is damaged or lost",
    .noInput: "a source does not exist",
    .gaveUp: "too many pages hung; the pages read so far are stored",
    .locked: "another run is using the state; try again later",
    .interrupted: "ended by SIGINT; finished work is stored",
    .terminated: "ended by SIGTERM; finished work is stored",
  ])

  static let configuration = CommandConfiguration(
    commandName: "backfill",
    abstract:
      "Read archives, folders, URL lists, sitemaps and paged feeds into the same dataset.",
    discussion: """
      SOURCE is
        a WARC file (.warc, .warc.gz, .warc.zst), or a text file that lists some, such as Common Crawl's warc.paths.gz;
        a folder of archives and of .html, .html.gz, .md and .txt files;
        a text file of URLs, one a line, or - for such a list on standard input;
        the URL (or a file) of a sitemap, a sitemap index, a news sitemap or a feed, whose pages (RFC 5005) are followed;
        any other URL: that page.
      The address of a saved page is taken from page.html.url or page.url beside it (its first line, or URL=… of a \
      shortcut), from a file name that is an address in percent encoding, or from what the page declares.

      A backfill that was killed resumes at the record where it stopped. Damaged places of an archive are skipped, counted \
      and reported with file and offset, and the exit status is 1. A `bantin run` on the same state has priority: the \
      backfill commits its work, waits for the run and resumes.

      EXAMPLES
        bantin backfill CC-NEWS-20250101*.warc.gz
        bantin backfill warc.paths.gz --root /data/commoncrawl --out archive
        bantin backfill https://news.example/sitemap.xml --since 2026-01-01
        cut -f2 urls.tsv | bantin backfill -
      """ + "\n\n" + exitStatuses)

  @Argument(help: ArgumentHelp("Files, folders, lists, URLs, or -.", valueName: "source"))
  var sources: [String]

  @OptionGroup var dataset: DatasetOptions

  @OptionGroup var layout: LayoutOptions

  @Option(
    help: ArgumentHelp(
      "Base folder of the relative paths in a list of archives (default: the list's folder).",
      valueName: "dir"))
  var root: String?

  @Option(
    help: ArgumentHelp(
      "Only captures and entries from this day or instant on.", valueName: "date"))
  var since: String?

  @Option(
    help: ArgumentHelp(
      "Only captures and entries up to the end of this day, or up to this instant.", valueName: "date"))
  var until: String?

  @OptionGroup var shards: ShardOptions

  @Flag(help: "Print what would be read, and exit.")
  var dryRun = false

  @Option(help: ArgumentHelp("Size limit of one document, after decompression.", valueName: "size"))
  var maximumBytes = "16MiB"

  @OptionGroup var network: NetworkOptions

  @OptionGroup var ruleFile: RuleOptions

  @OptionGroup var normalization: NormalizationOptions

  @OptionGroup var work: WorkOptions

  func validate() throws {
    guard (QuantityText.bytes(maximumBytes) ?? 0) > 0 else {
      throw ValidationError("--maximum-bytes must be a size such as 500KB or 64MiB")
    }
    _ = try dates()
  }

  func run() throws {
    HeapSettings.forBackfills()
    let plan = try resolvedPlan()
    guard shards.shard == nil || plan.files.isEmpty else {
      throw ValidationError(
        "--shard is for lists of addresses, sitemaps and feeds: give each machine archives and folders of its own"
      )
    }
    if dryRun {
      return try dataset.reporting {
        try BackfillPreview(plan, statePath: dataset.statePath).show(json: work.json)
      }
    }
    var configuration = Backfill.Configuration(
      plan: plan, outPath: dataset.rootPath, statePath: dataset.statePath,
      fetch: network.configuration())
    configuration.normalization = normalization.value
    configuration.rules = try ruleFile.load()
    configuration.layout = layout.value
    configuration.dates = try dates()
    configuration.shard = shards.shard
    configuration.maximumBytes = QuantityText.bytes(maximumBytes) ?? configuration.maximumBytes
    configuration.readingLimitMilliseconds = work.readingLimitMilliseconds
    if let jobs = work.jobs { configuration.workers = jobs }

    let backfill = Backfill(configuration, logger: work.makeLogger())
    let progress =
      work.quiet
      ? nil : BackfillProgress(work.json ? .json : StandardStream.errorIsTerminal ? .terminal : .lines)
    let report = try work.perform(outPath: dataset.out, showing: progress) { show throws(StoreError) in
      try backfill.run(progress: show)
    } stop: {
      backfill.stop()
    }
    if (report.backfill?.failureCount ?? 0) > 0 { throw ExitCode(ExitStatus.someFailed.rawValue) }
  }

  private func resolvedPlan() throws -> BackfillPlan {
    do {
      let plan = try BackfillPlan.resolve(sources, root: root)
      guard !plan.isEmpty else {
        throw InputError(
          code: "no-such-file",
          detail: "there is no archive or document in \(sources.joined(separator: ", "))")
      }
      return plan
    } catch let error as InputError {
      StandardStream.complain(error)
      throw ExitCode(
        error.code == "no-such-file" ? ExitStatus.noInput.rawValue : ExitStatus.badInput.rawValue)
    }
  }

  private func dates() throws -> ClosedRange<Int64> {
    let lower = try since.map { try Self.instant($0, option: "--since").secondsSinceEpoch } ?? Int64.min
    let upper =
      try until.map { text in
        let instant = try Self.instant(text, option: "--until")
        return instant.secondsSinceEpoch + (instant.precision == .day ? 86_399 : 0)
      } ?? Int64.max
    guard lower <= upper else { throw ValidationError("--since lies behind --until") }
    return lower...upper
  }

  /// `2026-11-24` or an instant of RFC 3339.
  private static func instant(_ text: String, option: String) throws -> Timestamp {
    guard let date = DateParser.parse(text), text.utf8.first.map({ (0x30...0x39).contains($0) }) == true
    else {
      throw ValidationError("\(option) \(text) is no date such as 2026-11-24 or 2026-11-24T08:00:00Z")
    }
    return date
  }
}
