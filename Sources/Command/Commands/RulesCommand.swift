internal import ArgumentParser
internal import Extract
internal import Fetch
internal import JSON
internal import Model
internal import Pipeline
internal import Store
internal import Time

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Try the rules of a source or host on a page.",
    subcommands: [RulesTryCommand.self])
}

struct RulesTryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "try",
    abstract: "Show what each rule selects on a page, and the record or entries before and after.",
    discussion: """
      Rules are XPath expressions and CSS selectors in feeds.yaml: `entries:` and `article:` of a source, `rules:` by host \
      (docs/rules.md). Nothing is stored.
      """ + "\n\n"
        + ExitStatus.help([
          .someFailed: "a rule selects nothing on this page, or there is no rule for it",
          .badInput: "feeds.yaml has an error (file, line and column are named)",
          .noInput: "feeds.yaml or the page does not exist",
        ]))

  @Argument(help: ArgumentHelp("A saved page, a URL, or -.", valueName: "page|url|-"))
  var input: String

  @Option(help: ArgumentHelp("The list of feeds, or a file of rules.", valueName: "file"))
  var feeds = "feeds.yaml"

  @Option(
    help: ArgumentHelp(
      "Take the rules of this source, too (default: those of the page's host only).", valueName: "id"))
  var source: String?

  @Option(help: ArgumentHelp("URL of a saved page: its host's rules apply.", valueName: "url"))
  var url: String?

  @OptionGroup var network: NetworkOptions

  func run() throws {
    let file = try FeedsFile.load(feeds, mustListFeeds: false)
    if let source, !file.feeds.contains(where: { $0.id == source }) {
      throw ValidationError("no feed has the id \(source); `bantin feeds check` lists them")
    }
    let page = try page()
    let rules = RuleBook.Rules(
      entries: file.rules.entries(source: source, url: page.url),
      article: file.rules.article(source: source, url: page.url))
    guard rules != RuleBook.Rules() else {
      StandardStream.complain(
        "\(feeds) has no rule for \(source ?? page.url ?? input); name a source with --source, or the page's URL with --url"
      )
      throw ExitCode(ExitStatus.someFailed.rawValue)
    }
    let trial = RuleTrial(rules, page.bytes, contentType: page.contentType)
    for finding in trial.findings { StandardStream.write(Self.text(finding)) }
    if rules.entries != nil { StandardStream.write(try entries(page, rules.entries)) }
    if rules.article != nil { StandardStream.write(try records(page, file.rules)) }
    if trial.findings.contains(where: { $0.count == 0 }) { throw ExitCode(ExitStatus.someFailed.rawValue) }
  }

  private func page() throws -> Page {
    do {
      guard input.hasPrefix("http://") || input.hasPrefix("https://") else {
        return Page(bytes: try FileBytes.readUnpacked(input, maximumBytes: 64 << 20), url: url)
      }
      guard let page = try SingleFetch(network.configuration()).page(input) else {
        throw InputError(code: "not-html", detail: "\(input) is no page")
      }
      return page
    } catch {
      if let error = error as? FetchError {
        StandardStream.complain(of: error, at: input)
      } else {
        StandardStream.complain("\(error)")
      }
      throw ExitCode(ExitStatus.noInput.rawValue)
    }
  }

  private static func text(_ finding: RuleTrial.Finding) -> String {
    let result =
      finding.error.map { "\($0)" } ?? (finding.count == 0 ? "selects nothing" : "\(finding.count) selected")
    let lines = ["\(finding.key)  \(finding.selector): \(result)"] + finding.samples.map { "    \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Before and after

  private func entries(_ page: Page, _ rules: EntryRules?) throws -> String {
    func read(_ rules: EntryRules?) throws -> [Entry] {
      try SectionPage.parse(page.bytes, contentType: page.contentType, url: page.url, rules: rules).entries
    }
    let (before, after) = (try read(nil), try read(rules))
    var text = "entries: \(before.count) found without rules, \(after.count) with them\n"
    for entry in after.prefix(10) {
      text +=
        "  \(entry.datePublished?.rfc3339 ?? "no date")  \(entry.title ?? "no title")  \(entry.url ?? "")\n"
    }
    return text
  }

  private func records(_ page: Page, _ book: RuleBook) throws -> String {
    let origin = ArticleSource(kind: source == nil ? .file : .feed, feedID: source)
    do {
      let before = try DocumentReader().read(page, source: origin).article
      let after = try DocumentReader(rules: book).read(page, source: origin).article
      return Self.difference(before, after)
    } catch {
      StandardStream.complain("\(input): \(error)")
      throw ExitCode(ExitStatus.someFailed.rawValue)
    }
  }

  /// What follows from the text says nothing more.
  private static let derivedKeys: Set<String> = [
    "id", "content_hash", "signature", "markdown", "blocks", "mentions",
  ]
  private static let maximumValueCharacters = 300

  /// The record's keys whose values differ: `-` before, `+` after.
  private static func difference(_ before: Article, _ after: Article) -> String {
    func members(_ article: Article) -> [JSONValue.Member] {
      JSONValue.parse(Array(JSONLine.encode(article).dropLast()))?.members ?? []
    }
    let (old, new) = (members(before), members(after))
    var lines: [String] = []
    for key in new.map(\.key) + old.map(\.key).filter({ key in !new.contains { $0.key == key } })
    where !derivedKeys.contains(key) {
      let values = [old, new].map { $0.first { $0.key == key }?.value }
      guard values[0] != values[1] else { continue }
      lines.append(key)
      for (mark, value) in zip(["-", "+"], values) {
        if let value { lines.append("  \(mark) \(shortened(value))") }
      }
    }
    return lines.isEmpty
      ? "record: the same with rules and without\n" : "record:\n" + lines.joined(separator: "\n") + "\n"
  }

  private static func shortened(_ value: JSONValue) -> String {
    let text = described(value)
    return text.count > maximumValueCharacters
      ? "\(text.prefix(maximumValueCharacters))… (\(text.count) characters)" : text
  }

  private static func described(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let text): text
    case .string(let text): text.split(separator: "\n").joined(separator: " ¶ ")
    case .array(let elements): elements.map(described).joined(separator: "; ")
    case .object(let members): members.map { "\($0.key): \(described($0.value))" }.joined(separator: ", ")
    }
  }
}
