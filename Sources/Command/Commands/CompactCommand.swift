internal import ArgumentParser
internal import Pipeline
internal import Store
internal import Time

struct CompactCommand: ParsableCommand {
  private static let exitStatuses = ExitStatus.help([
    .someFailed: "some parts could not be read and were left as they are",
    .badInput: "the state is damaged or lost",
    .noInput: "the dataset does not exist",
    .locked: "another run is using the state; try again later",
  ])

  static let configuration = CommandConfiguration(
    commandName: "compact",
    abstract: "Merge the small parts of past days.",
    discussion: """
      The parts of a partition (one day, one language) are replaced atomically, so that a reader finds every record exactly \
      once at any time. A reader that listed the old parts and opens them later gets "no such file" and must list again. \
      Takes the same lock as a run. A compaction that was killed is completed or rolled back by the next run or \
      compaction. Once a day is enough.
      """ + "\n\n" + exitStatuses)

  @OptionGroup var dataset: DatasetOptions

  @Option(
    help:
      "How merged parts are packed: none, gzip or zstd (default: as the partition's newest part); parts that are packed otherwise are packed anew."
  )
  var compress: PartEncoding?

  @Option(help: ArgumentHelp("Maximum size of a merged part.", valueName: "size"))
  var partSize = "256MiB"

  @Option(help: ArgumentHelp("Only days before this one (default: today, UTC).", valueName: "YYYY-MM-DD"))
  var before: String?

  func validate() throws {
    guard (QuantityText.bytes(partSize) ?? 0) > 0 else {
      throw ValidationError("--part-size must be a size such as 64MiB")
    }
    if let before, !before.isISODay { throw ValidationError("--before must be a day such as 2026-01-31") }
  }

  func run() throws {
    let today = String(Clock.system.timestamp.rfc3339.prefix(10))
    let progress = WorkProgress()
    let end = min(before ?? today, today)
    let report = try dataset.reporting {
      defer { progress.clear() }
      return try dataset.withLockedState { state in
        let compaction = Compaction(
          state: state, root: dataset.rootPath, runID: RunID.make(at: .system), encoding: compress,
          maximumPartBytes: Int64(QuantityText.bytes(partSize) ?? 0))
        return try compaction.run(before: end, progress: progress.show)
      }
    }
    for detail in report.skipped { StandardStream.complain(detail) }
    StandardStream.write(
      report.partitions == 0 && report.skipped.isEmpty
        ? "nothing to merge in days before \(end)\n"
        : "\(report.partsBefore) parts (\(report.bytesBefore) bytes) of \(report.partitions) partitions became \(report.partsAfter) (\(report.bytesAfter) bytes)\n"
    )
    if !report.skipped.isEmpty { throw ExitCode(ExitStatus.someFailed.rawValue) }
  }
}

extension String {
  /// `YYYY-MM-DD`, a day that there is.
  var isISODay: Bool {
    let fields = split(separator: "-", omittingEmptySubsequences: false)
    let numbers = fields.compactMap { UInt16($0).map(Int.init) }
    return fields.map(\.utf8.count) == [4, 2, 2] && numbers.count == 3
      && Timestamp(year: numbers[0], month: numbers[1], day: numbers[2]) != nil
  }
}
