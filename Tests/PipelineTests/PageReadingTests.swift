import Dispatch
import Foundation
import Model
import Synchronization
import Testing

@testable import Pipeline
@testable import Store

@Suite struct PageReadingTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "bantin-\(UUID().uuidString)"
  ).path

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  private func document(_ seq: Int64, deaths: Int = 0) -> PendingDocument {
    PendingDocument(
      seq: seq, url: "https://e.org/\(seq)", host: "e.org", feedID: "f", entryID: nil, published: nil,
      validators: Validators(), attempts: 0, deaths: deaths, articleID: nil)
  }

  private func reading(_ stage: Stage, limitMilliseconds: Int, stop: StopSignal = StopSignal()) throws
    -> PageReading
  {
    PageReading(
      stage: stage, marks: try ReadingMarks(path: folder + "/marks"), quarantine: Quarantine(root: folder),
      limitMilliseconds: limitMilliseconds, stop: stop)
  }

  private var page: Page { Page(bytes: Array("<html>".utf8), url: "https://e.org/") }

  @Test func aPageThatIsReadInTimeIsHandedOnAndLeavesNoMark() async throws {
    let stage = Stage("test.reading", width: 1)
    let reading = try reading(stage, limitMilliseconds: 60_000)
    let finished = await withCheckedContinuation { done in
      stage.submit {
        reading.read(page, of: document(1)) {
          FinishedDocument(document: document(1), content: .dropped(reason: "no-text"))
        } done: {
          done.resume(returning: $0)
        }
      }
    }
    guard case .dropped("no-text") = finished.content else { return #expect(Bool(false), "\(finished)") }
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
            return FinishedDocument(document: document(seq), content: .dropped(reason: "no-text"))
          } done: { finished in
            let code = if case .failed(_, let code, _, _, _) = finished.content { code } else { "read" }
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
            return FinishedDocument(document: document(seq), content: .cancelled)
          } done: { _ in
          }
        }
      }
    }
    for _ in 0..<ReadingWatch.maximumStuck { letGo.signal() }
  }

  @Test func theBytesOfASuspectAreKeptWhileItIsRead() async throws {
    let stage = Stage("test.reading", width: 1)
    let reading = try reading(stage, limitMilliseconds: 60_000)
    let path = folder + "/quarantine/5.page"
    let wasKept = Atomic(false)
    await withCheckedContinuation { done in
      stage.submit {
        reading.read(page, of: document(5, deaths: 1)) {
          wasKept.store(FileManager.default.fileExists(atPath: path), ordering: .relaxed)
          return FinishedDocument(document: document(5), content: .cancelled)
        } done: { _ in
          done.resume()
        }
      }
    }
    let isKept = wasKept.load(ordering: .relaxed)
    #expect(isKept)
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
