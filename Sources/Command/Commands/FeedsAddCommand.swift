internal import Addresses
internal import ArgumentParser
internal import Fetch
internal import Model
internal import Pipeline
internal import Store

struct FeedsAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Find the best source of a site and put it into feeds.yaml.",
    discussion: """
      The source is the first that `bantin discover URL` prints; the URL of a feed, a sitemap or a section page is taken as \
      it is with --exact, which asks for nothing else. The file keeps its comments and its order: the new source is its last.
      """ + "\n\n"
        + ExitStatus.help([
          .someFailed: "no source was found, or feeds.yaml lists it already",
          .badInput: "feeds.yaml has an error, or a form that cannot be added to",
          .noInput: "feeds.yaml does not exist",
          .unavailable: "the page could not be fetched",
        ]))

  @Argument(help: ArgumentHelp("A page of the site, or a source.", valueName: "url"))
  var url: String

  @Option(help: ArgumentHelp("The list of feeds.", valueName: "file"))
  var feeds = "feeds.yaml"

  @Option(help: ArgumentHelp("Name of the source. Default: made of its title or its host.", valueName: "id"))
  var id: String?

  @Flag(help: "Add this URL itself, if it is a source.")
  var exact = false

  @OptionGroup var network: NetworkOptions

  func validate() throws {
    if let id, id.isEmpty || !id.utf8.allSatisfy(FeedsFileReader.isIDByte) {
      throw ValidationError("the id \"\(id)\" must be of a-z, 0-9 and hyphens")
    }
  }

  func run() throws {
    let file = try FeedsFile.load(feeds)
    let found: FoundSource?
    do {
      let discovery = SourceDiscovery(
        network.configuration(contact: file.contact), now: Clock.system.timestamp)
      found = try exact ? discovery.source(at: url) : discovery.find(from: url).first
    } catch {
      StandardStream.complain(of: error, at: url)
      throw ExitCode(ExitStatus.unavailable.rawValue)
    }
    guard let best = found else {
      StandardStream.complain("no source found at \(URLCredentials.masked(url: url))")
      throw ExitCode(ExitStatus.someFailed.rawValue)
    }
    if let known = file.feeds.first(where: { $0.url == best.url }) {
      StandardStream.complain("\(feeds) lists \(best.url) already, as \(known.id)")
      throw ExitCode(ExitStatus.someFailed.rawValue)
    }
    try add(best, to: file)
  }

  private func add(_ source: FoundSource, to file: FeedsFile) throws {
    let name = id ?? FeedsFile.id(source.title, source.url, taken: Set(file.feeds.map(\.id)))
    let item = FeedsFile.item(
      id: name, url: source.url, kind: source.kind, title: source.title, language: source.language)
    let yaml: String
    do {
      let before = String(decoding: try FileBytes.read(feeds, maximumBytes: 16 << 20), as: UTF8.self)
      yaml = try FeedsFile.adding(item, to: before, name: feeds)
    } catch let error as FeedsFileError {
      StandardStream.complain(error)
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
    let output = try OutputFile(feeds)
    _ = output.write(Array(yaml.utf8))
    try output.close()
    StandardStream.write("\(feeds): added\n\(item)")
  }
}
