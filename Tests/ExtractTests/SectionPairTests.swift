import Addresses
import Foundation
import Model
import Testing

@testable import Extract

/// What a poll calls new, when the stories of an earlier page of the site are known.
struct SectionPairTests {
  private struct Page {
    var site: String
    var url: String
    var bytes: [UInt8]
    /// Addresses of its stories, and of links that are neither right nor wrong, by ``PageLink/key(of:)``.
    var stories: Set<String>
    var neutral: Set<String>
  }

  /// Right, wrong and missed among the entries of `second` that `first` does not have. What the first page led to is known by then:
  /// its stories as articles, its other links as none.
  private static func newEntries(_ first: Page, _ second: Page) throws -> (
    right: Int, wrong: Int, missed: Int
  ) {
    let before = try SectionPage.parse(first.bytes, url: first.url).entries.compactMap { $0.url }
    let evidence = SectionEvidence(
      before.filter { !first.neutral.contains(key($0)) }.map { ($0, first.stories.contains(key($0))) })
    let known = Set(before.map(key))
    var counts = (right: 0, wrong: 0, missed: 0)
    var found: Set<String> = []
    for entry in try SectionPage.parse(second.bytes, url: second.url, evidence: evidence).entries {
      guard let url = entry.url, !known.contains(key(url)), !second.neutral.contains(key(url)) else {
        continue
      }
      guard found.insert(key(url)).inserted else { continue }
      if second.stories.contains(key(url)) { counts.right += 1 } else { counts.wrong += 1 }
    }
    counts.missed = second.stories.subtracting(known).subtracting(found).count
    return counts
  }

  private static func key(_ url: String) -> String { WebURL(url).map(PageLink.key) ?? url }

  @Test func `On the newsroom, what is new on another page of the site is a story`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../data/newsroom").standardized.path
    struct Expected: Decodable {
      struct Article: Decodable {
        var feed: String
        var url: String
      }
      var articles: [Article]
    }
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/expected.json"))
    let articles = try JSONDecoder().decode(Expected.self, from: data).articles
    let stories = Set(articles.filter { $0.feed == "nguonsong" }.map { Self.key($0.url) })
    let pages = try ["/", "/thoi-su/", "/doi-song/", "/thoi-su/trang-2/"].map { path in
      let file = "\(folder)/sites/nguonsong.example\(path)index.html"
      return Page(
        site: "nguonsong", url: "http://nguonsong.example\(path)",
        bytes: Array(try Data(contentsOf: URL(fileURLWithPath: file))), stories: stories, neutral: [])
    }
    var total = (right: 0, wrong: 0, missed: 0)
    for first in pages {
      for second in pages where second.url != first.url {
        let counts = try Self.newEntries(first, second)
        total = (
          total.right + counts.right, total.wrong + counts.wrong, total.missed + counts.missed
        )
      }
    }
    #expect(total.right >= 10)
    #expect(total.wrong == 0)
  }

  // MARK: Saved pages

  private static let shared =
    ProcessInfo.processInfo.environment["BANTIN_SHARED"].map { $0 + "/sections" }
    ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/sections")
    .standardized.path
  private static let hasShared = FileManager.default.fileExists(atPath: shared + "/truth.jsonl")

  private struct Truth: Decodable {
    struct Link: Decodable {
      var url: String
      var aliases: [String]?
      var kind: String?
      var `in`: String?
    }
    var id: String
    var url: String
    var site: String
    var articles: [Link]
  }

  private static func savedPages() throws -> [Page] {
    let lines = try String(contentsOfFile: shared + "/truth.jsonl", encoding: .utf8).split(separator: "\n")
    return try lines.map { line in
      let truth = try JSONDecoder().decode(Truth.self, from: Data(line.utf8))
      let packed = try Data(contentsOf: URL(fileURLWithPath: "\(shared)/html/\(truth.id).html.gz"))
      func keys(_ isNeutral: Bool) -> Set<String> {
        Set(
          truth.articles.filter { ($0.kind != nil || $0.in != nil) == isNeutral }
            .flatMap { ([$0.url] + ($0.aliases ?? [])).map(key) })
      }
      return Page(
        site: truth.site, url: truth.url, bytes: try Gzip.inflate(Array(packed), maximumBytes: 64 << 20),
        stories: keys(false), neutral: keys(true))
    }
  }

  @Test(.enabled(if: hasShared, "needs ../shared/sections (BANTIN_SHARED)"))
  func `On saved pages of one site, what is new is a story`() throws {
    var total = (right: 0, wrong: 0, missed: 0)
    for (_, pages) in Dictionary(grouping: try Self.savedPages(), by: \.site) {
      for first in pages {
        for second in pages where second.url != first.url {
          let counts = try Self.newEntries(first, second)
          total = (
            total.right + counts.right, total.wrong + counts.wrong, total.missed + counts.missed
          )
        }
      }
    }
    let precision = Double(total.right) / Double(max(1, total.right + total.wrong))
    let recall = Double(total.right) / Double(max(1, total.right + total.missed))
    print("new on a second page: precision \(precision), recall \(recall), \(total.right) right")
    #expect(precision >= 0.98)
    #expect(recall >= 0.95)
  }
}
