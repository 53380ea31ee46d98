internal import Addresses
internal import ArgumentParser
internal import Extract
internal import JSON
internal import Model
internal import Pipeline
internal import Store

struct FeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feeds",
    abstract: "Manage the list of sources: validate it, add to it, import and export OPML.",
    subcommands: [
      FeedsCheckCommand.self, FeedsAddCommand.self, FeedsImportCommand.self, FeedsExportCommand.self,
    ])
}

struct FeedsCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Validate feeds.yaml; with --live, also fetch each feed and report its health.",
    discussion: """
      Errors name file, line and column. With --live each feed is fetched once; the report shows its status, its new \
      address if it has moved, format, number of entries, age of the newest entry, whether it supports conditional \
      requests, and which errors in it were repaired.
      """ + "\n\n"
        + ExitStatus.help([
          .someFailed: "with --live: some feeds could not be fetched or read",
          .badInput: "feeds.yaml has an error (file, line and column are named)",
          .noInput: "feeds.yaml does not exist",
        ]))

  @Option(help: ArgumentHelp("The list of feeds.", valueName: "file"))
  var feeds = "feeds.yaml"

  @Flag(help: "Fetch each feed and report on it.")
  var live = false

  @Flag(help: "Print one JSON object per line for each feed.")
  var json = false

  @OptionGroup var tags: TagOptions

  @OptionGroup var network: NetworkOptions

  func run() throws {
    var file = try FeedsFile.load(feeds)
    file.feeds = try tags.choose(from: file.feeds)
    if file.feeds.isEmpty {
      StandardStream.complain("\(feeds) lists no source: `bantin feeds add URL` finds one and adds it")
    }
    guard live else { return listFeeds(file) }
    var failures = 0
    let probe = FeedProbe(network.configuration(contact: file.contact), rules: file.rules)
    probe.run(file.feeds.filter(\.settings.isEnabled)) { finding in
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
          object.member("url", URLCredentials.masked(url: feed.url))
          object.member("kind", feed.settings.kind.rawValue)
          object.member("title", feed.title)
          object.member("language", feed.languageHint?.value)
          object.member("tags", feed.tags)
          object.member("enabled", feed.settings.isEnabled)
        }
        StandardStream.write(String(decoding: buffer.bytes, as: UTF8.self) + "\n")
      } else {
        let language = feed.languageHint.map { " [\($0)]" } ?? ""
        let kind = feed.settings.kind == .auto ? "" : " (\(feed.settings.kind.rawValue))"
        StandardStream.write(
          "\(feed.id)\(language)\(kind)\(feed.settings.isEnabled ? "" : " (disabled)")  "
            + "\(URLCredentials.masked(url: feed.url))\n")
      }
    }
    guard !json else { return }
    StandardStream.write("\(feeds) is valid: \(file.feeds.count) feed\(file.feeds.count == 1 ? "" : "s")\n")
    if file.contact == nil {
      StandardStream.complain("\(feeds) has no `contact:`; set it, so that a publisher can write to you")
    }
  }
}

struct FeedsImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Convert an OPML list to feeds.yaml, on standard output.",
    discussion: ExitStatus.help([
      .badInput: "the OPML or feeds.yaml is malformed", .noInput: "the file does not exist",
    ]))

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
      StandardStream.complain("\(input): \(error.detail)")
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
  }
}

struct FeedsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Print the list of feeds as OPML 2.0.",
    discussion: "Sitemaps and pages are left out: readers of OPML follow feeds." + "\n\n"
      + ExitStatus.help([
        .badInput: "feeds.yaml has an error", .noInput: "feeds.yaml does not exist",
      ]))

  @Option(help: ArgumentHelp("The list of feeds.", valueName: "file"))
  var feeds = "feeds.yaml"

  @OptionGroup var tags: TagOptions

  func run() throws {
    var file = try FeedsFile.load(feeds)
    file.feeds = try tags.choose(from: file.feeds)
    let followed = file.feeds.filter { [.auto, .feed].contains($0.settings.kind) }
    // A list is handed on: passwords stay at home.
    let subscriptions = followed.map { feed in
      let url = URLCredentials.removed(from: feed.url)
      if url != feed.url {
        StandardStream.complain("\(feed.id): its address is exported without the password that it carries")
      }
      return OPML.Subscription(
        url: url, title: feed.title ?? feed.id, language: feed.languageHint, tags: feed.tags)
    }
    StandardStream.write(OPML.write(OPML(title: "Feeds", subscriptions: subscriptions)))
  }
}
