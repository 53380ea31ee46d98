internal import ArgumentParser
internal import Foundation
internal import Store

struct ChangesCommand: ParsableCommand {
  private static let exitStatuses = ExitStatus.help([
    .someFailed: "some lines are no records; all others were printed",
    .badInput:
      "the cursor is none of this dataset's; a part is gone or damaged; the state is damaged or lost",
    .noInput: "the dataset does not exist",
  ])

  static let configuration = CommandConfiguration(
    commandName: "changes",
    abstract: "Print stored records in the order in which they were stored, each once.",
    discussion: """
      Each record has a number, `sequence`, which grows with every commit and never changes. `--after N` prints those behind \
      N, for consumers that keep the number beside their data; `--cursor FILE` keeps it in a file. Runs, backfills and \
      compactions may go on meanwhile; what they commit is printed at once with --follow, and by the next call without. A line \
      with `"deleted": true` tells that `bantin forget` has erased the article `id`: delete what you have of it.

      The cursor moves after a batch (1 MiB, or what there is) was written: to a file, once its bytes are on the device; to a \
      pipe, once the reader has read them. Killed at any point, the next call skips nothing and repeats one batch at most. A \
      consumer that can die with bytes in its hands keeps the number itself and uses --after.
      """ + "\n\n" + exitStatuses)

  @OptionGroup var dataset: DatasetOptions

  @Option(help: ArgumentHelp("Print the records behind this number (default: 0, all).", valueName: "n"))
  var after: Int64?

  @Option(
    help: ArgumentHelp(
      "Begin behind what this file says, and keep it up to date; made where there is none.",
      valueName: "file"))
  var cursor: String?

  @Option(help: ArgumentHelp("At most so many records.", valueName: "n"))
  var limit: Int?

  @Flag(help: "Wait for further records when all are printed.")
  var follow = false

  private static let batchBytes = 1 << 20
  private static let millisecondsBetweenLooks: Int32 = 500

  func validate() throws {
    guard (after ?? 0) >= 0 else { throw ValidationError("--after must be 0 or more") }
    guard (limit ?? 1) > 0 else { throw ValidationError("--limit must be 1 or more") }
    guard after == nil || cursor == nil else {
      throw ValidationError("--after and --cursor both say where to begin: give one of them")
    }
  }

  func run() throws {
    // A reader that has gone away is told by the exit status.
    signal(SIGPIPE, SIG_IGN)
    try dataset.reporting {
      let start = try cursor.flatMap { path throws(StoreError) in try ChangeCursor(path: path) }
      let sequence = start?.sequence ?? after ?? 0
      let reader = try ChangeReader(
        state: try dataset.openState(), root: dataset.rootPath, after: sequence, of: start?.datasetID)
      try print(reader)
    }
  }

  private func print(_ first: ChangeReader) throws {
    var reader = first
    var stateFile = fileNumber
    var left = limit ?? .max
    var toldDamages = 0
    var batch: [UInt8] = []
    while left > 0 {
      batch.removeAll(keepingCapacity: true)
      let count = try reader.next(&batch, maximumBytes: Self.batchBytes, limit: left)
      guard try count == 0 || isTaken(batch, upTo: reader.cursor) else {
        throw ExitCode(ExitStatus.cannotWrite.rawValue)
      }
      left -= count
      for damage in reader.damages.dropFirst(toldDamages) { StandardStream.complain(damage) }
      toldDamages = reader.damages.count
      guard count == 0 else { continue }
      guard follow else { break }
      while try !reader.refresh() {
        // Who waits must see that nobody waits for it: a write that would tell may never come.
        guard !HandOver.readerIsGone(withinMilliseconds: Self.millisecondsBetweenLooks) else {
          throw ExitCode(ExitStatus.cannotWrite.rawValue)
        }
        // `bantin state rebuild` puts another file in its place.
        guard let now = fileNumber, now != stateFile else { continue }
        reader = try ChangeReader(
          state: try dataset.openState(), root: dataset.rootPath, after: reader.cursor.sequence,
          of: reader.cursor.datasetID)
        (stateFile, toldDamages) = (now, 0)
        break
      }
    }
    if toldDamages > 0 { throw ExitCode(ExitStatus.someFailed.rawValue) }
  }

  /// Moves the cursor once the batch is out of our hands; false where its reader has gone away.
  private func isTaken(_ batch: [UInt8], upTo reached: ChangeCursor) throws -> Bool {
    guard StandardStream.write(batch) else { return false }
    guard let cursor else { return true }
    guard try HandOver.wait() else { return false }
    try reached.save(to: cursor)
    return true
  }

  private var fileNumber: UInt64? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: dataset.statePath)
    return (attributes?[.systemFileNumber] as? NSNumber)?.uint64Value
  }
}
