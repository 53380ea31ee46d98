internal import ArgumentParser
internal import Extract
internal import Fetch
internal import Model
internal import Pipeline
internal import Store

struct FeedCommand: ParsableCommand {
  private static let exitStatuses = ExitStatus.help([
    .someFailed: "some inputs could not be read as feeds"
  ])

  static let configuration = CommandConfiguration(
    commandName: "feed",
    abstract: "Parse feeds and print each as one line of JSON Feed.",
    discussion: """
      RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1.x; malformed feeds are repaired where possible. Each line is \
      {"file": …, "feed": {JSON Feed 1.1 object}} or {"file": …, "error": {"code", "message"}}.
      """ + "\n\n" + exitStatuses)

  @Argument(help: ArgumentHelp("Files, URLs, or -.", valueName: "file|url|-"))
  var inputs: [String]

  @Option(help: ArgumentHelp("URL of the feed: base of its relative links.", valueName: "url"))
  var url: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "A response header that the file was served with: Content-Type, Content-Location or Content-Language (repeatable).",
      valueName: "name: value"))
  var header: [String] = []

  @OptionGroup var network: NetworkOptions

  func run() throws {
    var failures = 0
    for input in inputs {
      let line: [UInt8]
      do {
        line = try parse(input)
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
    if let line = header.first(where: { Self.field($0) == nil }) {
      throw ValidationError("--header \(line): write it as \"Name: value\"")
    }
  }

  private func parse(_ input: String) throws -> [UInt8] {
    let document: FeedDocument
    if input.hasPrefix("http://") || input.hasPrefix("https://") {
      let response = try SingleFetch(network.configuration()).response(input, purpose: .feed)
      document = try FeedParser.parse(response)
    } else {
      let bytes = try FileBytes.readUnpacked(input, maximumBytes: 64 << 20)
      document = try FeedParser.parse(
        bytes, contentType: headers["content-type"], url: url, headers: headers)
    }
    var buffer = JSONBuffer()
    buffer.string(input)
    return Array("{\"file\":".utf8) + buffer.bytes + Array(",\"feed\":".utf8) + JSONFeedWriter.write(document)
      + Array("}\n".utf8)
  }

  private static func line(for input: String, _ error: any Error) -> [UInt8] {
    let (code, message) =
      switch error {
      case let error as FeedError: (error.code.rawValue, error.message)
      case let error as FetchError: (error.code, error.detail)
      case let error as InputError: (error.code, error.detail)
      default: ("failed", "\(error)")
      }
    var buffer = JSONBuffer()
    buffer.object { object in
      object.member("file", input)
      object.key("error")
      object.object { object in
        object.member("code", code)
        object.member("message", message)
      }
    }
    return buffer.bytes + [UInt8(ascii: "\n")]
  }
}
