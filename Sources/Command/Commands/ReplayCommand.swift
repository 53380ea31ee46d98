internal import ArgumentParser
internal import Foundation
internal import Language
internal import Pipeline
internal import Store

struct ReplayCommand: ParsableCommand {
  private static let exitStatuses = ExitStatus.help([
    .someFailed: "some pages could not be read",
    .noInput: "the folder of archives or the dataset does not exist",
  ])

  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract:
      "Extract the archives of `bantin run --archive` again and show how the result differs from the dataset.",
    discussion: """
      Shows what a new version of the program would change; nothing is fetched and nothing is written. Each archived page \
      is extracted and compared with its stored record. The text distance is 0 for identical texts and 1 for texts that \
      share no three consecutive words.
      """ + "\n\n" + exitStatuses)

  @Argument(help: ArgumentHelp("Folders of WARC files, or WARC files.", valueName: "dir|file"))
  var paths: [String]

  @OptionGroup var dataset: DatasetOptions

  @OptionGroup var ruleFile: RuleOptions

  @OptionGroup var normalization: NormalizationOptions

  @Flag(help: "Print a JSON object for each document that differs, then a summary.")
  var json = false

  func run() throws {
    HeapSettings.forBackfills()
    let plan: BackfillPlan
    do { plan = try BackfillPlan.resolve(paths) } catch {
      StandardStream.complain(error)
      throw ExitCode(ExitStatus.noInput.rawValue)
    }
    let archives = plan.files.filter { $0.kind == .archive }.map(\.path)
    guard !archives.isEmpty else {
      StandardStream.complain("no archive (.warc, .warc.gz, .warc.zst) in \(paths.joined(separator: ", "))")
      throw ExitCode(ExitStatus.noInput.rawValue)
    }
    let rules = try ruleFile.load()
    let progress = WorkProgress()
    let report = try dataset.reporting {
      defer { progress.clear() }
      var replay = Replay(root: dataset.rootPath, state: try dataset.openState())
      replay.normalization = normalization.value
      replay.rules = rules
      return try replay.run(
        archives,
        differs: { difference in
          progress.clear()
          if json { StandardStream.write(difference.json + "\n") } else { Self.show(difference) }
        },
        broken: { place in
          progress.clear()
          StandardStream.complain(place)
        }, progress: progress.show)
    }
    StandardStream.write(json ? report.json + "\n" : Self.text(report))
    if report.failed > 0 { throw ExitCode(ExitStatus.someFailed.rawValue) }
  }

  private static func show(_ difference: ReplayReport.Difference) {
    let what = difference.fields.isEmpty ? "" : ": " + difference.fields.joined(separator: ", ")
    let distance = difference.textDistance > 0 ? "  text distance \(percent(difference.textDistance))" : ""
    StandardStream.write("\(difference.kind.rawValue)  \(difference.url)\(what)\(distance)\n")
  }

  private static func text(_ report: ReplayReport) -> String {
    var lines = [
      "captures \(report.captures): compared \(report.compared), same \(report.same), changed \(report.changed), "
        + "no longer articles \(report.noLongerArticles), newly articles \(report.newArticles), "
        + "another capture stored \(report.otherCaptures), never articles \(report.neverArticles), "
        + "unreadable \(report.failed)",
      "mean text distance \(percent(report.textDistance))",
    ]
    for (field, count) in report.fields.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      lines.append("  \(field) \(count)")
    }
    let changed = report.hosts.filter { $0.value.changed > 0 }
    for (host, counts) in changed.sorted(by: { ($1.value.changed, $0.key) < ($0.value.changed, $1.key) })
      .prefix(20)
    {
      lines.append(
        "  \(host): \(counts.changed) of \(counts.compared) changed, text distance "
          + percent(counts.textDistanceSum / Double(counts.compared)))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func percent(_ share: Double) -> String { "\((share * 1_000).rounded() / 10) %" }
}
