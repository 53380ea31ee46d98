import Foundation
import TestSupport
import Testing

/// Results that cannot be written are never lost in silence.
@Suite struct OutputEndToEndTests {
  private let directory: TemporaryDirectory
  private let page: String

  init() throws {
    directory = try TemporaryDirectory()
    page = directory.path("page.html")
    let paragraph =
      "Chiều nay mưa lớn kéo dài nhiều giờ khiến tuyến đường bị ngập sâu, xe cộ đi lại khó khăn."
    try "<html><article><h1>Tin</h1><p>\(paragraph)</p><p>Lần thứ hai. \(paragraph)</p></article></html>"
      .write(
        toFile: page, atomically: true, encoding: .utf8)
  }

  private func dataset() async throws -> String {
    let out = directory.path("out")
    let result = try await BantinProcess.run("backfill", page, "--out", out, "--quiet")
    #expect(result.status == 0, "\(result.errors)")
    return out
  }

  @Test func aFullDeviceAsStandardOutputIsAnError() async throws {
    let out = try await dataset()
    let commands = [
      ["extract", page], ["normalize", page], ["show", out], ["show", out, "--last", "1"],
      ["export", out], ["export", out, "--format", "csv"], ["state", "size", "--out", out],
      ["backfill", page, "--out", out],
      ["feeds", "check", "--feeds", ServedNewsroom.directory + "/feeds.yaml"], ["--version"],
    ]
    for command in commands {
      let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
      let result = try await BantinProcess(command, output: full).result()
      #expect(result.status == 74, "\(command)")
      #expect(result.errors.contains("cannot write standard output: No space left on device"), "\(command)")
    }
  }

  /// The program answers the first itself, the parser the second.
  @Test func everyCommandTellsTheSameVersion() async throws {
    let program = try await BantinProcess.run("--version")
    let command = try await BantinProcess.run("run", "--version")
    #expect(program.status == 0)
    #expect(program.output.hasPrefix("bantin "), "\(program.output)")
    #expect(program.output == command.output)
  }

  @Test(arguments: ["csv", "jsonl"]) func anExportThatIsCutShortGetsNoName(format: String) async throws {
    let out = try await dataset()
    let file = directory.path("articles.\(format)")
    try FileManager.default.createSymbolicLink(atPath: file + ".part", withDestinationPath: "/dev/full")
    let result = try await BantinProcess.run("export", out, "--format", format, "--out", file)
    #expect(result.status == 74)
    #expect(result.errors.contains("cannot write \(file): No space left on device"), "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: file))
    #expect(throws: (any Error).self) {
      try FileManager.default.destinationOfSymbolicLink(atPath: file + ".part")
    }
  }

  /// Silence would pass for success.
  @Test func anInputThatHoldsNothingIsSaidAndNothingIsMade() async throws {
    let empty = directory.path("empty")
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    let none = directory.path("none")
    let commands = [
      ["extract", empty], ["show", empty], ["show", page], ["replay", page, "--out", empty],
      ["backfill", empty, "--out", none], ["compact", "--out", none], ["state", "rebuild", "--out", none],
      ["state", "vacuum", "--out", none], ["retry", "--quarantined", "--out", none], ["export", empty],
    ]
    for command in commands {
      let result = try await BantinProcess(command).result()
      #expect(result.status == 66, "\(command)")
      #expect(result.output.isEmpty && result.errors.hasPrefix("bantin: "), "\(command)")
    }
    #expect(!FileManager.default.fileExists(atPath: none))
    #expect(try FileManager.default.contentsOfDirectory(atPath: empty) == [])
  }

  @Test func aFileInThePlaceOfTheArchiveFolderStopsTheRunBeforeItsFirstRequest() async throws {
    let result = try await BantinProcess.run(
      "run", "--feeds", ServedNewsroom.directory + "/feeds.yaml", "--out", directory.path("out"), "--archive",
      page)
    #expect(result.status == 74)
    #expect(result.errors == "bantin: cannot make \(page): Not a directory\n")
  }

  @Test func messagesDoNotSteerTheTerminal() async throws {
    let result = try await BantinProcess.run("extract", "no\u{1B}[31m\u{7}such\u{9B}file")
    #expect(result.errors == "bantin: no such file or folder: no\u{FFFD}[31m\u{FFFD}such\u{FFFD}file\n")
  }

  /// The first file opened would else be taken for it.
  @Test func whereTheStandardStreamsAreClosedNoFileTakesTheirPlace() async throws {
    let out = directory.path("out")
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = [
      "-c", #"exec "$0" backfill "$1" --out "$2" --verbose 0<&- 1>&- 2>&-"#, BantinProcess.path, page, out,
    ]
    try shell.run()
    await withCheckedContinuation { done in
      Thread {
        shell.waitUntilExit()
        done.resume()
      }.start()
    }
    #expect(shell.terminationStatus == 74)
    #expect(try StoredRecords.read(out).count == 1)
    let check = try await BantinProcess.run("state", "check", "--out", out)
    #expect(check.status == 0, "\(check.errors)")
  }

  @Test func aDamagedStateWithoutPartsIsMadeAnew() async throws {
    let out = directory.path("begun")
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    try Data(repeating: 0x5A, count: 8_192).write(to: URL(fileURLWithPath: out + "/state.sqlite"))
    let rebuilt = try await BantinProcess.run("state", "rebuild", "--out", out)
    #expect(rebuilt.status == 0, "\(rebuilt.errors)")
    #expect(rebuilt.output.contains("made anew from 0 parts"))
  }
}
