internal import ArgumentParser
internal import Foundation
internal import Pipeline
internal import Store

struct ShowCommand: ParsableCommand {
  private static let exitStatuses = ExitStatus.help([
    .noInput: "the file, folder or record does not exist"
  ])

  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print stored records in readable form.",
    discussion: "Takes parts (.jsonl) and folders of them, such as a run's output folder.\n\n"
      + exitStatuses)

  @Argument(help: ArgumentHelp("Parts, or folders of parts.", valueName: "file|dir"))
  var inputs: [String] = ["out"]

  @Option(help: ArgumentHelp("Only the newest n records.", valueName: "n"))
  var last: Int?

  @Option(help: ArgumentHelp("Only the record with this id (a prefix is enough).", valueName: "id"))
  var id: String?

  @Option(help: ArgumentHelp("Only records in this language.", valueName: "tag"))
  var language: String?

  @Flag(help: "Print the whole text instead of its beginning.")
  var full = false

  func validate() throws {
    guard (last ?? 1) > 0 else { throw ValidationError("--last must be 1 or more") }
  }

  func run() throws {
    var shown: [RecordView] = []
    var count = 0
    let columns = StandardStream.outputColumns
    for path in try parts() {
      var isRead = true
      do throws(StoreError) {
        _ = try PartReader.forEachLine(of: path) { line in
          guard isRead, let view = RecordView(line: Array(line)), matches(view) else { return }
          count += 1
          if last != nil {
            shown.append(view)
          } else {
            isRead = StandardStream.write(Array(view.text(isFull: full, columns: columns).utf8))
          }
        }
      } catch {
        StandardStream.complain(error)
        throw ExitCode(ExitStatus.noInput.rawValue)
      }
      guard isRead else { return }
      if let last, shown.count > last * 4 { shown = newest(shown, last) }
    }
    guard count > 0 else {
      let wanted = [id.map { " whose id begins with \($0)" }, language.map { " in the language \($0)" }]
      StandardStream.complain(
        "no record\(wanted.compactMap(\.self).joined()) in \(inputs.joined(separator: ", "))")
      throw ExitCode(ExitStatus.noInput.rawValue)
    }
    if let last {
      for view in newest(shown, last) { StandardStream.write(view.text(isFull: full, columns: columns)) }
    }
  }

  private func matches(_ view: RecordView) -> Bool {
    (id.map(view.id.hasPrefix) ?? true) && (language.map { $0 == view.language } ?? true)
  }

  private func newest(_ views: [RecordView], _ count: Int) -> [RecordView] {
    Array(
      views.enumerated().sorted { ($0.element.runID, $0.offset) < ($1.element.runID, $1.offset) }.map(
        \.element
      ).suffix(count))
  }

  private func parts() throws -> [String] {
    var paths: [String] = []
    for input in inputs {
      var isFolder: ObjCBool = false
      guard unsafe FileManager.default.fileExists(atPath: input, isDirectory: &isFolder) else {
        StandardStream.complain("no such file or folder: \(input)")
        throw ExitCode(ExitStatus.noInput.rawValue)
      }
      guard isFolder.boolValue else {
        paths.append(input)
        continue
      }
      do {
        let names = try FolderFiles.list(input)
        let parts = names.filter {
          PartEncoding(path: $0) != nil && !$0.hasPrefix(".") && !$0.contains("/.")
        }
        paths += parts.map { "\(input)/\($0)" }
      } catch {
        StandardStream.complain(error)
        throw ExitCode(ExitStatus.noInput.rawValue)
      }
    }
    return paths
  }
}
