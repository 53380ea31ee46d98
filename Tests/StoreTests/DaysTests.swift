import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite struct DaysTests {
  private let directory: TemporaryDirectory
  private let state: StateStore

  init() throws {
    directory = try TemporaryDirectory()
    state = try StateStore(path: directory.path("state.sqlite"))
  }

  private static let day: Int64 = 20_000

  private func observe(_ host: String, _ qualities: [Double], day: Int64 = day) throws {
    try state.write { db in
      for quality in qualities {
        try StateStore.observe(
          ArticleObservation(host: host, language: "vi", quality: quality, at: day * 86_400 + 60), in: db)
      }
    }
  }

  @Test func theQualityOfAHostIsKeptByDay() throws {
    try observe("e.org", [0.8, 0.9])
    try observe("e.org", [0.5], day: Self.day + 1)
    let days = try state.qualityDays(since: Self.day, hosts: 5)
    #expect(days.map(\.host) == ["e.org"] && days.map(\.hasDrifted) == [false])
    let means = days[0].means.mapValues { ($0 * 100).rounded() }
    #expect(means == [Self.day: 85, Self.day + 1: 50])
    #expect(try state.qualityDays(since: Self.day + 1, hosts: 5)[0].means.count == 1)
  }

  @Test func aHostThatHasDriftedComesFirst() throws {
    for host in ["big.org", "bigger.org"] { try observe(host, [Double](repeating: 0.9, count: 90)) }
    let steady = (0..<60).map { 0.85 + Double($0 % 5) * 0.02 }
    try observe("small.org", steady + [0.3, 0.35, 0.3])
    let days = try state.qualityDays(since: Self.day, hosts: 2)
    #expect(days.map(\.host) == ["small.org", "big.org"] && days.map(\.hasDrifted) == [true, false])
  }

  @Test func whatIsOlderThanTheMemoryIsForgottenAtTheEndOfARun() throws {
    try observe("e.org", [0.8])
    try state.beginRun("r", at: (Self.day + 100) * 86_400)
    try state.endRun("r", at: (Self.day + 100) * 86_400, report: "{}")
    #expect(try state.qualityDays(since: 0, hosts: 5).map(\.means) == [[:]])
  }

  @Test func theLastRunOfADaySaysHowLargeTheDatasetIs() throws {
    for (seconds, records) in [(0, 3), (600, 4), (86_400, 5)] {
      let now = Self.day * 86_400 + Int64(seconds)
      try state.beginRun("r\(seconds)", at: now)
      try state.write { db in
        try db.execute(
          sql:
            "INSERT INTO part (run_id, root, path, length, records, is_published) VALUES ('r', '', '', 10, ?, 1)",
          arguments: [records])
      }
      try state.endRun("r\(seconds)", at: now, report: "{}")
    }
    let days = try state.datasetDays(since: Self.day)
    #expect(days.map(\.day) == [Self.day, Self.day + 1])
    #expect(
      days.map(\.parts) == [2, 3] && days.map(\.records) == [7, 12] && days.map(\.partBytes) == [20, 30])
    #expect(days.allSatisfy { $0.stateBytes >= 4_096 })
    #expect(try state.datasetDays(since: Self.day + 1).count == 1)
  }

  /// An article, and where it was found first.
  private func store(_ id: String, of source: String, copyOf original: String? = nil, story: String? = nil)
    throws
  {
    func blob(_ id: String) -> Data { Data(hexadecimal: id) }
    try state.write { db in
      try db.execute(
        sql: """
          INSERT INTO article (id, revision, content_hash, duplicate_of, part, fetched_at) VALUES (?, 1, x'00', ?, 1, 1000)
          """, arguments: [blob(id), original.map(blob)])
      try db.execute(
        sql: """
          INSERT INTO document (key, url, host, feed_id, entry_hash, state, article_id, discovered_run)
          VALUES (?1, '', '', ?2, x'', 'stored', ?1, 'r')
          """, arguments: [blob(id), source])
      if let story {
        try db.execute(
          sql:
            "INSERT INTO story_member (article_id, story_id, partner_id, evidence) VALUES (?, ?2, ?2, '{}')",
          arguments: [blob(id), blob(story)])
      }
    }
  }

  @Test func aSourceFollowsTheOneThatFoundTheArticleFirst() throws {
    try store("a1", of: "agency")
    try store("b1", of: "paper", copyOf: "a1", story: "a1")
    try store("b2", of: "paper", copyOf: "a1")
    try store("c1", of: "paper", story: "a1")
    try store("d1", of: "other", copyOf: "ff")
    try store("d2", of: "other", story: "b1")
    #expect(
      try state.followings(since: 1_000, most: 5) == [
        Following(leader: "agency", follower: "paper", copies: 2, translations: 1),
        Following(leader: "paper", follower: "other", copies: 0, translations: 1),
      ])
    #expect(try state.followings(since: 1_001, most: 5).isEmpty)
    #expect(try state.followings(since: 0, most: 1).count == 1)
  }

  @Test func aQuietSourceIsFoundAmongManyRowsOfActivity() throws {
    try state.write { db in
      for day in Self.day..<(Self.day + 30) {
        try StateStore.count("run", "", at: day * 86_400, in: db)
        try StateStore.count("feed", "busy", at: day * 86_400, by: 3, in: db)
        if day < Self.day + 20 { try StateStore.count("feed", "gone", at: day * 86_400, by: 3, in: db) }
        try StateStore.count("language", "gone", at: day * 86_400, by: 3, in: db)
      }
    }
    let alarms = try state.alarms(at: (Self.day + 30) * 86_400)
    #expect(alarms.map(\.name) == ["gone"] && alarms.map(\.kind) == [.quietFeed])
  }
}
