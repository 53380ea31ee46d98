import Extract
import Foundation
import TestSupport
import Testing

@testable import Command

/// Rules in feeds.yaml and in a file of their own: what is wrong with them is told with its place, and what they say is done.
@Suite struct RulesEndToEndTests {
  private static let list = """
    feeds:
      - id: gazette
        url: https://gazette.example/rss
        article:
          content: '//div[@id="text"]'
          remove: ['css:p.ad', '//p[@class="note"]']
          date: {select: css:.when, format: dd/MM/yyyy HH:mm, zone: Asia/Ho_Chi_Minh}
        entries:
          item: css:div.story
          link: .//a/@href
    rules:
      news.example:
        article: {title: //h2}

    """

  @Test func rulesOfSourcesAndHostsAreRead() throws {
    let file = try FeedsFile(yaml: Self.list, name: "feeds.yaml")
    let rules = try #require(file.rules.article(source: "gazette", url: "https://news.example/a"))
    #expect(rules.content.map(\.text) == ["//div[@id=\"text\"]"])
    #expect(rules.remove.map(\.text) == ["css:p.ad", "//p[@class=\"note\"]"])
    #expect(rules.date?.format?.text == "dd/MM/yyyy HH:mm")
    #expect(rules.title?.text == "//h2")
    #expect(file.rules.entries(source: "gazette", url: nil)?.link?.text == ".//a/@href")
  }

  @Test(arguments: [
    ("          content: //div[\n", "feeds.yaml:5:26: content: the expression goes wrong here"),
    ("          content: '//div[@class=''x'' and'\n", "feeds.yaml:5:43: content: "),
    ("          content: ['//p', 'css:p:hover']\n", "feeds.yaml:5:34: content: :hover is not understood"),
    ("          content: string(//p)\n", "feeds.yaml:5:20: content: gives a text"),
    ("          title: //p[foo()]\n", "feeds.yaml:5:22: title: the function foo() is not known"),
    ("          date: {select: //p, format: QQ}\n", "feeds.yaml:5:39: format: QQ is no field"),
    ("          date: {select: //p, zone: Mars}\n", "feeds.yaml:5:37: zone: the zone \"Mars\""),
    ("          contents: //p\n", "feeds.yaml:5:11: unknown key \"contents\""),
  ])
  func anErrorNamesFileLineAndColumn(_ line: String, _ message: String) throws {
    let head = Self.list.split(separator: "\n", omittingEmptySubsequences: false).prefix(4).joined(
      separator: "\n")
    let error = try #require(throws: FeedsFileError.self) {
      try FeedsFile(yaml: head + "\n" + line, name: "feeds.yaml")
    }
    #expect("\(error)".hasPrefix(message), "\(error)")
  }

  @Test func aHostThatIsNoneIsAnError() throws {
    #expect(throws: FeedsFileError.self) {
      try FeedsFile(
        yaml: "rules:\n  https://x.example/: {article: {title: //p}}\n", name: "r", mustListFeeds: false)
    }
  }

  @Test func extractAppliesTheRulesOfAFileByHost() async throws {
    let folder = try TemporaryDirectory()
    let page = """
      <html><body><h1>The first heading</h1><h2>The second heading</h2>
      <p>A long paragraph, which is the text that anybody would take, as it has many words in it, and commas, too.</p>
      <div id="short"><p>What the rule selects.</p></div></body></html>
      """
    try page.write(toFile: folder.path + "/page.html", atomically: true, encoding: .utf8)
    let rules = "rules:\n  news.example:\n    article: {content: 'css:#short', title: //h2}\n"
    try rules.write(toFile: folder.path + "/rules.yaml", atomically: true, encoding: .utf8)
    let arguments = [
      "extract", folder.path + "/page.html", "--url", "https://www.news.example/a", "--format", "jsonl",
    ]
    let plain = try await BantinProcess(arguments).result()
    #expect(!plain.output.contains("\"rules\""))
    let ruled = try await BantinProcess(arguments + ["--rules", folder.path + "/rules.yaml"]).result()
    #expect(ruled.output.contains("\"text\":\"What the rule selects.\""), "\(ruled)")
    #expect(ruled.output.contains("\"title\":\"The second heading\""))
    #expect(ruled.output.contains("\"rules\":[\"content\",\"title\"]"))
    let explained = try await BantinProcess(
      arguments + ["--rules", folder.path + "/rules.yaml", "--explain"]
    ).result()
    #expect(explained.output.contains("rule css:#short"))
  }
}
