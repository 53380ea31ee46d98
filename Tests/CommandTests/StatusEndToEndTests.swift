import Foundation
import TestSupport
import Testing

/// `bantin status` of many sources.
@Suite struct StatusEndToEndTests {
  private let site: FeedSite

  init() throws { site = try FeedSite() }

  private func status(_ arguments: String...) async throws -> String {
    try await BantinProcess(["status", "--out", site.out] + arguments).result().output
  }

  @Test func ofManySourcesThoseThatNeedALookAreNamed() async throws {
    let server = try await HTTPFaultServer { target, fields in
      guard target.hasPrefix("/good") else { return .init(target == "/robots.txt" ? 404 : 403) }
      let item = FeedSite.Item(title: "T", link: "http://\(fields["host"] ?? "")/page\(target.dropFirst(5))")
      return .init(200, headers: ["content-type": "application/rss+xml"], body: FeedSite.rss([item]))
    }
    defer { server.stop() }
    let good = (1...9).map { (id: "good-\($0)", url: server.url("/good\($0)")) }
    let bad = (1...12).map { (id: "bad-\($0 + 10)", url: server.url("/bad\($0)")) }
    try site.list(good)
    _ = try await site.run()
    #expect(try await status().contains("good-1: discovered 1"))

    try site.list(good + bad)
    // One failure is the web's weather.
    _ = try await site.run()
    _ = try await site.run()
    let text = try await status()
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.first?.hasPrefix("21 sources: discovered 9 = failed 9") == true, "\(text)")
    #expect(lines.contains("12 need a look, these first:"))
    let named = lines.filter { $0.hasPrefix("  bad-") }
    #expect(named.count == 10 && named[0].contains("the server refuses the page (403)"))
    #expect(!text.contains("\u{1B}") && !text.contains("good-1: "))
    let all = try await status("--all")
    #expect(all.contains("good-1: discovered 1") && all.contains("good-9: discovered 1"))
  }
}
