internal import Addresses
internal import ArgumentParser
internal import Extract
internal import Fetch
internal import JSON
internal import Model
internal import Pipeline
internal import Store
internal import Time

struct DiscoverCommand: ParsableCommand {
  private static let exitStatuses = ExitStatus.help([
    .someFailed: "no source was found",
    .noInput: "the file does not exist",
    .unavailable: "the page could not be fetched",
  ])

  static let configuration = CommandConfiguration(
    commandName: "discover",
    abstract: "Find the sources of a site, and what each brings: the best first.",
    discussion: """
      Of a URL: the feeds that the page names (else those at well-known paths), the sitemaps of robots.txt and of \
      well-known paths, the page itself and the sections in its menu. Each is fetched once, as robots.txt allows, and \
      ranked by its entries of the last day; OVERLAP is the share of its entries that better ones list, too. Of a file: \
      the feeds that the page names, unfetched.
      """ + "\n\n" + exitStatuses)

  @Argument(help: ArgumentHelp("A page: URL, file or -.", valueName: "url|file|-"))
  var input: String

  @Option(help: ArgumentHelp("URL of the page in a file.", valueName: "url"))
  var url: String?

  @Flag(help: "Print one JSON object per line for each source.")
  var json = false

  @Flag(help: "Print entries for feeds.yaml, ready to paste below `feeds:`.")
  var yaml = false

  @OptionGroup var network: NetworkOptions

  func validate() throws {
    if json, yaml { throw ValidationError("give --json or --yaml, not both") }
  }

  func run() throws {
    guard input.hasPrefix("http://") || input.hasPrefix("https://") else { return try listFeedsOfFile() }
    let sources: [FoundSource]
    do {
      sources = try SourceDiscovery(network.configuration(), now: Clock.system.timestamp).find(from: input)
    } catch {
      StandardStream.complain(of: error, at: input)
      throw ExitCode(ExitStatus.unavailable.rawValue)
    }
    try end(withNothing: sources.isEmpty)
    if yaml { return StandardStream.write(FeedsFile.items(of: sources, taken: [])) }
    if !json { StandardStream.write(Self.table(sources)) }
    if json { for source in sources { StandardStream.write(Self.json(source)) } }
  }

  private func end(withNothing isEmpty: Bool) throws {
    guard isEmpty else { return }
    StandardStream.complain("no source found in \(URLCredentials.masked(url: input))")
    throw ExitCode(ExitStatus.someFailed.rawValue)
  }

  private func listFeedsOfFile() throws {
    let feeds: [FeedDiscovery.Candidate]
    do {
      let bytes = try FileBytes.readUnpacked(input, maximumBytes: 64 << 20)
      feeds = FeedDiscovery.find(inHTML: bytes, baseURL: url.map { URLCredentials.removed(from: $0) })
    } catch {
      StandardStream.complain(error)
      throw ExitCode(ExitStatus.noInput.rawValue)
    }
    try end(withNothing: feeds.isEmpty)
    var taken: Set<String> = []
    for feed in feeds {
      if json {
        StandardStream.write(Self.json(feed))
      } else if yaml {
        let id = FeedsFile.id(feed.title, feed.url, taken: taken)
        taken.insert(id)
        StandardStream.write(FeedsFile.item(id: id, url: feed.url))
      } else {
        StandardStream.write(feed.url + (feed.title.map { "\t\($0)" } ?? "") + "\n")
      }
    }
  }

  // MARK: Output

  private static func table(_ sources: [FoundSource]) -> String {
    let head = ["KIND", "ENTRIES", "LAST DAY", "NEWEST", "OVERLAP", "LANGUAGE", "URL"]
    let rows =
      [head]
      + sources.map { source in
        [
          kind(source), "\(source.entryCount)", source.lastDayCount.map { "\($0)" } ?? "no dates",
          source.newest?.rfc3339 ?? "-", "\(Int((source.overlap * 100).rounded())) %",
          source.language?.value ?? "-", source.url + (source.title.map { "  \($0)" } ?? ""),
        ]
      }
    return TextTable(rows).text
  }

  private static func kind(_ source: FoundSource) -> String {
    if source.sitemapCount > 0 { return "sitemap index" }
    return source.isNews ? "news sitemap" : source.kind.rawValue
  }

  private static func json(_ source: FoundSource) -> String {
    var buffer = JSONBuffer()
    buffer.object { object in
      object.member("url", source.url)
      object.member("kind", source.kind.rawValue)
      object.member("news", source.isNews)
      if source.sitemapCount > 0 { object.member("sitemaps", source.sitemapCount) }
      object.member("title", source.title)
      object.member("language", source.language?.value)
      object.member("entries", source.entryCount)
      object.member("last_day", source.lastDayCount)
      object.member("newest", source.newest?.rfc3339)
      object.key("overlap")
      object.json("\(Double(Int((source.overlap * 1_000).rounded())) / 1_000)")
    }
    return String(decoding: buffer.bytes, as: UTF8.self) + "\n"
  }

  private static func json(_ feed: FeedDiscovery.Candidate) -> String {
    var buffer = JSONBuffer()
    buffer.object { object in
      object.member("url", feed.url)
      object.member("title", feed.title)
      object.member("type", feed.type)
    }
    return String(decoding: buffer.bytes, as: UTF8.self) + "\n"
  }
}
