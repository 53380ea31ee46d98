import Extract
import Model
import Testing

@testable import Pipeline

/// What a document is, by its media type, its name and its bytes.
@Suite struct PageSourceTests {
  private static let html = "<!doctype html><html><body><p>Tin trong ngày.</p></body></html>"
  private static let feed = "<?xml version=\"1.0\"?>\n<!-- made -->\n<rss version=\"2.0\"><channel/></rss>"

  private func kind(_ type: String?, _ text: String) -> Page.Kind? {
    PageSource.kind(contentType: type, bytes: Array(text.utf8))
  }
  private func kind(file: String, _ text: String) -> Page.Kind? {
    PageSource.kind(path: file, bytes: Array(text.utf8))
  }

  @Test func declaredHTMLIsAPage() {
    #expect(kind("text/html; charset=utf-8", Self.html) == .html)
    #expect(kind("Application/XHTML+XML", Self.html) == .html)
    #expect(kind("text/html", "Warning: line 3\n" + Self.html) == .html)
  }

  @Test func declaredMarkdownIsMarkdown() {
    #expect(kind("text/markdown; charset=utf-8", "# Tiêu đề\n\nTin.") == .markdown)
  }

  /// It has no name that says so.
  @Test func standardInputIsMarkdownWhereNothingInItIsHTML() {
    #expect(kind(file: "-", "# Tiêu đề\n\nTin <b>trong</b> ngày.") == .markdown)
    #expect(kind(file: "-", Self.html) == .html)
    #expect(kind(file: "-", "Warning: line 3\n" + Self.html) == .html)
    #expect(kind(file: "-", " <custom-page>Tin</custom-page>") == .html)
    #expect(
      PageSource.kind(path: "-", bytes: Self.html.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        == .html)
  }

  @Test(arguments: [
    "application/json", "application/javascript", "text/css", "text/csv", "text/calendar", "image/svg+xml",
    "application/rss+xml", "application/pdf",
  ])
  func otherMediaTypesAreNoPages(type: String) {
    #expect(kind(type, Self.html) == nil)
  }

  @Test(arguments: [
    feed, "<feed xmlns=\"http://www.w3.org/2005/Atom\"></feed>", "\u{FEFF} <urlset></urlset>",
    "{\"html\": \"<html><p>Tin</p>\"}", "[1, 2]", "%PDF-1.7\n<html>", "BEGIN:VCALENDAR\r\n", "WEBVTT\n\n",
  ])
  func bytesProveADeclaredPageWrong(text: String) {
    #expect(kind("text/html", text) == nil)
  }

  @Test(arguments: [
    "(function(){window.m=\"Tin trong ngày.\";document.write(\"<p>Tin</p>\")})();", "/*! kit */ var a=1;",
    ".x::after{content:\"Tin trong ngày.\"}\nbody{margin:0}", "@charset \"utf-8\";\n.x{}",
    "1;Tin trong ngày\n2;Tin hôm qua\n", "id,title\n1,\"Tin, trong ngày\"\n",
    "WARC/1.0\r\nWARC-Type: response\r\n",
  ])
  func codeAndTablesAreNoPagesWhateverTheirType(text: String) {
    #expect(kind("text/html; charset=utf-8", text) == nil)
  }

  @Test func aPageNeedsNoTagAtItsBeginning() {
    #expect(kind("text/html", "Tin trong ngày.<br>Tin hôm qua.") == .html)
    #expect(kind("text/html", "// left over\n" + Self.html) == .html)
    #expect(kind("text/html", "Tin <a href=/a>trong ngày</a>") == .html)
    #expect(kind("text/html", "") == .html)
    let units: [UInt16] = [0xFEFF] + Array(Self.html.utf16)
    let wide = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    #expect(PageSource.kind(contentType: "text/html", bytes: wide) == .html)
  }

  @Test func anArchiveAmongPagesIsToldWhatToDoWithIt() {
    for (text, code, word) in [
      ("WARC/1.0\r\nWARC-Type: response\r\n\r\n<html><p>Tin</p>", "not-html", "bantin backfill"),
      ("filedesc://a.arc 0.0.0.0\n\n<html><p>Tin</p>", "arc-file", "warcio recompress"),
    ] {
      #expect {
        _ = try Page(file: "a.warc", bytes: Array(text.utf8), url: nil)
      } throws: {
        ($0 as? InputError).map { $0.code == code && $0.detail.contains(word) } ?? false
      }
    }
  }

  @Test func whereTheTypeSaysNothingTheBytesDecide() {
    for type in [nil, "", "text/plain", "application/octet-stream", "application/xml", "html"] {
      #expect(kind(type, Self.html) == .html)
      #expect(kind(type, "Tin trong ngày.") == nil)
      #expect(kind(type, Self.feed) == nil)
    }
  }

  @Test func aFileIsAPageByItsNameOrATag() {
    #expect(kind(file: "a.html", "Tin trong ngày.") == .html)
    #expect(kind(file: "a.md", "Tin trong ngày.") == .markdown)
    #expect(kind(file: "a.php", Self.html) == .html)
    #expect(kind(file: "a.log", "12:00 GET / 200") == nil)
    #expect(kind(file: "a.csv", "1;Tin\n2;Tin\n") == nil)
    #expect(kind(file: "a.jsonl", "{\"text\": \"<p>Tin</p>\"}\n{\"text\": \"<p>Tin</p>\"}\n") == nil)
    #expect(kind(file: "a.mht", "From: <Saved>\r\nMIME-Version: 1.0\r\n\r\n<html>Tin=E2=80=99") == nil)
    #expect(kind(file: "a.arc", "filedesc://a.arc 0.0.0.0\n\n<html><p>Tin</p>") == nil)
  }
}
