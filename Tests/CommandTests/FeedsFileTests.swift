import Foundation
import Model
import Testing

@testable import Command

@Suite struct FeedsFileTests {
  private func message(_ yaml: String) -> String {
    do {
      _ = try FeedsFile(yaml: yaml, name: "feeds.yaml")
      return "no error"
    } catch {
      return error.description
    }
  }

  @Test func aFeedTakesTheDefaultsAndOverridesThem() throws {
    let file = try FeedsFile(
      yaml: """
        contact: https://e.org/bot
        defaults: {gap: 2s, interval: 10m}
        feeds:
          - {id: a, url: "https://e.org/rss"}
          - id: b
            url: https://e.org/atom
            title: Bê
            language: vi_VN
            tags: [news, tech]
            enabled: false
            gap: 500ms
            maximum_age: 30d
            maximum_bytes: 1MiB
            timeout: 1m
            headers: {Cookie: x=1}
        """, name: "feeds.yaml")
    #expect(file.contact == "https://e.org/bot")
    #expect(file.feeds.map(\.id) == ["a", "b"])
    #expect(file.feeds[0].settings.hostGapMilliseconds == 2_000)
    #expect(file.feeds[0].settings.intervalSeconds == 600)
    let second = file.feeds[1]
    #expect(second.languageHint?.value == "vi-VN")
    #expect(second.tags == ["news", "tech"])
    #expect(!second.settings.isEnabled)
    #expect(second.settings.hostGapMilliseconds == 500)
    #expect(second.settings.maximumAge == .seconds(30 * 86_400))
    #expect(second.settings.maximumBytes == 1 << 20)
    #expect(second.settings.timeoutMilliseconds == 60_000)
    #expect(second.settings.headers == [.init(name: "Cookie", value: "x=1")])
  }

  @Test(arguments: [
    (
      "feeds:\n  - id: a\n    url: https://e.org/\n    intervall: 1m\n",
      "feeds.yaml:4:5: unknown key \"intervall\""
    ),
    ("feds: []\n", "feeds.yaml:1:1: unknown key \"feds\" in the file; allowed: contact, defaults, feeds"),
    ("feeds:\n  - id: a\n", "feeds.yaml:2:5: a feed needs a `url`"),
    ("feeds:\n  - url: https://e.org/\n", "feeds.yaml:2:5: a feed needs an `id`"),
    (
      "feeds:\n  - id: A B\n    url: https://e.org/\n",
      "feeds.yaml:2:9: id \"A B\" must be of a-z, 0-9 and hyphens"
    ),
    ("feeds:\n  - id: a\n    url: ftp://e.org/\n", "feeds.yaml:3:10: url \"ftp://e.org/\" is no http"),
    (
      "feeds:\n  - id: a\n    url: https://e.org/\n    gap: fast\n", "feeds.yaml:4:10: gap must be a duration"
    ),
    (
      "feeds:\n  - id: a\n    url: https://e.org/\n    enabled: 3\n",
      "feeds.yaml:4:14: enabled must be true or false"
    ),
    (
      "feeds:\n  - id: a\n    url: https://e.org/\n    kind: atom\n",
      "feeds.yaml:4:11: kind must be auto, feed, sitemap, page"
    ),
    (
      "feeds:\n  - id: a\n    url: https://e.org/\n    include: [\"/a/*\", \"/[\"]\n",
      "feeds.yaml:4:23: the pattern \"/[\" of include has a [ without its ]"
    ),
    ("feeds: {a: b}\n", "feeds.yaml:1:8: feeds must be a list"),
    (
      "feeds:\n  - {id: a, url: https://e.org/1}\n  - {id: a, url: https://e.org/2}\n",
      "the id a is taken by the feed on line 2"
    ),
    ("feeds: [\n", "feeds.yaml:2:1"),
    ("", "feeds.yaml: is empty"),
  ])
  func aFaultIsToldWithItsPlace(yaml: String, expected: String) {
    #expect(message(yaml).contains(expected), "\(message(yaml))")
  }

  @Test(arguments: [
    ("feeds: []\n", "feeds:\n  - id: n\n"),
    ("feeds:\n- id: a\n  url: https://e.org/\n", "feeds:\n- id: a\n  url: https://e.org/\n- id: n\n"),
    (
      "feeds:\n    - id: a\n      url: https://e.org/\ndefaults: {gap: 0}\n",
      "    - id: n\n      url: \"https://n.example/\"\ndefaults: {gap: 0}\n"
    ),
  ])
  func aSourceIsAddedInTheFormThatTheListHas(yaml: String, expected: String) throws {
    let item = FeedsFile.item(id: "n", url: "https://n.example/")
    #expect(try FeedsFile.adding(item, to: yaml, name: "feeds.yaml").contains(expected))
  }

  @Test func aListInBracketsIsNotTouched() {
    #expect(throws: FeedsFileError.self) {
      try FeedsFile.adding(
        FeedsFile.item(id: "n", url: "https://n.example/"),
        to: "feeds: [{id: a, url: \"https://e.org/\"}]\n", name: "feeds.yaml")
    }
  }

  @Test(arguments: [
    ("0", 0), ("500ms", 500), ("1s", 1_000), ("1.5m", 90_000), ("2h", 7_200_000), ("30d", 2_592_000_000),
  ])
  func durationsAreReadAsPeopleWriteThem(text: String, milliseconds: Int) {
    #expect(QuantityText.milliseconds(text) == milliseconds)
  }

  @Test(arguments: ["", "s", "1", "-1s", "1w", "1e400s", "NaNs"])
  func whatIsNoDurationIsRefused(text: String) {
    #expect(QuantityText.milliseconds(text) == nil)
  }

  @Test func theProjectsOwnFeedsAreRight() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../feeds.yaml")
      .path
    let file = try FeedsFile(yaml: try String(contentsOfFile: path, encoding: .utf8), name: "feeds.yaml")
    #expect(file.feeds.count >= 40)
  }
}
