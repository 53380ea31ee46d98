import TestSupport
import Testing

@testable import Store

@Suite struct FailedAttemptTests {
  private let directory: TemporaryDirectory
  private let state: StateStore

  init() throws {
    directory = try TemporaryDirectory()
    state = try StateStore(path: directory.path("state.sqlite"))
  }

  private func keep(_ attempt: FailedAttempt) throws {
    try state.write { try StateStore.keep(attempt, runID: "r", in: $0) }
  }

  @Test func theNewestTriesOfADocumentAreKept() throws {
    for at in 1...Int64(FailedAttempt.maximumKept + 3) {
      try keep(FailedAttempt(seq: 7, at: at, state: .failed, code: "http-500", detail: "try \(at)"))
    }
    try keep(FailedAttempt(seq: 8, at: 1, state: .filtered, code: "no-text"))
    let kept = try state.failedAttempts(of: 7)
    #expect(kept.map(\.at) == Array(4...Int64(FailedAttempt.maximumKept + 3)))
    #expect(kept.allSatisfy { $0.runID == "r" && $0.code == "http-500" })
    #expect(try state.failedAttempts(of: 8).map(\.state) == [.filtered])
    #expect(try state.failedAttempts(of: 9).isEmpty)
  }

  @Test func aDetailIsBoundedAndHoldsNoPassword() throws {
    let long = FailedAttempt(
      seq: 1, at: 1, state: .failed, code: "dns", detail: String(repeating: "ệ", count: 5_000))
    #expect((long.detail?.utf8.count ?? 0) <= 400 && long.detail?.hasSuffix("ệ…") == true)
    let secret = FailedAttempt(
      seq: 1, at: 1, state: .failed, code: "dns", detail: "http://u:hidden@e.example/: no such host")
    #expect(secret.detail?.contains("hidden") == false)
  }
}
