internal import Addresses
internal import ArgumentParser
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
      Shows which source listed the address and when, each failed attempt with its reason and what to do about it, the \
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
    guard !isAddress, ArticleID(subject) == nil else { return }
    throw ValidationError(
      "neither an address (http:// or https://) nor an id (4 to 32 hexadecimal digits): "
        + URLCredentials.masked(url: subject))
  }

  private var isAddress: Bool { WebURL(subject)?.isHTTP == true }

  func run() throws {
    let history = try dataset.reporting {
      let state = try dataset.openState()
      let search = HistorySearch(state: state)
      guard let id = ArticleID(subject) else { return try search.history(ofAddress: subject) }
      return try search.history(ofArticle: id.article(in: state))
    }
    let view = HistoryView(history)
    if json {
      StandardStream.write(view.json)
    } else {
      StandardStream.write(view.text(columns: StandardStream.outputColumns))
    }
    if history.isUnknown { throw ExitCode(ExitStatus.noInput.rawValue) }
  }
}
