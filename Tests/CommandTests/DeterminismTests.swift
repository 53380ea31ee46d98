import ASCII
import Dedupe
import Foundation
import TestSupport
import Testing

/// The same input gives the same bytes, whatever the number of workers and the order of arrival.
@Suite struct DeterminismTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// SHA-256 of each partition's parts in their order, the run's own stamps (times, run id) blanked.
  private func digests(of out: String) throws -> [String: String] {
    let stamps = /"(run_id|date_fetched)":"[^"]*"/
    var partitions: [String: String] = [:]
    let names = FileManager.default.enumerator(atPath: out)?.compactMap { $0 as? String } ?? []
    for name in names.sorted() where name.hasSuffix(".jsonl") {
      let text = try String(contentsOfFile: "\(out)/\(name)", encoding: .utf8)
      let language = String(name.split(separator: "/")[2])
      partitions[language, default: ""] += text.replacing(stamps) { "\"\($0.1)\":\"\"" }
    }
    return partitions.mapValues { SHA256.digest(Array($0.utf8)).hexadecimal }
  }

  @Test func theSameInputGivesTheSameBytes() async throws {
    // One server for all: what it stamps on its answers is part of the input.
    try await ServedNewsroom.serve(maximumLatencyMilliseconds: 40) { arguments in
      var digests: [[String: String]] = []
      var messages = ""
      for (jobs, window) in [(1, 64), (2, 64), (8, 64), (8, 3), (2, 200)] {
        let out = directory.path("\(jobs)-\(window)")
        let options = ["--jobs", "\(jobs)", "--window", "\(window)", "--out", out]
        let result = try await BantinProcess(["run"] + arguments + options).result()
        #expect(result.status == 0, "\(result.errors)")
        digests.append(try self.digests(of: out))
        messages += result.errors
      }
      #expect(digests[0].count >= 2)
      #expect(Set(digests).count == 1, "\(digests)\n\(messages)")
    }
  }
}
