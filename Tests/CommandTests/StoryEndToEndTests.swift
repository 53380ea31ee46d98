import Foundation
import TestSupport
import Testing

/// Copies and translations of the bundled newsroom, through `bantin run`.
@Suite struct StoryEndToEndTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private var out: String { directory.path + "/out" }

  @Test func translationsAndCopiesShareAStoryAndTheCommandTellsWhy() async throws {
    try await ServedNewsroom.serve { arguments in
      let run = try await BantinProcess(["run", "--out", out] + arguments).result()
      #expect(run.status == 0, "\(run.errors)")
    }
    let records = try StoredRecords.read(out, by: "url_canonical")
    func record(_ path: String) throws -> [String: Any] {
      try #require(records["http://antoanso.example/\(path)/1"])
    }
    for (vietnamese, english) in [
      ("vi/ma-qr-gia-tai-tram-sac.html", "en/fake-qr-codes-at-charging-stations.html"),
      (
        "vi/co-quan-cap-nuoc-lakeland-xac-nhan-vi-pham.html",
        "en/lakeland-water-authority-confirms-breach.html"
      ),
    ] {
      #expect(try record(vietnamese)["story"] as? String == record(english)["story"] as? String)
    }
    for copy in records.values where copy["duplicate_of"] != nil {
      #expect(copy["story"] as? String == copy["duplicate_of"] as? String)
    }
    let stories = Dictionary(grouping: records.values) { $0["story"] as? String ?? "" }
    #expect(stories.values.filter { $0.count > 1 }.count == 3)
    #expect(stories[""] == nil)

    let id = try #require(try record("en/lakeland-water-authority-confirms-breach.html")["id"] as? String)
    let told = try await BantinProcess(["story", String(id.prefix(12)), "--state", out + "/state.sqlite"])
      .result()
    #expect(told.status == 0, "\(told.errors)")
    #expect(told.output.contains("2 articles"))
    #expect(told.output.contains("translation of"))
    #expect(told.output.contains("address"))
    try await aForgottenMemberIsToldAndWhatItShared(of: id)
    let unknown = try await BantinProcess(["story", "00000000", "--state", out + "/state.sqlite"]).result()
    #expect(unknown.status == 66)
  }

  /// The words that the two have in common go with the one that is forgotten.
  private func aForgottenMemberIsToldAndWhatItShared(of id: String) async throws {
    func story(_ id: String) async throws -> [[String: Any]] {
      try await BantinProcess(["story", id, "--out", out, "--json"]).result().output.split(separator: "\n")
        .map { try jsonObject($0) }
    }
    let members = try await story(id)
    let (first, second) = (try #require(members.first), try #require(members.last))
    #expect((second["evidence"] as? [String: Any])?["shared"] != nil)
    let firstID = try #require(first["id"] as? String)
    let secondID = try #require(second["id"] as? String)
    #expect(try await BantinProcess(["forget", firstID, "--out", out]).result().status == 0)
    let left = try await story(secondID)
    #expect(left.map { $0["forgotten"] as? Bool } == [true, nil])
    #expect(left.map { $0["url"] == nil } == [true, false])
    let evidence = try #require(left.last?["evidence"] as? [String: Any])
    #expect(evidence["kind"] as? String == "translation" && evidence["shared"] == nil)
  }
}
