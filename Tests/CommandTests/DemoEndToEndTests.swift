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

  @Test(.timeLimit(.minutes(2)))
  func aProxyOfTheEnvironmentIsNotAsked() async throws {
    let directory = try TemporaryDirectory()
    let nowhere = "http://127.0.0.1:9"
    let demo = BantinProcess(
      ["demo"], in: directory.path, variables: ["http_proxy": nowhere, "all_proxy": nowhere])
    let result = try await demo.result()
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }
}
