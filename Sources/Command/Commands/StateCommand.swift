internal import ArgumentParser
internal import Foundation
internal import JSON
internal import Pipeline
internal import Store

struct StateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "state",
    abstract: "Manage the state database: size, integrity, rebuilding.",
    subcommands: [
      SizeCommand.self, CheckCommand.self, RebuildCommand.self, VacuumCommand.self, StateAdoptCommand.self,
    ],
    defaultSubcommand: SizeCommand.self)

  struct SizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "size", abstract: "Print the size of the state, in total and per stored article.")

    @OptionGroup var dataset: DatasetOptions

    @Flag(help: "One JSON object.")
    var json = false

    func run() throws {
      let size = try dataset.reporting { try dataset.openState().size() }
      let perArticle = size.articles == 0 ? 0 : size.bytes / Int64(size.articles)
      guard json else {
        StandardStream.write(
          """
          state      \(size.bytes) bytes (\(size.freeBytes) of them free), \(perArticle) a stored article
          articles   \(size.articles)
          addresses  \(size.documents)
          parts      \(size.parts), \(size.records) records, \(size.partBytes) bytes

          """)
        return
      }
      var buffer = JSONBuffer()
      buffer.object { object in
        object.member("state_bytes", Int(size.bytes))
        object.member("state_free_bytes", Int(size.freeBytes))
        object.member("state_bytes_per_article", Int(perArticle))
        object.member("articles", size.articles)
        object.member("documents", size.documents)
        object.member("parts", size.parts)
        object.member("records", size.records)
        object.member("part_bytes", Int(size.partBytes))
      }
      StandardStream.write(String(decoding: buffer.bytes, as: UTF8.self) + "\n")
    }
  }

  struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Check the integrity of the state and that it agrees with the parts; exit status 65 if not.",
      discussion: "Best used while no run is active: a run's unfinished writes may be reported.")

    @OptionGroup var dataset: DatasetOptions

    func run() throws {
      let problems = try dataset.reporting { try dataset.openState().problems(root: dataset.rootPath) }
      guard !problems.isEmpty else {
        return StandardStream.write("the state is sound and agrees with the parts\n")
      }
      for problem in problems { StandardStream.complain(problem) }
      StandardStream.complain("`bantin state rebuild` makes the state anew from the parts")
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
  }

  struct RebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rebuild",
      abstract: "Rebuild the state from the parts, when it was lost or damaged.",
      discussion: """
        The parts are not changed. A part that no run had finished is published with the whole lines that it holds. The \
        old state is kept beside the new one. What only the state knew is gone: addresses that failed, were filtered or \
        were waiting (the feeds that still list them bring them again), the validators and habits of the feeds, gaps, \
        robots.txt and the history of runs. Pages that a feed still lists are asked for once more, with their validators.
        """)

    @OptionGroup var dataset: DatasetOptions

    func run() throws {
      // A first run that was killed early leaves a state and no parts.
      if !FileManager.default.fileExists(atPath: dataset.statePath) { try dataset.requireParts() }
      let progress = WorkProgress()
      let report = try dataset.reporting {
        defer { progress.clear() }
        return try StateRebuild(root: dataset.rootPath, statePath: dataset.statePath).run(
          progress: progress.show)
      }
      var lines = [
        "\(dataset.statePath) made anew from \(report.parts) parts with \(report.records) records",
        "not recovered: addresses that failed, were filtered or waiting; validators and habits of feeds; gaps; robots.txt; the history of runs",
      ]
      if report.adoptedParts > 0 {
        lines.append("\(report.adoptedParts) unfinished parts were published with their whole lines")
      }
      if report.repeatedRecords > 0 {
        lines.append("\(report.repeatedRecords) records stand in the parts more than once")
      }
      if report.forgottenArticles > 0 {
        lines.append(
          "\(report.forgottenArticles) forgotten articles have records again: the next command that opens the state removes them"
        )
      }
      lines += report.damages.prefix(20).map { "damaged: \($0)" }
      if let old = report.oldState { lines.append("the old state is kept as \(old)") }
      StandardStream.write(lines.joined(separator: "\n") + "\n")
      if !report.damages.isEmpty { throw ExitCode(ExitStatus.someFailed.rawValue) }
    }
  }

  struct VacuumCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "vacuum",
      abstract:
        "Return unused space of the state to the file system; needs the size of the state as free space.")

    @OptionGroup var dataset: DatasetOptions

    func run() throws {
      let (before, after) = try dataset.reporting {
        try dataset.withLockedState { state in
          let before = try state.size().bytes
          try state.vacuum()
          return (before, try state.size().bytes)
        }
      }
      StandardStream.write("\(dataset.statePath): \(before) bytes before, \(after) after\n")
    }
  }
}
