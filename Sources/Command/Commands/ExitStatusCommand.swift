internal import ArgumentParser

/// `bantin help exit-status`: the table of all exit statuses. Not in the list of commands, because it does nothing else.
struct ExitStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exit-status", abstract: "The exit statuses of all commands.", discussion: ExitStatus.table,
    shouldDisplay: false)

  func run() { StandardStream.write(ExitStatus.table + "\n") }
}
