internal import ArgumentParser
internal import Foundation
internal import Language
internal import Pipeline
internal import Store

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Extract what `bantin run --archive` kept again, and tell what differs from what is stored.",
    discussion: """
      Nothing is fetched and nothing is written: it shows what a new version of the program changes before it is used. Each \
      capture is compared with the record that was made of it; text distance is 0 for the same text and 1 where no three \
      words in a row are the same.

      \(ExitStatus.help)
      """)

  @Argument(help: ArgumentHelp("Folders of WARC files, or WARC files.", valueName: "dir|file"))
  var paths: [String]

  @OptionGroup var dataset: DatasetOptions

  @OptionGroup var normalization: NormalizationOptions

  @Flag(help: "A JSON object for each document that differs, then one for the whole.")
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
      StandardStream.complain("there is no archive (.warc, .warc.gz) in \(paths.joined(separator: ", "))")
      throw ExitCode(ExitStatus.noInput.rawValue)
    }
    let report = try dataset.reporting {
      var replay = Replay(root: dataset.rootPath, state: try dataset.openState())
      replay.normalization = normalization.value
      return try replay.run(
        archives,
        differs: { difference in
          if json { StandardStream.write(difference.json + "\n") } else { Self.show(difference) }
        }, broken: { StandardStream.complain($0) })
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
