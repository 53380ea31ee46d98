import TestSupport
import Testing

@Suite struct DemoEndToEndTests {
  @Test(.timeLimit(.minutes(2)))
  func theDemoRunsInAnyFolderAndWritesNothingTheSecondTime() async throws {
    let directory = try TemporaryDirectory()
    let first = try await BantinProcess(["demo"], in: directory.path).result()
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("All of them: out/demo/articles"))
    let stored = try StoredRecords.read(directory.path("out/demo"))
    #expect(stored.count > 30)

    let second = try await BantinProcess(["demo"], in: directory.path).result()
    #expect(second.status == 0, "\(second.errors)")
    #expect(try StoredRecords.read(directory.path("out/demo")).keys == stored.keys)
  }
}
