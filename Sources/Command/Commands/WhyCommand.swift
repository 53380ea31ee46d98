internal import ArgumentParser
internal import Model
internal import Pipeline
internal import Store

struct WhyCommand: ParsableCommand {
  private static let exitStatuses = ExitStatus.help([
    .badInput: "the state is damaged or lost",
    .noInput: "the dataset does not exist, or nothing is known of the address",
  ])

  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Tell what became of an address, and why.",
    discussion: """
      Shows which source listed the address and when, each try that failed with its reason and what to do about it, the \
      article and its revision, what it is a copy of, the story that it belongs to, and where the record and the fetched \
      bytes lie. Reads the state, one part, and the archives of the runs that fetched the page. Of an address that is not \
      known it names the sources that could have listed it.
      """ + "\n\n" + exitStatuses)

  @Argument(
    help: ArgumentHelp("An address, or the id of a record (a prefix is enough).", valueName: "url|id"))
  var subject: String

  @OptionGroup var dataset: DatasetOptions

  @Flag(help: "Print one JSON object.")
  var json = false

  func validate() throws {
    guard !isAddress, !isID else { return }
    throw ValidationError(
      "neither an address (http:// or https://) nor an id (4 to 32 hexadecimal digits): "
        + URLCredentials.masked(url: subject))
  }

  private var isAddress: Bool { WebURL(subject)?.isHTTP == true }
  private var isID: Bool {
    (4...32).contains(subject.utf8.count)
      && subject.utf8.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
  }

  func run() throws {
    let history = try dataset.reporting {
      let state = try dataset.openState()
      let search = HistorySearch(state: state)
      return isAddress
        ? try search.history(ofAddress: subject) : try search.history(ofArticle: try article(in: state))
    }
    let view = HistoryView(history)
    if json { StandardStream.write(view.json) } else { StandardStream.write(view.text) }
    if history.isUnknown { throw ExitCode(ExitStatus.noInput.rawValue) }
  }

  private func article(in state: StateStore) throws -> String {
    let id = subject.lowercased()
    if id.utf8.count == 32, let stored = try state.articleID(ofAlias: id) { return stored }
    let ids = try state.articleIDs(beginningWith: id)
    guard ids.count == 1 else {
      StandardStream.complain(
        ids.isEmpty
          ? "no article \(id) in \(dataset.statePath)"
          : "more than one article begins with \(id): give more digits")
      throw ExitCode(ExitStatus.noInput.rawValue)
    }
    return ids[0]
  }
}
