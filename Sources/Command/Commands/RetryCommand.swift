internal import Addresses
internal import ArgumentParser
internal import Pipeline
internal import Store

struct RetryCommand: ParsableCommand {
  private static let exitStatuses = ExitStatus.help([
    .someFailed: "some addresses are not in the ledger",
    .badInput: "the state is damaged or lost",
    .noInput: "the dataset does not exist",
    .locked: "another run is using the state; try again later",
  ])

  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: "Put failed or quarantined documents back into the queue of the next run.",
    discussion: """
      Failed pages are retried automatically for some days. A page that was being extracted each time the process crashed, \
      or that exceeded the time limit, is quarantined (OUT/quarantine has its bytes) and only retried by this command. \
      A page from an archive or a folder is retried by the next backfill of that file, which resumes there.
      """ + "\n\n" + exitStatuses)

  @Argument(help: ArgumentHelp("URLs of documents in any state.", valueName: "url"))
  var addresses: [String] = []

  @Flag(help: "All documents in quarantine.")
  var quarantined = false

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "All documents that failed with this code, such as http-404; `all` matches every code (repeatable).",
      valueName: "code")
  )
  var failed: [String] = []

  @Option(help: ArgumentHelp("Only documents of this feed.", valueName: "id"))
  var feed: String?

  @OptionGroup var dataset: DatasetOptions

  func validate() throws {
    guard !addresses.isEmpty || quarantined || !failed.isEmpty else {
      throw ValidationError("say what to try again: addresses, --quarantined or --failed CODE")
    }
  }

  func run() throws {
    var unknown = 0
    var files: [String: [FilePlace]] = [:]
    let count = try dataset.reporting {
      let state = try dataset.openState()
      let lock = try dataset.lock()
      defer { withExtendedLifetime(lock) {} }
      var count = 0
      for address in addresses {
        if try LedgerRetry.address(address, in: state) {
          count += 1
        } else {
          StandardStream.complain(
            "\(URLCredentials.masked(url: address)) is not in the ledger, or was forgotten: see `bantin why`")
          unknown += 1
        }
      }
      if quarantined {
        count += try state.retry(.failed(codes: Quarantine.codes), feedID: feed)
        if feed == nil { files = try state.retryQuarantinedFiles() }
      }
      if failed.contains("all") {
        count += try state.retry(.allFailed, feedID: feed)
      } else if !failed.isEmpty {
        count += try state.retry(.failed(codes: failed), feedID: feed)
      }
      return count
    }
    StandardStream.write("\(count) \(count == 1 ? "document waits" : "documents wait") for the next run\n")
    for (path, sources) in files.sorted(by: { $0.key < $1.key }) {
      StandardStream.write(
        "\(sources.count) of \(path) wait for its next backfill, from byte \(sources[0].offset) on\n")
    }
    if unknown > 0 { throw ExitCode(ExitStatus.someFailed.rawValue) }
  }
}
