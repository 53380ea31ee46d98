internal import ArgumentParser
internal import Foundation

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print stored records in a form that a person reads.",
    discussion: "Takes parts (.jsonl) and folders of them, such as a run's output folder.\n\n"
      + ExitStatus.help)

  @Argument(help: ArgumentHelp("Parts, or folders of parts.", valueName: "file|dir"))
  var inputs: [String] = ["out"]

  @Option(help: ArgumentHelp("The newest n records only.", valueName: "n"))
  var last: Int?

  @Option(help: ArgumentHelp("Only the record with this id (its beginning is enough).", valueName: "id"))
  var id: String?

  @Option(help: ArgumentHelp("Only records in this language.", valueName: "tag"))
  var language: String?

  @Flag(help: "The whole text, not its beginning.")
  var full = false

  func run() throws {
    var shown: [RecordView] = []
    for path in try parts() {
      guard let content = FileManager.default.contents(atPath: path) else {
        StandardStream.complain("cannot read \(path)")
        throw ExitCode(ExitStatus.noInput.rawValue)
      }
      for line in content.split(separator: UInt8(ascii: "\n")) {
        guard let view = RecordView(line: line) else { continue }
        guard id.map(view.id.hasPrefix) ?? true, language.map({ $0 == view.language }) ?? true else {
          continue
        }
        guard last != nil else {
          guard StandardStream.write(Array(view.text(isFull: full).utf8)) else { return }
          continue
        }
        shown.append(view)
      }
      if let last, shown.count > last * 4 { shown = newest(shown, last) }
    }
    if let last { for view in newest(shown, last) { StandardStream.write(view.text(isFull: full)) } }
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
      let names = FileManager.default.enumerator(atPath: input)?.compactMap { $0 as? String } ?? []
      paths += names.filter { $0.hasSuffix(".jsonl") && !$0.contains("/.") }.sorted().map { "\(input)/\($0)" }
    }
    return paths
  }
}
