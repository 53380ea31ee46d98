internal import ArgumentParser
internal import Foundation

struct DemoCommand: ParsableCommand {
  private static let exitStatuses = ExitStatus.help([
    .badInput: "the state is damaged or lost",
    .unavailable: "the newsroom is not installed, or did not start",
    .locked: "another run is using the state; try again later",
  ])

  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Run the whole pipeline over the bundled newsroom and show what came out.",
    discussion: """
      The newsroom is four small sites, served on loopback: feeds, a sitemap, section pages, a rule. Records go to out/demo. Run it \
      again: everything is unchanged, and nothing is written.
      """ + "\n\n" + exitStatuses)

  /// Not an option: `--fresh` removes it.
  private static let out = "out/demo"

  @Flag(help: "Forget what an earlier demo stored.")
  var fresh = false

  func run() throws {
    guard let newsroom = BundledNewsroom.found() else {
      StandardStream.complain(
        "the newsroom is not installed beside this program; the package has it, and so has a clone of the project"
      )
      throw ExitCode(ExitStatus.unavailable.rawValue)
    }
    let out = Self.out
    if fresh { try? FileManager.default.removeItem(atPath: out) }
    let address = try newsroom.start()
    StandardStream.write("The bundled newsroom answers on http://\(address).\n\n")
    let run = try RunCommand.parse([
      "--all", "--feeds", newsroom.feeds, "--out", out, "--connect-to", "::\(address)",
      "--report", "\(out)/report.html",
      // A proxy of the environment does not reach loopback.
      "--proxy", "",
    ])
    try run.run()
    StandardStream.write("\nThree of the records in \(out):\n\n")
    let show = try ShowCommand.parse([out, "--last", "3"])
    try show.run()
    StandardStream.write(
      """
      All of them: \(out)/articles
      A page that shows how the dataset does: \(out)/report.html
      Run it again: everything is unchanged and nothing is written.

      """
    )
  }
}
