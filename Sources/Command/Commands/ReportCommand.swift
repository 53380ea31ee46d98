internal import ArgumentParser
internal import Pipeline
internal import Report
internal import Store

struct ReportCommand: ParsableCommand {
  private static let exitStatuses = ExitStatus.help([
    .badInput: "the state is damaged or lost",
    .noInput: "the dataset does not exist",
  ])

  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a page that shows how the dataset does: one HTML file.",
    discussion: """
      Shows the last run, alarms, articles against what is usual, freshness, every source with what is the matter and what to \
      do, charts, and the newest articles; in English and Vietnamese. The file needs nothing beside it and asks no server for \
      anything. It is replaced as a whole, also while somebody reads it. `bantin run --report FILE` writes it after each run.
      """ + "\n\n" + exitStatuses)

  @Argument(
    help: ArgumentHelp("The file; `-` is standard output (default: <out>/report.html).", valueName: "file"))
  var file: String?

  @OptionGroup var dataset: DatasetOptions

  func run() throws {
    let path = file ?? "\(dataset.out)/report.html"
    try Self.write(to: path == "-" ? nil : path, of: dataset)
    if path != "-" { StandardStream.write(path + "\n") }
  }

  /// - Parameter path: nil is standard output.
  /// - Throws: the exit status, told on standard error.
  static func write(to path: String?, of dataset: DatasetOptions) throws {
    let figures = try dataset.reporting {
      try ReportFigures(state: try dataset.openState(), root: dataset.rootPath, at: Clock.system.now)
    }
    let file = try OutputFile(path)
    _ = file.write(ReportPage(figures).html)
    try file.close()
  }
}
