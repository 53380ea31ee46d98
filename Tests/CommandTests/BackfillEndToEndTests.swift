import Archive
import Foundation
import TestSupport
import Testing

/// `bantin backfill`: archives, folders, lists and sitemaps.
@Suite struct BackfillEndToEndTests {
  private let directory: TemporaryDirectory
  private var out: String { directory.path("out") }

  init() throws { directory = try TemporaryDirectory() }

  private static func page(_ number: Int) -> String {
    let paragraph =
      "Bản tin số \(number): chiều nay mưa lớn kéo dài nhiều giờ khiến tuyến đường số \(number * 7) bị ngập sâu, xe cộ đi lại rất khó khăn."
    return """
      <!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Tin số \(number)</title></head><body>
      <article><h1>Tin số \(number)</h1><p>\(paragraph)</p><p>Lần thứ hai. \(paragraph)</p></article></body></html>
      """
  }

  private func archive(_ count: Int, isCompressed: Bool = true) -> WARCFixture {
    var fixture = WARCFixture(isCompressed: isCompressed)
    fixture.add(.warcinfo, uri: "info", content: Array("software: none\r\n".utf8))
    for number in 0..<count {
      fixture.add(
        .request, uri: "https://news.example/\(number)", content: Array("GET / HTTP/1.1\r\n\r\n".utf8))
      fixture.add(
        uri: "https://news.example/\(number)", content: WARCFixture.response(Self.page(number)))
    }
    return fixture
  }

  private func records() throws -> [String: [String: Any]] {
    try StoredRecords.read(out, by: "url_canonical")
  }

  private func backfill(_ arguments: [String]) -> BantinProcess {
    BantinProcess(["backfill", "--out", out, "--json"] + arguments)
  }

  private func report(_ result: BantinProcess.Result) throws -> [String: Any] {
    let line = try #require(result.output.split(separator: "\n").last, "\(result.errors)")
    let report = try jsonObject(line)
    let outcomes = report["outcomes"] as? [String: Int] ?? [:]
    #expect(outcomes.values.reduce(0, +) == report["documents"] as? Int)
    return report
  }

  private func outcomes(_ result: BantinProcess.Result) throws -> [String: Int] {
    try report(result)["outcomes"] as? [String: Int] ?? [:]
  }

  @Test(arguments: [false, true]) func anArchiveBecomesRecordsThatTellTheirPlace(isCompressed: Bool)
    async throws
  {
    let fixture = archive(10, isCompressed: isCompressed)
    try fixture.write(to: directory.path("a.warc"))
    let result = try await backfill([directory.path("a.warc")]).result()
    #expect(result.status == 0, "\(result.errors)")
    #expect(try outcomes(result) == ["stored": 10])
    let record = try #require(try records()["https://news.example/3/1"])
    let source = try #require(record["source"] as? [String: Any])
    #expect(source["kind"] as? String == "warc")
    #expect(source["path"] as? String == directory.path("a.warc"))
    // The warcinfo record, and a request before each response.
    #expect(source["offset"] as? Int == fixture.offsets[2 + 3 * 2])
    #expect(source["length"] as? Int == fixture.offsets[3 + 3 * 2] - fixture.offsets[2 + 3 * 2])
    #expect(record["date_fetched"] as? String == "2026-11-20T01:02:03Z")
    let again = try await backfill([directory.path("a.warc")]).result()
    #expect(again.status == 0)
    #expect(try report(again)["documents"] as? Int == 0)
    #expect(try records().count == 10)
  }

  @Test func anArchiveThatGrewIsReadFromWhereItEnded() async throws {
    let path = directory.path("a.warc.gz")
    var fixture = archive(4)
    try fixture.write(to: path)
    _ = try await backfill([path]).result()
    fixture.add(uri: "https://news.example/late", content: WARCFixture.response(Self.page(99)))
    try fixture.write(to: path)
    let again = try await backfill([path]).result()
    #expect(try outcomes(again) == ["stored": 1])
  }

  /// Each time soon after it has written a batch, in the midst of its commit or of the next batch. Earlier deaths would find it at
  /// its first page, which would be taken for their cause.
  @Test(.timeLimit(.minutes(5))) func aBackfillThatIsKilledAgainAndAgainEndsWithTheSameRecords() async throws
  {
    for number in 0..<3 { try archive(120).write(to: directory.path("\(number).warc.gz")) }
    #expect(try await backfill([directory.path]).result().status == 0)
    let expected = try records().mapValues { try Self.text($0) }
    #expect(expected.count == 120)
    try FileManager.default.removeItem(atPath: out)
    var deaths = 0
    while deaths < 10 {
      let run = backfill([directory.path])
      let before = writtenBytes()
      try run.start()
      while writtenBytes() <= before, run.isRunning { try await Task.sleep(for: .milliseconds(1)) }
      try await Task.sleep(for: .milliseconds(Int.random(in: 0...40)))
      run.send(SIGKILL)
      let result = try await run.result()
      #expect(Set(try records().keys).isSubset(of: expected.keys))
      guard result.wasKilled else { break }
      deaths += 1
    }
    #expect(deaths > 0)
    #expect(try await backfill([directory.path]).result().status == 0)
    let found = try records().mapValues { try Self.text($0) }
    for (key, text) in expected where found[key] != text {
      Issue.record("\(key): \(found[key] ?? "is missing") instead of \(text)")
    }
    #expect(found.count == expected.count)
  }

  /// Of all parts, finished or not.
  private func writtenBytes() -> Int {
    let folder = FileManager.default.enumerator(
      at: URL(filePath: out + "/articles"), includingPropertiesForKeys: [.fileSizeKey])
    return (folder?.compactMap { $0 as? URL } ?? []).reduce(0) { sum, file in
      sum + ((try? file.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0)
    }
  }

  private static func text(_ record: [String: Any]) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: record, options: .sortedKeys), as: UTF8.self)
  }

  @Test func aSignalEndsInGoodOrderAndTheNextOneGoesOn() async throws {
    let server = try HeldServer()
    defer { server.stop() }
    try archive(30).write(to: directory.path("a.warc.gz"))
    let sources = [directory.path("a.warc.gz"), server.origin + "/held", "--allow-private", "127.0.0.1"]
    let run = backfill(sources)
    try run.start()
    server.send(SIGINT, to: run)
    let stopped = try await run.result()
    #expect(!stopped.wasKilled && stopped.status == 130, "\(stopped.errors)")
    #expect(try outcomes(stopped)["stored"] == 30)
    server.release()
    let next = try await backfill(sources).result()
    #expect(try outcomes(next) == ["stored": 1], "the archive is done, the page is not")
    #expect(try records().count == 31)
  }

  @Test func whatIsBrokenIsToldWithItsPlaceAndCostsNothingElse() async throws {
    var fixture = archive(3)
    fixture.addRaw(Array("garbage between records".utf8))
    fixture.add(uri: "https://news.example/4", content: WARCFixture.response(Self.page(4)))
    fixture.bytes.removeLast(5)
    try fixture.write(to: directory.path("a.warc.gz"))
    try "no archive".write(toFile: directory.path("b.warc"), atomically: true, encoding: .utf8)
    let result = try await backfill([directory.path("a.warc.gz"), directory.path("b.warc")]).result()
    #expect(result.status == 1)
    #expect(try outcomes(result) == ["failed": 3, "stored": 3])
    let backfill = try #require(try report(result)["backfill"] as? [String: Any])
    let places = try #require(backfill["failed_places"] as? [[String: Any]]).map {
      "\($0["code"] ?? "")@\($0["offset"] ?? "-")"
    }
    #expect(
      places == [
        "garbage@\(fixture.offsets[7])", "archive-truncated@\(fixture.offsets[8])", "not-an-archive@-",
      ])
  }

  @Test func archivesOfEachKindInAFolderAreReadOrRefusedByName() async throws {
    let files = FileManager.default
    try files.createDirectory(atPath: directory.path("in"), withIntermediateDirectories: true)
    try archive(2, isCompressed: false).write(to: directory.path("in/a.warc"))
    var contradicted = WARCFixture(isCompressed: false)
    let content = WARCFixture.response(Self.page(7))
    let head =
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/7\r\nWARC-Truncated: length\r\n"
      + "WARC-Block-Digest: md5:00000000000000000000000000000000\r\nContent-Type: application/http\r\n"
    contradicted.addRaw(
      Array("\(head)Content-Length: \(content.count)\r\n\r\n".utf8) + content + Array("\r\n\r\n".utf8))
    try contradicted.write(to: directory.path("in/b.warc"))
    try Data("filedesc://c.arc 0.0.0.0 20101120080000 text/plain 9\n".utf8)
      .write(to: URL(fileURLWithPath: directory.path("in/c.arc")))
    let result = try await backfill([directory.path("in")]).result()
    #expect(result.status == 1)
    #expect(try outcomes(result) == ["failed": 2, "stored": 3])
    let backfill = try #require(try report(result)["backfill"] as? [String: Any])
    let places = try #require(backfill["failed_places"] as? [[String: Any]])
    #expect(places.map { $0["code"] as? String } == ["bad-digest", "arc-file"])
    #expect((places[0]["detail"] as? String)?.contains("read all the same") == true)
    #expect((places[1]["detail"] as? String)?.contains("is an ARC file") == true)
    #expect(backfill["records"] as? Int == 6)
    let warnings = try records().values.flatMap { $0["warnings"] as? [String] ?? [] }
    #expect(warnings.contains("truncated"))
  }

  @Test func indexesOfSitemapsAreFollowedSoDeepAndNoDeeper() async throws {
    let server = try await HTTPFaultServer { target, _ in
      guard let number = Int(target.dropFirst().prefix { $0 != "." }) else { return .init(404) }
      return .init(
        200, headers: ["Content-Type": "application/xml"],
        body:
          "<sitemapindex><sitemap><loc>http://news.example/\(number + 1).xml</loc></sitemap></sitemapindex>")
    }
    defer { server.stop() }
    let result = try await backfill([
      "http://news.example/0.xml", "--connect-to", "::127.0.0.1:\(server.port)",
    ]).result()
    #expect(result.status == 1)
    let backfill = try #require(try report(result)["backfill"] as? [String: Any])
    let places = try #require(backfill["failed_places"] as? [[String: Any]])
    #expect(places.map { $0["code"] as? String } == ["index-too-deep"])
    #expect(places.first?["path"] as? String == "http://news.example/8.xml")
  }

  @Test func aSavedPageThatCannotBeReadIsToldAndCostsNothingElse() async throws {
    let (good, bad) = (directory.path("pages/a.html"), directory.path("pages/b.html.gz"))
    try FileManager.default.createDirectory(
      atPath: directory.path("pages"), withIntermediateDirectories: true)
    try Self.page(1).write(toFile: good, atomically: true, encoding: .utf8)
    try Data([0x1F, 0x8B, 8, 0, 1, 2, 3]).write(to: URL(fileURLWithPath: bad))
    let result = try await backfill([directory.path("pages")]).result()
    #expect(result.status == 1)
    #expect(try outcomes(result) == ["failed": 1, "stored": 1])
    let backfill = try #require(try report(result)["backfill"] as? [String: Any])
    let places = try #require(backfill["failed_places"] as? [[String: Any]])
    #expect(places.map { $0["path"] as? String } == [bad])
  }

  @Test func eachRecordHasOneOutcome() async throws {
    var fixture = archive(1)
    fixture.add(uri: "https://news.example/gone", content: WARCFixture.response("<p>none</p>", status: 404))
    fixture.add(
      uri: "https://news.example/picture",
      content: WARCFixture.response("x", fields: "Content-Type: image/png\r\n"))
    fixture.add(.revisit, uri: "https://news.example/0", content: Array("HTTP/1.1 200 OK\r\n\r\n".utf8))
    fixture.add(uri: "dns:news.example", content: Array("1.2.3.4".utf8))
    fixture.add(uri: "https://news.example/broken", content: Array("no http".utf8))
    // The same page again, and an older capture of one that is stored.
    fixture.add(uri: "https://news.example/0", content: WARCFixture.response(Self.page(0)))
    fixture.add(
      uri: "https://news.example/0", content: WARCFixture.response(Self.page(7)), date: "2025-01-01T00:00:00Z"
    )
    try fixture.write(to: directory.path("a.warc.gz"))
    let result = try await backfill([directory.path("a.warc.gz")]).result()
    #expect(try outcomes(result) == ["stored": 1, "dropped": 3, "unchanged": 2, "failed": 1])
    #expect(
      try report(result)["reasons"] as? [String: Int] == [
        "http-status": 1, "not-html": 1, "bad-http-message": 1, "older-capture": 1,
      ])
  }

  @Test func onlyCapturesOfTheTimeAskedForAreRead() async throws {
    var fixture = WARCFixture(isCompressed: true)
    for (number, date) in ["2026-01-01", "2026-01-02", "2026-01-03"].enumerated() {
      fixture.add(
        uri: "https://news.example/\(number)", content: WARCFixture.response(Self.page(number)),
        date: date + "T23:59:59Z")
    }
    try fixture.write(to: directory.path("a.warc.gz"))
    let result = try await backfill([
      directory.path("a.warc.gz"), "--since", "2026-01-02", "--until", "2026-01-02",
    ]).result()
    #expect(result.status == 0, "\(result.errors)")
    #expect(Set(try records().keys) == ["https://news.example/1/1"])
  }

  @Test func aSavedPagesAddressStandsBesideItOrInItsName() async throws {
    let folder = directory.path("saved")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    func write(_ name: String, _ text: String) throws {
      try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }
    try write("one.html", Self.page(1))
    try write("one.html.url", "https://news.example/one\n")
    try write("two.html", Self.page(2))
    try write("two.url", "[InternetShortcut]\r\nURL=https://news.example/two\r\n")
    try write("https%3A%2F%2Fnews.example%2Fthree.html", Self.page(3))
    try write("nameless.html", Self.page(4))
    let result = try await backfill([folder]).result()
    #expect(try outcomes(result) == ["stored": 4])
    let urls = Set(try records().values.map { $0["url"] as? String })
    #expect(
      urls == [
        "https://news.example/one", "https://news.example/two", "https://news.example/three.html", nil,
      ])
    #expect(try outcomes(try await backfill([folder]).result()) == [:])
    try write("two.html", Self.page(22) + " ")
    #expect(try outcomes(try await backfill([folder]).result()) == ["updated": 1])
  }

  @Test func aListOfArchivesIsReadAgainstItsRoot() async throws {
    let folder = directory.path("crawl-data/CC-NEWS/2026/01")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try archive(2).write(to: folder + "/CC-NEWS-1.warc.gz")
    try "crawl-data/CC-NEWS/2026/01/CC-NEWS-1.warc.gz\n".write(
      toFile: directory.path("warc.paths"), atomically: true, encoding: .utf8)
    let result = try await backfill([directory.path("warc.paths"), "--root", directory.path]).result()
    #expect(try outcomes(result) == ["stored": 2])
  }

  @Test func aDryRunTellsAndTouchesNothing() async throws {
    try archive(2).write(to: directory.path("a.warc.gz"))
    let result = try await BantinProcess(
      [
        "backfill", "--out", out, "--dry-run", directory.path("a.warc.gz"),
        "https://news.example/sitemap.xml",
      ]
    ).result()
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("1 archives and 0 documents"))
    #expect(!FileManager.default.fileExists(atPath: out))
  }

  @Test func sitemapsListsAndPagesAreFetched() async throws {
    try await ServedNewsroom.serve { arguments in
      let network = arguments.suffix(2)
      let sitemap = try await backfill(["http://circuitpost.example/sitemap.xml"] + network).result()
      #expect(sitemap.status == 0, "\(sitemap.errors)")
      let stored = try records()
      #expect(stored.count > 3)
      #expect(stored.values.allSatisfy { ($0["source"] as? [String: Any])?["kind"] as? String == "sitemap" })
      let urls = stored.values.compactMap { $0["url"] as? String }
      try urls.joined(separator: "\n").write(
        toFile: directory.path("urls.txt"), atomically: true, encoding: .utf8)
      let list = try await backfill([directory.path("urls.txt")] + network).result()
      #expect(try report(list)["documents"] as? Int == 0, "the ledger knows them")
      let page = try await backfill(["http://antoanso.example/vi/ma-qr-gia-tai-tram-sac.html"] + network)
        .result()
      #expect(try outcomes(page) == ["stored": 1], "\(page.errors)")
    }
  }

  /// The numbers of documents begin anew behind the files: once they did not, and the backfill waited for ever.
  @Test func archivesAndAddressesAreReadInOneBackfill() async throws {
    try archive(3).write(to: directory.path("a.warc.gz"))
    try await ServedNewsroom.serve { arguments in
      let result = try await backfill(
        [directory.path("a.warc.gz"), "http://antoanso.example/vi/ma-qr-gia-tai-tram-sac.html"]
          + arguments.suffix(2)
      ).result()
      #expect(try outcomes(result) == ["stored": 4], "\(result.errors)")
    }
  }

  /// The page is too long to be read between the two signals.
  @Test func aSecondSignalEndsAtOnce() async throws {
    var fixture = WARCFixture(isCompressed: true)
    let paragraphs = (0..<60_000).map { "<p>Đoạn văn số \($0) nói về một việc khác hẳn những đoạn kia.</p>" }
    fixture.add(content: WARCFixture.response("<html><article>\(paragraphs.joined())</article></html>"))
    try fixture.write(to: directory.path("a.warc.gz"))
    let run = backfill([directory.path("a.warc.gz"), "--jobs", "1"])
    try run.start()
    let marks = out + "/state.sqlite.reading"
    // A thread of its own: those of the tests may all be at work for longer than the page takes.
    await withCheckedContinuation { done in
      Thread {
        let patience = Date(timeIntervalSinceNow: 30)
        // Until there is the mark of a page that is being read.
        while (FileManager.default.contents(atPath: marks) ?? Data()).allSatisfy({ $0 == 0 }),
          Date() < patience
        {
          usleep(1_000)
        }
        run.send(SIGINT)
        usleep(50_000)
        run.send(SIGINT)
        done.resume()
      }.start()
    }
    let stopped = try await run.result()
    #expect(stopped.status == 130)
    #expect(stopped.output.isEmpty, "it ended in good order: the page was done before the second signal")
    // And what was not committed is done by the next one.
    #expect(FileManager.default.fileExists(atPath: out + "/state.sqlite"))
  }

  /// RFC 5005: an archived feed names the one before it (§4), a paged one the next (§3).
  @Test(arguments: ["prev-archive", "next"]) func feedsAreFollowedToTheirFirstPage(relation: String)
    async throws
  {
    let root = directory.path("site")
    let site = root + "/sites/paged.example"
    try FileManager.default.createDirectory(atPath: site, withIntermediateDirectories: true)
    for page in 1...3 {
      let link = page < 3 ? #"<link rel="\#(relation)" href="feed-\#(page + 1).xml"/>"# : ""
      let entries = (0..<2).map { number in
        let url = "http://paged.example/\(page)-\(number).html"
        return """
          <entry><id>\(url)</id><title>Tin</title><link href="\(url)"/><updated>2026-0\(page)-01T00:00:00Z</updated></entry>
          """
      }
      let feed = """
        <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Kho</title><id>urn:x</id>
        <updated>2026-03-01T00:00:00Z</updated>\(link)\(entries.joined())</feed>
        """
      try feed.write(toFile: "\(site)/feed-\(page).xml", atomically: true, encoding: .utf8)
      for number in 0..<2 {
        try Self.page(page * 10 + number).write(
          toFile: "\(site)/\(page)-\(number).html", atomically: true, encoding: .utf8)
      }
    }
    try await ServedNewsroom.serve(directory: root) { arguments in
      let network = arguments.suffix(2)
      let result = try await backfill(["http://paged.example/feed-1.xml", "--since", "2026-02-01"] + network)
        .result()
      #expect(try outcomes(result) == ["stored": 4], "\(result.errors)")
      let whole = try await backfill(["http://paged.example/feed-1.xml"] + network).result()
      #expect(try outcomes(whole) == ["stored": 2], "the others are known")
    }
  }

  @Test func aRecordOfFiveGigabytesIsPassedOver() async throws {
    var fixture = archive(1, isCompressed: false)
    let length = 5_000_000_000
    fixture.addRaw(WARCFixture.record(length: "\(length)", content: "").dropLast(4))
    try fixture.write(to: directory.path("a.warc"))
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: directory.path("a.warc")))
    try file.truncate(atOffset: UInt64(fixture.bytes.count + length))  // sparse: it takes no room
    try file.seekToEnd()
    var after = WARCFixture(isCompressed: false)
    after.addRaw(Array("\r\n\r\n".utf8))
    after.add(uri: "https://news.example/after", content: WARCFixture.response(Self.page(50)))
    try file.write(contentsOf: Data(after.bytes))
    try file.close()
    let result = try await backfill([directory.path("a.warc")]).result()
    #expect(try outcomes(result) == ["stored": 2, "failed": 1], "\(result.errors)")
    #expect(result.status == 1)
  }

  @Test func aSourceThatIsNotThereIsSaidToBeMissing() async throws {
    #expect(try await backfill([directory.path("none")]).result().status == 66)
  }

  @Test(.timeLimit(.minutes(5))) func theLiveRunGoesFirst() async throws {
    for number in 0..<2 { try archive(250).write(to: directory.path("\(number).warc.gz")) }
    try await ServedNewsroom.serve { arguments in
      let long = backfill([directory.path])
      try long.start()
      // The state is made once the lock is held.
      while !FileManager.default.fileExists(atPath: out + "/state.sqlite") {
        try await Task.sleep(for: .milliseconds(5))
      }
      let live = try await BantinProcess(["run", "--out", out, "--json"] + arguments).result()
      #expect(live.status == 0, "\(live.errors)")
      let result = try await long.result()
      #expect(result.status == 0, "\(result.errors)")
      let made = try #require(try report(result)["backfill"] as? [String: Any])["made_way"] as? Int
      #expect(made == 1)
    }
    #expect(try records().count > 250)
  }
}
