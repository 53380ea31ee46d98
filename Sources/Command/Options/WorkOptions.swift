internal import ArgumentParser
internal import Logging
internal import Pipeline
internal import Store

/// How `bantin run` and `bantin backfill` work and what they tell.
struct WorkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Number of cores to use for extraction; a backfill also reads and stores on them (default: all).",
      valueName: "n"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Time limit for the extraction of one page; a page that exceeds it is quarantined.", valueName: "time"))
  var readTimeout = "60s"

  @Flag(
    help: """
      Print the report as one JSON object instead of a table (and a backfill's progress as one JSON object a line on \
      standard error).
      """)
  var json = false

  @Flag(name: .shortAndLong, help: "Print errors only.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Print each failed document and its reason on standard error.")
  var verbose = false

  func validate() throws {
    guard (jobs ?? 1) > 0 else { throw ValidationError("--jobs must be 1 or more") }
    guard readingLimitMilliseconds > 0 else {
      throw ValidationError("--read-timeout must be a time such as 60s")
    }
  }

  var readingLimitMilliseconds: Int { QuantityText.milliseconds(readTimeout) ?? 0 }

  /// To be asked for once: it sets up the process's logging.
  func makeLogger() -> Logger {
    LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
    var logger = Logger(label: "bantin")
    logger.logLevel = verbose ? .info : .error
    return logger
  }

  /// Works until all is done, or a signal has ended it in good order, and prints the report.
  ///
  /// - Parameters:
  ///   - outPath: as the report names the output folder.
  ///   - work: receives what shows its progress.
  ///   - stop: called when a signal comes.
  /// - Throws: the exit status of what went wrong, which was told on standard error, or of the signal.
  func perform(
    outPath: String, showing progress: (any ProgressDisplay)?,
    _ work: (_ show: @escaping @Sendable (RunReport) -> Void) throws(StoreError) -> RunReport,
    stop: @escaping @Sendable () -> Void
  ) throws -> RunReport {
    let signals = Signals(stop)
    let report: RunReport
    do {
      report = try work { progress?.show($0) }
    } catch {
      progress?.clear()
      StandardStream.complain(error)
      throw ExitCode(ExitStatus(error).rawValue)
    }
    progress?.clear()
    if json {
      StandardStream.write(report.json + "\n")
    } else if !quiet {
      StandardStream.write(RunSummary(report, outPath: outPath).text)
    }
    if let received = signals.received { throw ExitCode(128 + received) }
    if report.wasStopped {
      StandardStream.complain(
        "stopped early: too many pages were not read within \(readTimeout) (--read-timeout)")
      throw ExitCode(ExitStatus.gaveUp.rawValue)
    }
    return report
  }
}
