import Dispatch
import Foundation
import Model
import Synchronization
import Testing

@testable import Pipeline
@testable import Store

@Suite struct CrashGuardTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "bantin-\(UUID().uuidString)"
  ).path

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  private func document(_ seq: Int64) -> DocumentOrigin {
    .ledger(PendingDocument(seq: seq, url: "https://e.org/\(seq)", host: "e.org", feedID: "f"))
  }

  private func reading(
    _ stage: Stage, limitMilliseconds: Int, deaths: [DocumentID: Int] = [:], stop: StopSignal = StopSignal()
  ) throws -> CrashGuard {
    CrashGuard(
      stage: stage, marks: try ReadingMarks(path: folder + "/marks"), quarantine: Quarantine(root: folder),
      deaths: deaths, limitMilliseconds: limitMilliseconds, stop: stop)
  }

  /// What the guard makes of a page of document 5.
  private func read(deaths: Int, _ body: @escaping @Sendable () -> Void = {}) async throws -> String {
    let stage = Stage("test.reading", width: 1)
    let reading = try reading(stage, limitMilliseconds: 60_000, deaths: [.ledger(5): deaths])
    let result = await withCheckedContinuation { done in
      stage.submit { reading.read(page, of: document(5), body) { done.resume(returning: $0) } }
    }
    return if case .failure(let error) = result { error.code } else { "read" }
  }

  private var page: Page { Page(bytes: Array("<html>".utf8), url: "https://e.org/") }

  @Test func aPageThatIsReadInTimeIsHandedOnAndLeavesNoMark() async throws {
    let stage = Stage("test.reading", width: 1)
    let reading = try reading(stage, limitMilliseconds: 60_000)
    let result = await withCheckedContinuation { done in
      stage.submit {
        reading.read(page, of: document(1)) {
          "text"
        } done: {
          done.resume(returning: $0)
        }
      }
    }
    #expect(try result.get() == "text")
    #expect(ReadingMarks.left(at: folder + "/marks").isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder + "/quarantine"))
  }

  @Test func aPageThatTakesTooLongIsGivenUpWithItsBytesAndTheNextOneIsRead() async throws {
    let stage = Stage("test.reading", width: 1)
    let reading = try reading(stage, limitMilliseconds: 50)
    let letGo = DispatchSemaphore(value: 0)
    let results = Mutex<[Int64: String]>([:])
    await withCheckedContinuation { allDone in
      for seq in [Int64(1), 2] {
        stage.submit {
          reading.read(page, of: document(seq)) {
            if seq == 1 { letGo.wait() }
          } done: { result in
            let code = if case .failure(let error) = result { error.code } else { "read" }
            let count = results.withLock { results in
              results[seq] = (results[seq].map { $0 + ", " } ?? "") + code
              return results.count
            }
            if count == 2 { allDone.resume() }
          }
        }
      }
    }
    letGo.signal()
    #expect(results.withLock { $0 } == [1: "time-limit", 2: "read"])
    #expect(FileManager.default.contents(atPath: folder + "/quarantine/1.page") == Data("<html>".utf8))
  }

  @Test func whenTooManyDoNotEndTheRunIsEndedEarly() async throws {
    let stage = Stage("test.reading", width: 1)
    let stop = StopSignal()
    let reading = try reading(stage, limitMilliseconds: 20, stop: stop)
    let letGo = DispatchSemaphore(value: 0)
    await withCheckedContinuation { stopped in
      stop.whenRaised { stopped.resume() }
      for seq in 1...Int64(ReadingWatch.maximumStuck) {
        stage.submit {
          reading.read(page, of: document(seq)) {
            letGo.wait()
          } done: { _ in
          }
        }
      }
    }
    for _ in 0..<ReadingWatch.maximumStuck { letGo.signal() }
  }

  @Test func theBytesOfASuspectAreKeptWhileItIsRead() async throws {
    let path = folder + "/quarantine/5.page"
    let wasKept = Atomic(false)
    let code = try await read(deaths: Quarantine.maximumDeaths - 1) {
      wasKept.store(FileManager.default.fileExists(atPath: path), ordering: .relaxed)
    }
    #expect(code == "read")
    let isKept = wasKept.load(ordering: .relaxed)
    #expect(isKept)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func aPageThatWasBeingReadAtTooManyDeathsIsNotRead() async throws {
    let wasRead = Atomic(false)
    #expect(
      try await read(deaths: Quarantine.maximumDeaths) { wasRead.store(true, ordering: .relaxed) } == "crash")
    let isRead = wasRead.load(ordering: .relaxed)
    #expect(!isRead)
  }

  /// Returns when all are read.
  private func read(
    _ seqs: [Int64], _ reading: CrashGuard, on stage: Stage, _ body: @escaping @Sendable (Int64) -> Void
  ) async {
    let done = DispatchGroup()
    for seq in seqs {
      done.enter()
      stage.submit {
        reading.read(page, of: document(seq)) {
          body(seq)
        } done: { _ in
          done.leave()
        }
      }
    }
    await withCheckedContinuation { all in done.notify(queue: .global()) { all.resume() } }
  }

  @Test(.timeLimit(.minutes(1))) func pagesAreReadOneAtATimeUntilAllSuspectsHaveBeenRead() async throws {
    let stage = Stage("test.reading", width: 2)
    let reading = try reading(stage, limitMilliseconds: 60_000, deaths: [.ledger(2): 1])
    let running = Atomic(0)
    let peak = Atomic(0)
    await read([1, 2], reading, on: stage) { _ in
      peak.max(running.add(1, ordering: .relaxed).newValue, ordering: .relaxed)
      usleep(20_000)
      running.subtract(1, ordering: .relaxed)
    }
    // These can only go on together.
    let bothRun = DispatchSemaphore(value: 0)
    await read([3, 4], reading, on: stage) { if $0 == 3 { bothRun.wait() } else { bothRun.signal() } }
    let most = peak.load(ordering: .relaxed)
    #expect(most == 1)
  }
}
