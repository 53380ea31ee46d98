internal import ArgumentParser
internal import Foundation
internal import Pipeline
internal import Store

struct StateAdoptCommand: ParsableCommand {
  private static let exitStatuses = ExitStatus.help([
    .badInput: "one of the states is damaged or lost, or was written by a newer program",
    .noInput: "there is no state at one of the places: nothing was taken over",
    .locked: "a run is using the state; try again later",
  ])

  static let configuration = CommandConfiguration(
    commandName: "adopt",
    abstract: "Take over from other states what they know of the domains of a shard.",
    discussion: """
      For machines that share the work (`bantin run --shard`): when their number changes, and regularly where sources list \
      pages of other sites, which wait in the ledger of the machine that found them. What another state has fetched is not fetched \
      again; what it found and left to this shard is fetched by the next run. The other states stay as they are, and \
      records stay where they were written. May be repeated; makes the state where there is none.

      EXAMPLES
        bantin state adopt /old/out --shard 2/3 --out out-2           from one machine, or two, to three
        bantin state adopt out-1 out-2 --shard 0/3 --out out-0        what the two others found for this one
      """ + "\n\n" + exitStatuses)

  @Argument(help: ArgumentHelp("Datasets, or state databases.", valueName: "dir|file"))
  var others: [String]

  @OptionGroup var shards: ShardOptions

  @OptionGroup var dataset: DatasetOptions

  func validate() throws {
    guard shards.shard != nil else { throw ValidationError("say for which shard: --shard I/N") }
  }

  func run() throws {
    guard let shard = shards.shard else { return }
    let paths = try others.map(statePath)
    try dataset.reporting {
      let lock = try dataset.lock()
      defer { withExtendedLifetime(lock) {} }
      let state = try StateStore(path: dataset.statePath)
      try Forgetting.completePending(in: state, root: dataset.rootPath)
      for path in paths where path != dataset.statePath {
        let taken = try state.adopt(from: path) { shard.owns(host: $0) }
        StandardStream.write(
          "\(path): \(taken.documents) addresses (\(taken.pending) of them wait for their pages), \(taken.articles) articles, \(taken.sources) sources\n"
        )
      }
    }
  }

  private func statePath(of other: String) throws -> String {
    var isFolder: ObjCBool = false
    let path = DatasetOptions.absolute(other)
    let isThere = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let state = isFolder.boolValue ? path + "/state.sqlite" : path
    guard isThere, FileManager.default.fileExists(atPath: state) else {
      StandardStream.complain("no state at \(state)")
      throw ExitCode(ExitStatus.noInput.rawValue)
    }
    return state
  }
}
