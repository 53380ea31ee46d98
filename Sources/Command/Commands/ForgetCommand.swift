internal import Addresses
internal import ArgumentParser
internal import Foundation
internal import Pipeline
internal import Store

struct ForgetCommand: ParsableCommand {
  private static let exitStatuses = ExitStatus.help([
    .badInput: "the state is damaged or lost; a part or an archive is damaged",
    .noInput: "the dataset does not exist, or nothing is known of a subject: nothing was forgotten",
    .locked: "another run is using the state; try again later",
  ])

  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Erase an article, an address or a host from the dataset, for good.",
    discussion: """
      Removes all revisions of the articles from the parts, what the state knows of them (addresses, titles, signatures, \
      failed attempts), the captures of `bantin run --archive`, pages in quarantine, and OUT/report.html. Hashes of the \
      addresses stay: no run or backfill stores the articles again. `bantin changes` prints a deletion for each, with a \
      number of its own, which readers obey. Killed at any point, it is completed by the next command that opens the state.

      Not reached: copies that were made of the dataset (exports, backups, databases that do not read the changes, states \
      that a rebuild kept), and archives that are not where they were written (--archive names their folder). New pages of a \
      forgotten host are stored as before: remove its sources from feeds.yaml.

      EXAMPLES
        bantin forget --dry-run https://example.org/news/1   what would go
        bantin forget https://example.org/news/1             one article, with all its addresses
        bantin forget 4f0a8c1d                               the same by the id of its record
        bantin forget host:example.org                       everything at example.org and the hosts below it
      """ + "\n\n" + exitStatuses)

  @Argument(
    help: ArgumentHelp(
      "Addresses, ids of records (a prefix is enough), or host:NAME for everything at a host.",
      valueName: "url|id|host:name"))
  var subjects: [String]

  @Flag(help: "Print what would be erased, and exit.")
  var dryRun = false

  @Flag(help: "Erase copies at other addresses, too: articles whose duplicate_of is one of these.")
  var copies = false

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Folder with archives of `bantin run --archive` that the state does not know: moved, or written before a rebuild (repeatable).",
      valueName: "dir"))
  var archive: [String] = []

  @OptionGroup var dataset: DatasetOptions

  @Flag(help: "Print one JSON object.")
  var json = false

  private static let hostMark = "host:"
  private static let maximumShown = 20

  func validate() throws {
    for subject in subjects where !isAddress(subject) && host(subject) == nil && ArticleID(subject) == nil {
      throw ValidationError(
        "neither an address (http:// or https://) nor an id (4 to 32 hexadecimal digits) nor host:NAME: "
          + "\(URLCredentials.masked(url: subject)); a host is written \(Self.hostMark)example.org")
    }
  }

  func run() throws {
    try dataset.reporting {
      try dataset.withLockedState { state in
        let forgetting = Forgetting(state: state, root: dataset.rootPath)
        let findings = try forgetting.find(
          try subjects.map { try subject($0, in: state) }, takesCopies: copies,
          archiveFolders: archive.map(DatasetOptions.absolute), countsCaptures: dryRun)
        for subject in findings.unknown { StandardStream.complain("nothing is known of \(name(subject))") }
        guard findings.unknown.isEmpty else { throw ExitCode(ExitStatus.noInput.rawValue) }
        guard !dryRun, !findings.plan.entries.isEmpty else {
          let preview = ForgetView(findings).preview(json: json, maximumShown: Self.maximumShown)
          return StandardStream.write(preview)
        }
        let report = try Forgetting.forget(findings, in: state, root: dataset.rootPath)
        tell(report.missingArchives)
        StandardStream.write(ForgetView(findings).report(report, json: json))
      }
    }
  }

  /// What the dataset's files beside this one still hold.
  private func tell(_ missingArchives: [String]) {
    for path in missingArchives {
      StandardStream.complain("\(path) is not there: if it was moved, give its folder with --archive")
    }
    let folder = URL(fileURLWithPath: dataset.statePath).deletingLastPathComponent().path
    let name = URL(fileURLWithPath: dataset.statePath).lastPathComponent + ".damaged-"
    for kept in ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    where kept.hasPrefix(name) && !kept.hasSuffix("-wal") && !kept.hasSuffix("-shm") {
      StandardStream.complain(
        "\(folder)/\(kept) was kept by `bantin state rebuild` and not searched: remove it")
    }
  }

  private func isAddress(_ text: String) -> Bool { WebURL(text)?.isHTTP == true }

  private func host(_ text: String) -> String? {
    guard text.hasPrefix(Self.hostMark) else { return nil }
    let name = text.dropFirst(Self.hostMark.count)
    guard !name.isEmpty, !name.contains("/"), let url = WebURL("https://\(name)/") else { return nil }
    return url.host.isEmpty ? nil : url.host
  }

  private func subject(_ text: String, in state: StateStore) throws -> Forgetting.Subject {
    if let host = host(text) { return .host(host) }
    guard !isAddress(text), let id = ArticleID(text) else { return .address(text) }
    // One that is forgotten is no article any more.
    if try id.digits.utf8.count == 32 && state.isForgotten(id.digits) { return .article(id.digits) }
    return .article(try id.article(in: state))
  }

  private func name(_ subject: Forgetting.Subject) -> String {
    switch subject {
    case .address(let address): URLCredentials.masked(url: address)
    case .article(let id): id
    case .host(let host): Self.hostMark + host
    }
  }
}
