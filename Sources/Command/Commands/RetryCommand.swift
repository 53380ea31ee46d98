internal import ArgumentParser
internal import Pipeline
internal import Store

struct RetryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: "Put failed or quarantined documents back into the queue: the next run takes them up.",
    discussion: """
      A page that failed is tried again by itself for some days. A page that was being read whenever a run died, or that \
      took longer than the limit, is in quarantine (OUT/quarantine holds its bytes) and tried again only by this command. One \
      out of an archive or a folder waits for the next backfill of that file, which reads on from there.

      \(ExitStatus.help)
      """)

  @Argument(help: ArgumentHelp("Addresses, whatever became of them.", valueName: "url"))
  var addresses: [String] = []

  @Flag(help: "All that are in quarantine.")
  var quarantined = false

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "All that failed with this code, such as http-404; all for every code (repeatable).", valueName: "code")
  )
  var failed: [String] = []

  @Option(help: ArgumentHelp("Only what this feed listed.", valueName: "id"))
  var feed: String?

  @OptionGroup var dataset: DatasetOptions

  func validate() throws {
    guard !addresses.isEmpty || quarantined || !failed.isEmpty else {
      throw ValidationError("say what to try again: addresses, --quarantined or --failed CODE")
    }
  }

  func run() throws {
    var unknown = 0
    var files: [String: [QuarantinedSource]] = [:]
    let count = try dataset.reporting {
      let state = try dataset.openState()
      let lock = try dataset.lock()
      defer { withExtendedLifetime(lock) {} }
      var count = 0
      for address in addresses {
        if try LedgerRetry.address(address, in: state) {
          count += 1
        } else {
          StandardStream.complain("\(address) is not in the ledger: no feed listed it")
          unknown += 1
        }
      }
      if quarantined {
        count += try state.retry(.failed(codes: Quarantine.codes), feedID: feed)
        if feed == nil { files = try state.retryQuarantinedSources() }
      }
      if failed.contains("all") {
        count += try state.retry(.allFailed, feedID: feed)
      } else if !failed.isEmpty {
        count += try state.retry(.failed(codes: failed), feedID: feed)
      }
      return count
    }
    StandardStream.write("\(count) documents wait for the next run\n")
    for (path, sources) in files.sorted(by: { $0.key < $1.key }) {
      StandardStream.write(
        "\(sources.count) of \(path) wait for its next backfill, from byte \(sources[0].offset) on\n")
    }
    if unknown > 0 { throw ExitCode(ExitStatus.someFailed.rawValue) }
  }
}
