import Foundation
import TestSupport

/// A dataset of its own, and `bantin run` on it: what tests of the live road need around a server.
struct FeedSite {
  let directory: TemporaryDirectory
  var out: String { directory.path("out") }
  var feedsPath: String { directory.path("feeds.yaml") }

  init() throws { directory = try TemporaryDirectory() }

  /// Lists feeds by their ids and addresses, polled at every run and without a pause between requests.
  func list(_ feeds: [(id: String, url: String)], keys: String = "") throws {
    let lines = feeds.map { "  - {id: \($0.id), url: \"\($0.url)\"\(keys)}" }
    try "defaults: {interval: 0, gap: 0}\nfeeds:\n\(lines.joined(separator: "\n"))\n"
      .write(toFile: feedsPath, atomically: true, encoding: .utf8)
  }

  func run(_ arguments: String...) async throws -> BantinProcess.Result {
    try await BantinProcess(runArguments + arguments).result()
  }

  var runArguments: [String] {
    ["run", "--all", "--json", "--allow-private", "127.0.0.1", "--feeds", feedsPath, "--out", out]
  }

  /// The report of one run.
  func report(_ arguments: String...) async throws -> [String: Any] {
    try jsonObject(try await BantinProcess(runArguments + arguments).result().output)
  }

  /// The records in order of their titles and revisions.
  func records() throws -> [[String: Any]] {
    try StoredRecords.read(out).sorted { $0.key < $1.key }.map(\.value)
  }

  // MARK: Documents

  struct Item {
    var title: String
    var link: String?
    var guid: String?
    var date = "Fri, 20 Nov 2026 08:00:00 GMT"
  }

  static func rss(_ items: [Item]) -> String {
    let entries = items.map { item in
      "<item><title>\(item.title)</title>" + (item.link.map { "<link>\($0)</link>" } ?? "")
        + (item.guid.map { "<guid isPermaLink=\"false\">\($0)</guid>" } ?? "")
        + "<pubDate>\(item.date)</pubDate></item>"
    }
    return """
      <?xml version="1.0"?><rss version="2.0"><channel><title>Tin</title><link>http://e.example/</link>
      <description>d</description>\(entries.joined())</channel></rss>
      """
  }

  /// An article whose text no article of another `seed` shares.
  static func article(_ title: String, seed: Int, head: String = "", added: String = "") -> String {
    let things = [
      "harbour", "bridge", "market", "orchard", "library", "tunnel", "ferry", "museum", "quarry", "station",
      "lighthouse", "mill", "canal",
    ]
    let deeds = [
      "repaired", "painted", "measured", "closed", "opened", "moved", "sold", "flooded", "counted",
    ]
    let paragraphs = (0..<6).map { number in
      let thing = things[(seed * 5 + number * 3) % things.count]
      let other = things[(seed * 7 + number * 5 + 1) % things.count]
      let deed = deeds[(seed * 4 + number) % deeds.count]
      return
        "<p>The \(thing) was \(deed) in the spring of \(1900 + (seed * 17 + number) % 99), said the keeper "
        + "of the \(other) number \(seed), and \(40 + seed * 3 + number) people came to see how it was done.</p>"
    }
    return """
      <!doctype html><html lang="en"><head><title>\(title)</title>\(head)</head><body><article><h1>\(title)</h1>
      \(added)\(paragraphs.joined())</article></body></html>
      """
  }
}
