import Addresses
import Foundation
import JSON
import Model
import Testing
import Time

@testable import Extract

/// Where other implementations' cases are, if they are at hand: `BANTIN_SHARED`, or `../shared` beside the checkout.
enum PeerVectors {
  static let root: String = {
    let shared = ProcessInfo.processInfo.environment["BANTIN_SHARED"]
    let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "../../../shared")
    return (shared ?? beside.standardized.path) + "/vectors"
  }()
  static let arePresent = FileManager.default.fileExists(atPath: root + "/dates/cases.jsonl")
}

/// Cases of other implementations' suites: all hold.
@Suite(.enabled(if: PeerVectors.arePresent, "the shared vectors are not beside this checkout"))
struct PeerVectorTests {
  private func cases(_ set: String) throws -> [JSONValue] {
    let text = try String(contentsOfFile: PeerVectors.root + "/\(set)/cases.jsonl", encoding: .utf8)
    return text.split(separator: "\n").compactMap { JSONValue.parse(Array($0.utf8)) }
  }

  private func texts(_ value: JSONValue?) -> [String] { value?.elements.compactMap(\.string) ?? [] }

  private func expect(all cases: [JSONValue], hold: (JSONValue) -> Bool) {
    let failing = cases.filter { !hold($0) }
    #expect(!cases.isEmpty)
    #expect(failing.isEmpty, "failing: \(failing.compactMap { $0["id"]?.string })")
  }

  @Test func dates() throws {
    expect(all: try cases("dates").filter { $0["contested"] == nil }) { test in
      let input = test["input"]?.string ?? ""
      let now = test["now"]?.string.flatMap { DateParser.parse($0) }
      let isText = test["kind"]?.string == "text"
      let found = isText ? DateParser.find(inText: input, now: now).first?.reading.timestamp : nil
      let got = found ?? DateParser.parse(input, now: now)
      if test["parses"] != nil {
        return got.map { $0.civil.year == test["year"]?.int ?? $0.civil.year } ?? false
      }
      guard let expected = test["expected"]?.string else { return got == nil }
      if let precision = test["precision"]?.string {
        let length = ["day": 10, "month": 7, "year": 4][precision] ?? 19
        return got?.rfc3339.prefix(length) == expected.prefix(length)
      }
      if test["zone"] != nil { return got?.rfc3339.prefix(19) == expected.prefix(19) }
      return got?.secondsSinceEpoch == DateParser.parse(expected)?.secondsSinceEpoch
    }
  }

  @Test func encodings() throws {
    expect(all: try cases("encodings")) { test in
      let bytes = test["base64"]?.string.flatMap { Data(base64Encoded: $0) }.map { [UInt8]($0) } ?? []
      let kind: Charset.DocumentKind = test["kind"]?.string == "xml" ? .xml : .html
      let decoded = Charset.decode(bytes, contentType: test["content_type"]?.string, kind: kind)
      let text = String(decoding: decoded.utf8, as: UTF8.self)
      let accepted = texts(test["accept"])
      return (test["fallback"] != nil || accepted.isEmpty || accepted.contains(decoded.label))
        && (test["text"]?.string.map { $0 == text } ?? true)
        && texts(test["contains"]).allSatisfy(text.contains)
    }
  }

  @Test func sitemaps() throws {
    expect(all: try cases("sitemaps")) { test in
      let path = PeerVectors.root + "/sitemaps/files/" + (test["file"]?.string ?? "")
      guard let data = FileManager.default.contents(atPath: path),
        let map = try? Sitemap.parse(
          [UInt8](data), contentType: test["content_type"]?.string, url: test["url"]?.string)
      else { return false }
      let news = map.pages.filter { $0.news != nil }
      return map.kind.rawValue == test["kind"]?.string && map.pages.map(\.url) == texts(test["urls"])
        && map.sitemaps.map(\.url) == texts(test["sitemaps"])
        && (test["news"]?.array ?? []).enumerated().allSatisfy { index, item in
          index < news.count && news[index].news?.title == item["title"]?.string
            && news[index].news?.publicationDate?.secondsSinceEpoch
              == item["publication_date"]?.string.flatMap { DateParser.parse($0) }?.secondsSinceEpoch
        }
    }
  }

  @Test func discovery() throws {
    expect(all: try cases("discovery")) { test in
      let html = Array((test["html"]?.string ?? "").utf8)
      return Set(FeedDiscovery.find(inHTML: html, baseURL: test["base_url"]?.string).map(\.url))
        == Set(texts(test["feeds"]))
    }
  }

  @Test func pageDates() throws {
    expect(all: try cases("page_dates")) { test in
      let page = Page(
        kind: .html, bytes: Array((test["html"]?.string ?? "").utf8), url: test["url"]?.string)
      let article = try? ArticleExtractor().extract(page, source: ArticleSource(kind: .url)).article
      let (published, modified) = (article?.datePublished, article?.dateModified)
      let got =
        test["which"]?.string == "newest" ? [published, modified].compactMap(\.self).max() : published
      return (got?.rfc3339.prefix(10)).map(String.init) == test["expected"]?.string
    }
  }

  @Test func urls() throws {
    expect(all: try cases("urls")) { test in
      let input = test["input"]?.string ?? ""
      let accepted = texts(test["expected"]) + texts(test["alt"])
      if test["kind"]?.string == "resolve" {
        return accepted.contains(
          WebURL(input, base: test["base"]?.string.flatMap { WebURL($0) })?.string ?? "")
      }
      guard let key = WebURL(input).map(CanonicalURL.canonical) else { return false }
      return accepted.contains(key)
        || test["expected"]?.string.flatMap { WebURL($0) }.map(CanonicalURL.canonical) == key
    }
  }
}
