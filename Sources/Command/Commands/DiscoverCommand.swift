internal import ArgumentParser
internal import Extract
internal import Fetch
internal import Model
internal import Pipeline
internal import Store

/// A feed that was found, with what its site calls it.
private struct FoundFeed {
  var url: String
  var title: String?
  var type: String?
}

struct DiscoverCommand: ParsableCommand {
  private static let exitStatuses = ExitStatus.help([
    .someFailed: "no feed was found",
    .noInput: "the file does not exist",
    .unavailable: "the page could not be fetched",
  ])

  static let configuration = CommandConfiguration(
    commandName: "discover",
    abstract: "Find the feeds of a site, most likely first.",
    discussion: """
      Reads the page's link elements and anchors. If the page of a URL names no feed, the well-known paths are requested, \
      one at a time and as robots.txt allows.
      """ + "\n\n" + exitStatuses)

  @Argument(help: ArgumentHelp("A page: URL, file or -.", valueName: "url|file|-"))
  var input: String

  @Option(help: ArgumentHelp("URL of the page in a file.", valueName: "url"))
  var url: String?

  @Flag(help: "Print one JSON object per line for each feed.")
  var json = false

  @OptionGroup var network: NetworkOptions

  func run() throws {
    let feeds = try isURL ? discoverOnline() : discoverInFile()
    guard !feeds.isEmpty else {
      StandardStream.complain("no feed found in \(input)")
      throw ExitCode(ExitStatus.someFailed.rawValue)
    }
    for feed in feeds { StandardStream.write(json ? Self.json(feed) : Self.text(feed)) }
  }

  private var isURL: Bool { input.hasPrefix("http://") || input.hasPrefix("https://") }

  private func discoverInFile() throws -> [FoundFeed] {
    do {
      let bytes = try FileBytes.readUnpacked(input, maximumBytes: 64 << 20)
      return FeedDiscovery.find(inHTML: bytes, baseURL: url).map(FoundFeed.init)
    } catch {
      StandardStream.complain(error)
      throw ExitCode(ExitStatus.noInput.rawValue)
    }
  }

  private func discoverOnline() throws -> [FoundFeed] {
    let client = SingleFetch(network.configuration())
    let response: Response
    do {
      response = try client.response(input, purpose: .page)
    } catch {
      StandardStream.complain("\(input): \(error.code): \(error.detail)")
      throw ExitCode(ExitStatus.unavailable.rawValue)
    }
    let found = FeedDiscovery.find(
      inHTML: response.body, baseURL: response.url, contentType: response.contentType
    )
    .map(FoundFeed.init)
    guard found.isEmpty, let base = WebURL(response.url) else { return found }
    for path in FeedDiscovery.wellKnownPaths {
      guard let address = WebURL(path, base: base),
        let answer = try? client.response(address.string, purpose: .feed),
        (try? FeedParser.parse(answer)) != nil
      else { continue }
      return [FoundFeed(url: answer.url)]
    }
    return []
  }

  private static func text(_ feed: FoundFeed) -> String {
    feed.url + (feed.title.map { "\t\($0)" } ?? "") + "\n"
  }

  private static func json(_ feed: FoundFeed) -> String {
    var buffer = JSONBuffer()
    buffer.object { object in
      object.member("url", feed.url)
      object.member("title", feed.title)
      object.member("type", feed.type)
    }
    return String(decoding: buffer.bytes, as: UTF8.self) + "\n"
  }
}

extension FoundFeed {
  init(_ candidate: FeedDiscovery.Candidate) {
    self.init(url: candidate.url, title: candidate.title, type: candidate.type)
  }
}
