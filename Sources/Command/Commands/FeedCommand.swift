internal import Addresses
public import ArgumentParser
internal import Extract
internal import Fetch
internal import JSON
public import Model
internal import Pipeline
internal import Store

struct FeedCommand: ParsableCommand {
  private static let exitStatuses = ExitStatus.help([
    .someFailed: "some inputs could not be read as feeds"
  ])

  static let configuration = CommandConfiguration(
    commandName: "feed",
    abstract: "Parse feeds, sitemaps and section pages and print each as one line of JSON Feed.",
    discussion: """
      RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1.x; malformed feeds are repaired where possible. Sitemaps: \
      news, plain, text, gzip; the sitemaps that an index lists are no entries. Pages: the article links of a home, \
      section, tag or author page, found without a rule, or where the rules of --rules say. Each line is \
      {"file": …, "feed": {JSON Feed 1.1 object}} or {"file": …, "error": {"code", "message"}}.
      """ + "\n\n" + exitStatuses)

  @Argument(help: ArgumentHelp("Files, URLs, or -.", valueName: "file|url|-"))
  var inputs: [String]

  @Option(help: ArgumentHelp("URL of the feed: base of its relative links.", valueName: "url"))
  var url: String?

  @Option(help: "What the input is: auto (told by its bytes), feed, sitemap or page.")
  var kind: SourceKind = .auto

  @Flag(
    help: "With --kind page: print every link with its score and features instead, one JSON object a line.")
  var explain = false

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "A response header that the file was served with: Content-Type, Content-Location or Content-Language (repeatable).",
      valueName: "name: value"))
  var header: [String] = []

  @OptionGroup var ruleFile: RuleOptions

  @OptionGroup var network: NetworkOptions

  func run() throws {
    let rules = try ruleFile.load()
    var failures = 0
    for input in inputs {
      let line: [UInt8]
      do {
        line = try parse(input, rules)
      } catch {
        failures += 1
        line = Self.line(for: input, error)
      }
      guard StandardStream.write(line) else { return }
    }
    if failures > 0 { throw ExitCode(ExitStatus.someFailed.rawValue) }
  }

  /// By name in lower case; of equal names the last.
  private var headers: [String: String] {
    Dictionary(header.compactMap(Self.field)) { _, last in last }
  }

  private static func field(_ line: String) -> (String, String)? {
    guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else { return nil }
    let value = line[line.index(after: colon)...]
    return (line[..<colon].lowercased(), String(value.drop { $0 == " " }))
  }

  func validate() throws {
    if explain, kind != .page { throw ValidationError("--explain is for pages: give --kind page, too") }
    if let line = header.first(where: { Self.field($0) == nil }) {
      throw ValidationError("--header \(line): write it as \"Name: value\"")
    }
  }

  private func parse(_ input: String, _ rules: RuleBook) throws -> [UInt8] {
    let source = try source(input)
    if explain {
      let links = try SectionPage.weigh(source.bytes, contentType: source.contentType, url: source.url)
      if links.isEmpty { explainEmptiness(of: source, input) }
      return Self.lines(links)
    }
    let document = try SourceParser.parse(
      source.bytes, kind: kind, contentType: source.contentType, url: source.url, headers: source.headers,
      rules: rules.entries(source: nil, url: source.url))
    if kind == .page, document.entries.isEmpty { explainEmptiness(of: source, input) }
    var buffer = JSONBuffer()
    buffer.string(Self.shown(input))
    return Array("{\"file\":".utf8) + buffer.bytes + Array(",\"feed\":".utf8) + JSONFeedWriter.write(document)
      + Array("}\n".utf8)
  }

  /// Links of a saved page are mostly relative.
  private func explainEmptiness(of source: SourceBytes, _ input: String) {
    guard source.url == nil else { return }
    StandardStream.complain(
      "\(Self.shown(input)): no links to stories; --url says which address they are relative to")
  }

  private struct SourceBytes {
    var bytes: [UInt8]
    var contentType: String?
    var url: String?
    var headers: [String: String]
  }

  private func source(_ input: String) throws -> SourceBytes {
    guard input.hasPrefix("http://") || input.hasPrefix("https://") else {
      let bytes = try FileBytes.readUnpacked(input, maximumBytes: 64 << 20)
      return SourceBytes(
        bytes: bytes, contentType: headers["content-type"],
        url: url.map { URLCredentials.removed(from: $0) }, headers: headers)
    }
    let response = try SingleFetch(network.configuration()).response(input, purpose: .feed)
    return SourceBytes(
      bytes: response.body, contentType: response.contentType, url: response.url,
      headers: FeedParser.headers(of: response))
  }

  /// A password of an address stays out of what is printed.
  private static func shown(_ input: String) -> String {
    input.contains("://") ? URLCredentials.masked(url: input) : input
  }

  private static func lines(_ links: [SectionPage.Weighed]) -> [UInt8] {
    var buffer = JSONBuffer()
    for link in links {
      buffer.object { object in
        object.member("url", link.url)
        object.member("headline", link.headline)
        object.key("score")
        object.json(String(link.score))
        object.member("shape", link.shape)
        object.member("place", link.place)
        object.key("features")
        object.object { features in
          for feature in link.features where feature.value != 0 {
            features.key(named: feature.name)
            features.json(String(feature.value))
          }
        }
      }
      buffer.endLine()
    }
    return buffer.bytes
  }

  private static func line(for input: String, _ error: any Error) -> [UInt8] {
    let (code, message) =
      switch error {
      case let error as FeedError: (error.code.rawValue, error.detail)
      case let error as FetchError: (error.code, error.detail)
      case let error as InputError: (error.code, error.detail)
      default: ("failed", "\(error)")
      }
    var buffer = JSONBuffer()
    buffer.object { object in
      object.member("file", shown(input))
      object.key("error")
      object.object { object in
        object.member("code", code)
        object.member("message", message)
      }
    }
    return buffer.bytes + [UInt8(ascii: "\n")]
  }
}

extension SourceKind: ExpressibleByArgument {}
