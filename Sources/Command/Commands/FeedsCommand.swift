internal import ArgumentParser
internal import Extract
internal import Model
internal import Pipeline
internal import Store

struct FeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feeds",
    abstract: "Look after the list of feeds: check it, import and export OPML.",
    subcommands: [FeedsCheckCommand.self, FeedsImportCommand.self, FeedsExportCommand.self])
}

struct FeedsCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Validate feeds.yaml; with --live, ask each feed and tell what a person needs to know.",
    discussion: """
      A fault is told with file, line and column. With --live each feed is fetched once: its status, where it has moved \
      to, format, entries, the age of the newest, whether it answers conditional requests, and what had to be mended.

      \(ExitStatus.help)
      """)

  @Option(help: ArgumentHelp("The list of feeds.", valueName: "file"))
  var feeds = "feeds.yaml"

  @Flag(help: "Fetch each feed.")
  var live = false

  @Flag(help: "One JSON object a feed and line.")
  var json = false

  @OptionGroup var network: NetworkOptions

  func run() throws {
    let file = try FeedsFile.load(feeds)
    guard live else { return listFeeds(file) }
    var failures = 0
    FeedProbe(network.configuration(contact: file.contact)).run(file.feeds.filter(\.settings.isEnabled)) {
      finding in
      if finding.error != nil { failures += 1 }
      StandardStream.write(json ? finding.json : finding.text)
    }
    if failures > 0 { throw ExitCode(ExitStatus.someFailed.rawValue) }
  }

  private func listFeeds(_ file: FeedsFile) {
    for feed in file.feeds {
      if json {
        var buffer = JSONBuffer()
        buffer.object { object in
          object.member("id", feed.id)
          object.member("url", feed.url)
          object.member("title", feed.title)
          object.member("language", feed.languageHint?.value)
          object.member("tags", feed.tags)
          object.member("enabled", feed.settings.isEnabled)
        }
        StandardStream.write(String(decoding: buffer.bytes, as: UTF8.self) + "\n")
      } else {
        let language = feed.languageHint.map { " [\($0)]" } ?? ""
        StandardStream.write(
          "\(feed.id)\(language)\(feed.settings.isEnabled ? "" : " (disabled)")  \(feed.url)\n")
      }
    }
    guard !json else { return }
    StandardStream.write("\(feeds): \(file.feeds.count) feeds, all right\n")
    if file.contact == nil {
      StandardStream.complain("\(feeds) has no `contact:`; set it, so that a publisher can write to you")
    }
  }
}

struct FeedsImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Turn an OPML list into the feeds of a feeds.yaml, on standard output.",
    discussion: ExitStatus.help)

  @Argument(help: ArgumentHelp("An OPML file, or -.", valueName: "file|-"))
  var input = "-"

  func run() throws {
    do {
      let list = try OPML.parse(try FileBytes.readUnpacked(input, maximumBytes: 64 << 20))
      StandardStream.write(FeedsFile.yaml(of: list))
    } catch let error as InputError {
      StandardStream.complain(error)
      throw ExitCode(ExitStatus.noInput.rawValue)
    } catch let error as FeedError {
      StandardStream.complain("\(input): \(error.message)")
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
  }
}

struct FeedsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Print the list of feeds as OPML 2.0.",
    discussion: ExitStatus.help)

  @Option(help: ArgumentHelp("The list of feeds.", valueName: "file"))
  var feeds = "feeds.yaml"

  func run() throws {
    let file = try FeedsFile.load(feeds)
    let subscriptions = file.feeds.map { feed in
      OPML.Subscription(
        url: feed.url, title: feed.title ?? feed.id, language: feed.languageHint, tags: feed.tags)
    }
    StandardStream.write(OPML.write(OPML(title: "Feeds", subscriptions: subscriptions)))
  }
}
