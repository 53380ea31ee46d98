import Foundation
import Synchronization
import TestSupport

/// A site on loopback whose pages a test changes between runs, with validators and a log of what was asked for.
final class ChangingSite: Sendable {
  struct Asked: Sendable, Hashable {
    var path: String
    var status: Int
  }

  private struct State {
    var pages: [String: String] = [:]
    var log: [Asked] = []
  }

  private let state: Arc
  private let server: HTTPFaultServer
  static let host = "vungcao.example"

  private final class Arc: Sendable {
    let held = Mutex(State())
  }

  init() async throws {
    let state = Arc()
    self.state = state
    server = try await HTTPFaultServer { path, fields in
      state.held.withLock { held in
        let answer = Self.answer(held.pages[path], path: path, condition: fields["if-none-match"])
        held.log.append(Asked(path: path, status: answer.status))
        return answer
      }
    }
  }

  private static func answer(_ page: String?, path: String, condition: String?) -> HTTPFaultServer.Answer {
    guard let page else { return .init(404) }
    let tag = "\"\(page.utf8.reduce(UInt64(5_381)) { ($0 &* 33) ^ UInt64($1) })\""
    let type =
      path.contains(".xml") || path.hasSuffix(".rss") ? "application/xml" : "text/html; charset=utf-8"
    return condition == tag
      ? .init(304, headers: ["ETag": tag])
      : .init(200, headers: ["ETag": tag, "Content-Type": type], body: page)
  }

  var connectTo: [String] { ["--connect-to", "::127.0.0.1:\(server.port)"] }

  func stop() { server.stop() }

  func put(_ path: String, _ page: String) { state.held.withLock { $0.pages[path] = page } }

  /// What was asked for since the last call, robots.txt aside.
  func takeLog() -> [Asked] {
    state.held.withLock { held in
      defer { held.log = [] }
      return held.log.filter { $0.path != "/robots.txt" }
    }
  }

  static func url(_ path: String) -> String { "http://\(host)\(path)" }

  /// An article page of its own text.
  func putArticle(_ path: String, _ headline: String) {
    let paragraphs = (1...5).map { number in
      "<p>\(headline), phần \(number): bà con ở bản trên cho biết con đường mới giúp việc đi lại mùa mưa bớt "
        + "vất vả, học sinh đến trường đúng giờ và nông sản xuống chợ huyện trong ngày.</p>"
    }
    put(
      path,
      """
      <!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>\(headline)</title>
      <meta property="og:type" content="article"></head><body><nav><a href="/">Trang chủ</a></nav>
      <article><h1>\(headline)</h1>\(paragraphs.joined())</article></body></html>
      """)
  }

  static func sitemap(_ entries: [(path: String, date: String?)], isNews: Bool = false) -> String {
    let rows = entries.map { path, date in
      let news =
        "<news:news><news:publication><news:name>Vùng cao</news:name><news:language>vi</news:language>"
        + "</news:publication><news:publication_date>\(date ?? "")</news:publication_date>"
        + "<news:title>Tin ở \(path)</news:title></news:news>"
      return "<url><loc>\(url(path))</loc>"
        + (isNews ? news : date.map { "<lastmod>\($0)</lastmod>" } ?? "") + "</url>"
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
      xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\(rows.joined())</urlset>
      """
  }

  static func index(_ sitemaps: [(path: String, date: String?)]) -> String {
    let rows = sitemaps.map { path, date in
      "<sitemap><loc>\(url(path))</loc>\(date.map { "<lastmod>\($0)</lastmod>" } ?? "")</sitemap>"
    }
    return "<?xml version=\"1.0\"?><sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
      + rows.joined() + "</sitemapindex>"
  }

  /// A section page with a menu and a list of stories.
  static func section(_ stories: [(path: String, headline: String)]) -> String {
    let menu = ["Thời sự", "Kinh tế", "Văn hóa", "Thể thao"].enumerated().map {
      "<li><a href=\"/muc-\($0.offset)/\">\($0.element)</a></li>"
    }
    let cards = stories.map { path, headline in
      "<article class=\"story\"><h3 class=\"title\"><a href=\"\(path)\">\(headline)</a></h3>"
        + "<p>Đọc tiếp bài viết của phóng viên từ cơ sở.</p></article>"
    }
    return """
      <!DOCTYPE html><html lang="vi"><head><title>Thời sự</title></head><body>
      <nav><ul>\(menu.joined())</ul></nav><main>\(cards.joined())</main>
      <footer><a href="/lien-he/">Liên hệ</a></footer></body></html>
      """
  }

  /// So many hours ago, as sitemaps write it.
  static func date(hoursAgo: Double) -> String {
    Date(timeIntervalSinceNow: -hoursAgo * 3_600).formatted(.iso8601)
  }
}
