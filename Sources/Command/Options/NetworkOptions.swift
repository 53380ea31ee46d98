internal import ArgumentParser
internal import Fetch
internal import Pipeline

/// How the network is reached: the same for every command that fetches.
struct NetworkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Who runs this and how to be reached, for the User-Agent: a URL or a mail address (in place of feeds.yaml's).",
      valueName: "url|mail"))
  var contact: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Connect to ADDR:PORT2 instead of HOST:PORT, like curl; an empty field matches anything (repeatable).",
      valueName: "HOST:PORT:ADDR:PORT2"))
  var connectTo: [String] = []

  @Option(
    help: ArgumentHelp("File of certificate authorities to trust instead of the system's.", valueName: "pem"))
  var caFile: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Allow connections to this private host, address or CIDR range (repeatable).",
      valueName: "host|range"))
  var allowPrivate: [String] = []

  @Option(
    help: ArgumentHelp(
      "Proxy for all requests: http://, https://, socks5:// or socks5h://.", valueName: "url"))
  var proxy: String?

  /// - Parameter listed: the contact that a list of feeds names.
  func configuration(contact listed: String? = nil) -> FetchConfiguration {
    let contact = contact ?? listed
    var configuration = FetchConfiguration()
    let version = DocumentReader.programVersion.split(separator: " ").joined(separator: "/")
    configuration.userAgent = contact.map { "\(version) (+\($0))" } ?? version
    // A kept TLS connection holds about 100 KB; more of them than twice the window are seldom used again.
    configuration.maximumConnections = 128
    configuration.connectTo = connectTo
    configuration.caFile = caFile
    configuration.allowedPrivateAddresses = allowPrivate
    configuration.proxy = proxy
    return configuration
  }

  func validate() throws {
    if let contact, !contact.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x28 && $0 != 0x29 }) {
      throw ValidationError("--contact must be a URL or a mail address, without spaces and brackets")
    }
    let problems = configuration().problems
    guard problems.isEmpty else { throw ValidationError(problems.joined(separator: "\n")) }
  }
}
