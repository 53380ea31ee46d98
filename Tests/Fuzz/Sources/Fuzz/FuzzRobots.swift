import Addresses
internal import Fetch

/// robots.txt, asked for the addresses that stand in the same input; and addresses themselves.
enum FuzzRobots {
  static func run(_ bytes: [UInt8]) -> Int32 {
    let rules = RobotsRules.parse(bytes)
    let last =
      bytes.split(whereSeparator: { $0 <= 0x20 }).last.map { String(decoding: $0, as: UTF8.self) } ?? "/"
    for agent in ["bantin", "*", last] {
      _ = rules.allows("https://news.example/" + last, agent: agent)
      _ = rules.allows(last, agent: agent)
      _ = rules.crawlDelaySeconds(agent: agent)
    }
    if let url = WebURL(last) {
      let canonical = CanonicalURL.canonical(url)
      Fuzz.expect(
        WebURL(canonical).map(CanonicalURL.canonical) == canonical, "canonical twice is another address")
    }
    return 0
  }
}
