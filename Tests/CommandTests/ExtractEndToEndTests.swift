import Foundation
import TestSupport
import Testing

/// `bantin extract`, `feed` and the command line itself.
@Suite struct ExtractEndToEndTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func file(_ name: String, _ content: String) throws -> String {
    let path = "\(directory.path)/\(name)"
    try content.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  private static let page = """
    <!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Mưa lớn ở miền Trung</title></head><body>
    <article><h1>Mưa lớn ở miền Trung</h1>
    <p>Chiều nay mưa lớn kéo dài nhiều giờ khiến một số tuyến đường ven biển bị ngập sâu, xe cộ đi lại rất khó khăn.</p>
    <p>Cơ quan khí tượng cho biết đợt mưa còn kéo dài đến hết tuần và khuyên người dân hạn chế ra khơi trong ba ngày tới.</p>
    </article></body></html>
    """

  @Test func recordsComeInTheOrderOfTheInput() async throws {
    var paths: [String] = []
    for number in 0..<40 {
      paths.append(
        try file(
          "\(39 - number).html", Self.page.replacingOccurrences(of: "Trung<", with: "Trung \(number)<")))
    }
    let result = try await BantinProcess(["extract"] + paths + ["--jobs", "4", "--format", "jsonl"]).result()
    #expect(result.status == 0, "\(result.errors)")
    let sources = try result.output.split(separator: "\n").map { line in
      let record = try jsonObject(line)
      return (record["source"] as? [String: Any])?["path"] as? String ?? ""
    }
    #expect(sources == paths)
  }

  @Test func aFolderIsReadByTheNamesOfItsFiles() async throws {
    _ = try file("b.html", Self.page)
    _ = try file("a.md", "# Tiêu đề\n\nMột đoạn văn đủ dài để được coi là nội dung chính của bài viết này.\n")
    _ = try file("ignored.css", "p {}")
    let result = try await BantinProcess.run("extract", directory.path, "--format", "jsonl")
    #expect(result.output.split(separator: "\n").count == 2)
    #expect(result.output.split(separator: "\n").first?.contains("a.md") == true)
  }

  @Test func oneBadFileIsToldAndTheOthersAreRead() async throws {
    let good = try file("good.html", Self.page)
    let bad = try file("bad.html.gz", "\u{1F}")
    try Data([0x1F, 0x8B, 8, 0, 1, 2, 3]).write(to: URL(fileURLWithPath: bad))
    let result = try await BantinProcess.run("extract", bad, good, "--format", "jsonl")
    #expect(result.status == 1)
    #expect(result.errors.contains("bad.html.gz"))
    #expect(result.output.split(separator: "\n").count == 1)
  }

  private static let explained = """
    <!DOCTYPE html><html lang="en"><head><title>Bridge reopens - Gazette</title><meta property="og:title" content="Bridge opens">
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"The bridge reopens","author":"Ann Reed",
    "isAccessibleForFree":"True","dateModified":"2025-03-05T08:00:00Z","articleSection":"Town"}</script>
    <meta name="section" content="Harbour"><meta property="article:tag" content="bridges"><meta name="keywords" content="ice">
    <meta property="article:content_tier" content="metered"><meta property="article:modified_time" content="2025-03-06T08:00:00Z">
    <link rel="canonical" href="/"></head>
    <body><article><h1>The bridge reopens</h1><div class="share-bar">Share this story with your friends</div>
    <p>The old harbour bridge reopened on Tuesday, after two years of work that cost the town nine million crowns.</p>
    <p>Engineers had warned, in a report of forty pages, that the northern pillar could not carry another winter of ice.</p>
    </article></body></html>
    """

  @Test func explanationsNameTheLosersAndWhatWasRemoved() async throws {
    let page = try file("a.html", Self.explained)
    let text = try await BantinProcess.run("extract", page, "--explain", "--format", "text")
    #expect(text.status == 0)
    #expect(text.output.contains("title: Bridge opens  [og:title]"))
    #expect(text.output.contains("not The bridge reopens  [json-ld headline]"))
    #expect(text.output.contains("section: Town  [json-ld articleSection]\n      not Harbour  [section]"))
    #expect(text.output.contains("tags: bridges  [article:tag]\n      not ice  [keywords]"))
    #expect(
      text.output.contains(
        "is_free: true  [json-ld isAccessibleForFree]\n      not false  [article:content_tier]"))
    #expect(
      text.output.contains(
        "date_modified: 2025-03-05T08:00:00Z  [json-ld]\n      not 2025-03-06T08:00:00Z  [meta]"))
    #expect(text.output.contains("removed by class-name (share): Share this story with your friends"))

    let json = try await BantinProcess.run("extract", page, "--explain", "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let explanation = try #require(object)
    #expect(explanation["page_type"] as? String == "article")
    let choices = try #require(explanation["choices"] as? [[String: Any]])
    let title = try #require(choices.first { $0["field"] as? String == "title" })
    let candidates = try #require(title["candidates"] as? [[String: String]])
    #expect(candidates.first == ["value": "Bridge opens", "origin": "og:title"])
    #expect(candidates.contains(["value": "The bridge reopens", "origin": "h1"]))
    let canonical = try #require(choices.first { $0["field"] as? String == "url_canonical" })
    #expect(canonical["chosen"] as? Bool == false)
    #expect(canonical["candidates"] as? [[String: String]] == [["value": "/", "origin": "link canonical"]])
    let removals = try #require(explanation["removals"] as? [[String: String]])
    #expect(
      removals.contains([
        "step": "class-name", "reason": "share", "text": "Share this story with your friends",
      ]))
  }

  @Test func aMissingFileIsToldWithItsStatus() async throws {
    let result = try await BantinProcess.run("extract", "/nonexistent/page.html")
    #expect(result.status == 66)
    #expect(result.errors.contains("/nonexistent/page.html"))
  }

  @Test func anOutputFileAppearsWhole() async throws {
    let page = try file("page.html", Self.page)
    let out = directory.path + "/records.jsonl"
    let result = try await BantinProcess.run("extract", page, "--out", out)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try String(contentsOfFile: out, encoding: .utf8).hasSuffix("}\n"))
    #expect(!FileManager.default.fileExists(atPath: out + ".part"))
  }

  @Test func feedsAndErrorsAreLinesOfTheSameKind() async throws {
    let good = try file(
      "good.xml",
      "<rss version='2.0'><channel><title>T</title><item><title>A</title><link>https://e.org/a</link></item></channel></rss>"
    )
    let bad = try file("bad.xml", "this is no feed")
    let result = try await BantinProcess.run("feed", good, bad)
    #expect(result.status == 1)
    let lines = try result.output.split(separator: "\n").map {
      try jsonObject($0)
    }
    #expect(lines.map { $0["file"] as? String } == [good, bad])
    #expect(((lines[0]["feed"] as? [String: Any])?["items"] as? [Any])?.count == 1)
    #expect(((lines[1]["error"] as? [String: Any])?["code"] as? String)?.isEmpty == false)
  }

  @Test func headersThatAFeedWasServedWithCount() async throws {
    let feed = try file(
      "feed.xml", "<rss version='2.0'><channel><title>T</title><item><link>a</link></item></channel></rss>")
    let result = try await BantinProcess.run(
      "feed", feed, "--header", "Content-Language: vi", "--header", "content-location: https://e.org/x/")
    #expect(result.output.contains(#""language":"vi""#))
    #expect(result.output.contains(#""url":"https://e.org/x/a""#))
    let refused = try await BantinProcess.run("feed", feed, "--header", "vi")
    #expect(refused.status == 64)
    #expect(refused.errors.contains("--header vi"))
  }

  @Test func aBadFeedsFileIsToldWithLineAndStatus() async throws {
    let feeds = try file("feeds.yaml", "feeds:\n  - id: a\n    adress: x\n")
    let result = try await BantinProcess.run("run", "--feeds", feeds, "--out", directory.path + "/out")
    #expect(result.status == 65)
    #expect(result.errors.contains("feeds.yaml:3:5: unknown key \"adress\""))
  }

  @Test func aWrongFlagIsToldWithTheUsage() async throws {
    let result = try await BantinProcess.run("run", "--bogus")
    #expect(result.status == 64)
    #expect(result.errors.contains("--bogus"))
  }
}
