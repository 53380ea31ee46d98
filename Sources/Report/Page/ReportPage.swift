internal import Dedupe

/// The report as one HTML file that asks for nothing: style and script stand in it, and its policy forbids all else.
public struct ReportPage: Sendable {
  let figures: ReportFigures

  public init(_ figures: ReportFigures) { self.figures = figures }

  /// UTF-8. The same figures give the same bytes.
  public var html: [UInt8] {
    var page = HTMLWriter()
    writeHead(&page)
    page.markup("<body>\n")
    writeHeader(&page)
    page.markup("<main id=main>\n")
    writeGlance(&page)
    writeAlarms(&page)
    writeCharts(&page)
    writeSources(&page)
    writeArticles(&page)
    page.markup("</main>\n<footer>")
    page.text(figures.programVersion)
    page.markup(" · ")
    page.words(
      "All times are UTC. No part of this page asks any server for anything.",
      "Mọi thời điểm theo giờ UTC. Trang này không gửi yêu cầu tới máy chủ nào.")
    page.markup("</footer>\n<script>")
    page.markup(PageScript.text)
    page.markup("</script>\n</body>\n</html>\n")
    return page.bytes
  }

  private func writeHead(_ page: inout HTMLWriter) {
    page.markup("<!doctype html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n")
    page.markup("<meta http-equiv=Content-Security-Policy")
    page.attribute(
      "content",
      "default-src 'none'; style-src '\(Self.hash(PageStyle.text))'; script-src '\(Self.hash(PageScript.text))'; "
        + "img-src data:; base-uri 'none'; form-action 'none'")
    page.markup(">\n<meta name=viewport content=\"width=device-width,initial-scale=1\">\n")
    page.markup("<meta name=referrer content=no-referrer>\n<link rel=icon href=\"data:,\">\n<title>")
    page.text("Bantin · \(HTMLWriter.minute(figures.madeAt))")
    page.markup("</title>\n<style>")
    page.markup(PageStyle.text)
    page.markup("</style>\n</head>\n")
  }

  /// As a policy names what may stand in the page (CSP 3, §2.3.1): SHA-256 in Base64.
  private static func hash(_ text: StaticString) -> String {
    let digest = SHA256.digest(text.withUTF8Buffer { unsafe Array($0) })
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var base64: [UInt8] = []
    for start in stride(from: 0, to: digest.count, by: 3) {
      let group = digest[start..<min(start + 3, digest.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0...group.count { base64.append(digits[bits >> (18 - 6 * place) & 63]) }
      base64 += [UInt8](repeating: UInt8(ascii: "="), count: 3 - group.count)
    }
    return "sha256-" + String(decoding: base64, as: UTF8.self)
  }

  private func writeHeader(_ page: inout HTMLWriter) {
    page.markup("<a class=skip href=\"#main\">")
    page.words("To the figures", "Tới số liệu")
    page.markup("</a>\n<header><h1>Bantin</h1><p>")
    page.words("Made", "Lập lúc")
    page.markup(" <time")
    page.attribute("datetime", HTMLWriter.minute(figures.madeAt) + "Z")
    page.markup(">")
    page.time(figures.madeAt)
    page.markup(" UTC</time></p>\n<fieldset><legend class=skip>Language · Ngôn ngữ</legend>")
    page.markup("<label><input type=radio name=language id=en checked>English</label>")
    page.markup(
      "<label lang=vi><input type=radio name=language id=vi>Tiếng Việt</label></fieldset></header>\n")
    page.markup("<nav aria-label=\"Contents · Mục lục\"><ul>")
    page.markup("<li><a href=\"#glance\">")
    page.words("At a glance", "Tổng quan")
    page.markup("</a><li><a href=\"#alarms\">")
    page.words("Alarms", "Cảnh báo")
    page.markup("</a><li><a href=\"#charts\">")
    page.words("Charts", "Biểu đồ")
    page.markup("</a><li><a href=\"#sources\">")
    page.words("Sources", "Nguồn")
    page.markup("</a><li><a href=\"#articles\">")
    page.words("Newest articles", "Bài mới nhất")
    page.markup("</a></ul></nav>\n")
  }
}
