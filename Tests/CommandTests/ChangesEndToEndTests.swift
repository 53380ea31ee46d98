import Foundation
import TestSupport
import Testing

/// `bantin changes`: each record once and in order, whatever ends it.
@Suite struct ChangesEndToEndTests {
  private let directory: TemporaryDirectory
  private var out: String { directory.path("out") }
  private var cursor: String { directory.path("cursor") }

  init() throws { directory = try TemporaryDirectory() }

  private func numbers(_ output: String) throws -> [Int] {
    try output.split(separator: "\n").map { try #require(try jsonObject($0)["sequence"] as? Int) }
  }

  private func taken() throws -> Int {
    guard let text = try? String(contentsOfFile: cursor, encoding: .utf8) else { return 0 }
    return try #require(try jsonObject(text)["sequence"] as? Int)
  }

  private func changes(_ arguments: String...) async throws -> BantinProcess.Result {
    try await BantinProcess(["changes", "--out", out] + arguments).result()
  }

  /// What a killed one has printed, up to the last whole line.
  private func whole(_ output: String) -> String {
    output.lastIndex(of: "\n").map { String(output[...$0]) } ?? ""
  }

  @Test(.timeLimit(.minutes(5)))
  func aReaderThatIsKilledAgainAndAgainDuringARunSkipsNothing() async throws {
    try await ServedNewsroom.serve(maximumLatencyMilliseconds: 100) { arguments in
      let run = BantinProcess(["run", "--out", out, "--part-size", "60KB", "--compress", "gzip"] + arguments)
      try run.start()
      var seen: Set<Int> = []
      for round in 0..<8 {
        let before = try taken()
        let reader = BantinProcess(["changes", "--out", out, "--follow", "--cursor", cursor])
        try reader.start()
        try await Task.sleep(for: .milliseconds(100 + 150 * round))
        reader.send(SIGKILL)
        let printed = try numbers(whole(try await reader.result().output))
        #expect(printed == Array(before..<before + printed.count).map { $0 + 1 }, "after \(before)")
        #expect(try taken() <= before + printed.count)
        seen.formUnion(printed)
      }
      let result = try await run.result()
      #expect(result.status == 0, "\(result.errors)")
      let before = try taken()
      let rest = try await changes("--cursor", cursor)
      #expect(rest.status == 0, "\(rest.errors)")
      #expect(try numbers(rest.output) == Array(before..<36).map { $0 + 1 })
      #expect(try seen.union(numbers(rest.output)) == Set(1...36))
      #expect(try taken() == 36)

      let nothing = try await changes("--cursor", cursor)
      #expect(nothing.status == 0 && nothing.output.isEmpty)
      #expect(try numbers(await changes("--after", "10", "--limit", "3").output) == [11, 12, 13])
      try await whatIsWrongIsTold()
    }
  }

  private func whatIsWrongIsTold() async throws {
    let ahead = try await changes("--after", "37")
    #expect(ahead.status == 65 && ahead.errors.contains("last record is number 36"), "\(ahead.errors)")
    let saved = try String(contentsOfFile: cursor, encoding: .utf8)
    try saved.replacing(/"[0-9a-f]{32}"/, with: "\"00\"").write(
      toFile: cursor, atomically: true, encoding: .utf8)
    let foreign = try await changes("--cursor", cursor)
    #expect(foreign.status == 65 && foreign.errors.contains("belongs to the dataset 00"), "\(foreign.errors)")
    let both = try await changes("--cursor", cursor, "--after", "1")
    #expect(both.status == 64)
    let nowhere = try await BantinProcess.run("changes", "--out", directory.path("nowhere"))
    #expect(nowhere.status == 66)

    // The reader has gone away: what it did not take comes again.
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let gone = directory.path("gone")
    let broken = BantinProcess(
      ["changes", "--out", out, "--cursor", gone], output: pipe.fileHandleForWriting)
    try broken.start()
    try pipe.fileHandleForWriting.close()
    #expect(try await broken.result().status == 74)
    #expect(!FileManager.default.fileExists(atPath: gone))
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let refused = try await BantinProcess(["changes", "--out", out, "--cursor", gone], output: full).result()
    #expect(refused.status == 74 && refused.errors.contains("No space left"), "\(refused.errors)")
    #expect(!FileManager.default.fileExists(atPath: gone))
  }

  /// What lies in a pipe is not yet in its reader's hands.
  @Test(.timeLimit(.minutes(5))) func theCursorWaitsForTheReaderOfAPipe() async throws {
    try await ServedNewsroom.serve { arguments in
      #expect(try await BantinProcess(["run", "--out", out] + arguments).result().status == 0)
      let pipe = Pipe()
      let reader = BantinProcess(
        ["changes", "--out", out, "--cursor", cursor, "--limit", "1"], output: pipe.fileHandleForWriting)
      try reader.start()
      try pipe.fileHandleForWriting.close()
      let handle = pipe.fileHandleForReading
      let first = try #require(try handle.read(upToCount: 10))
      try await Task.sleep(for: .milliseconds(300))
      #expect(first.count == 10 && !FileManager.default.fileExists(atPath: cursor))
      let rest = try handle.readToEnd() ?? Data()
      #expect(rest.last == UInt8(ascii: "\n"))
      #expect(try await reader.result().status == 0)
      #expect(try taken() == 1)
      try await aReaderThatLeavesBytesInThePipeHasNotTakenThem()
      try await whoFollowsEndsWithItsReader()
    }
  }

  private func whoFollowsEndsWithItsReader() async throws {
    let pipe = Pipe()
    let reader = BantinProcess(
      ["changes", "--out", out, "--follow", "--after", "35"], output: pipe.fileHandleForWriting)
    try reader.start()
    try pipe.fileHandleForWriting.close()
    #expect(try pipe.fileHandleForReading.read(upToCount: 10)?.count == 10)
    try pipe.fileHandleForReading.close()
    #expect(try await reader.result().status == 74)
  }

  private func aReaderThatLeavesBytesInThePipeHasNotTakenThem() async throws {
    let pipe = Pipe()
    let reader = BantinProcess(
      ["changes", "--out", out, "--cursor", cursor, "--limit", "1"], output: pipe.fileHandleForWriting)
    try reader.start()
    try pipe.fileHandleForWriting.close()
    #expect(try pipe.fileHandleForReading.read(upToCount: 10)?.count == 10)
    try pipe.fileHandleForReading.close()
    #expect(try await reader.result().status == 74)
    #expect(try taken() == 1)
  }
}
