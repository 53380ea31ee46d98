internal import Pipeline
internal import Store

/// The table of sources. With tens of thousands of rows each byte counts: end tags that HTML lets out are left out, and a row
/// has a date rather than a sentence.
extension ReportPage {
  /// With more rows than this the table stands folded: a browser lays it out when it is asked for.
  private static let openRows = 400
  private static let firstLook = 10
  /// Sources whose problem is explained in words; further ones show its code, so that the page stays small.
  static let explainedRows = 1_000

  private static let columns: [(StaticString, StaticString)] = [
    ("Source", "Nguồn"), ("Health", "Tình trạng"), ("Last polled", "Hỏi lần cuối"), ("Next due", "Lần tới"),
    ("Interval", "Chu kỳ"), ("Articles", "Bài"), ("Copies", "Bài trùng"), ("Discovered", "Phát hiện"),
    ("Filtered", "Bị lọc"), ("Failed", "Hỏng"), ("Gaps", "Khoảng trống"),
    ("What is the matter", "Có chuyện gì"),
  ]

  func writeSources(_ page: inout HTMLWriter) {
    page.markup("<section aria-labelledby=sources><h2 id=sources>")
    page.words("Sources", "Nguồn")
    page.markup("</h2>\n<p class=note>")
    page.figure("sources", figures.sourceCount)
    page.words(
      " in all; those that need a look first stand first. Health, polls and addresses are as the state has them now.",
      " nguồn; nguồn cần xem trước đứng trước. Tình trạng, lượt hỏi và địa chỉ theo trạng thái hiện tại.")
    page.markup("</p>\n")
    guard !figures.sources.isEmpty else { return page.markup("</section>\n") }
    page.markup("<div class=search hidden><label>")
    page.words("Search", "Tìm")
    page.markup(" <input type=search></label><output></output></div>\n")
    let isFolded = figures.sources.count > Self.openRows
    if isFolded {
      writeFirstLook(&page)
      page.markup("<details><summary>")
      page.words("All sources", "Tất cả nguồn")
      page.markup("</summary>\n")
    }
    writeTable(&page)
    if isFolded { page.markup("</details>\n") }
    page.markup("<p class=note>")
    page.words(
      """
      Interval: learning – asked by every run until its habits are known; habit – four times in the usual time between two \
      changes; stated – the publisher’s or your own word; backoff – longer after each failure. Articles: of the last 35 days.
      """,
      """
      Chu kỳ: learning – hỏi ở mọi lượt chạy cho tới khi biết thói quen; habit – bốn lần trong khoảng thường lệ giữa hai thay \
      đổi; stated – theo lời toà soạn hoặc của bạn; backoff – lâu hơn sau mỗi lần hỏng. Bài: 35 ngày gần nhất.
      """)
    page.markup("</p>\n</section>\n")
  }

  private func writeFirstLook(_ page: inout HTMLWriter) {
    page.markup("<ul class=alarms>\n")
    for source in figures.sources.prefix(Self.firstLook) where source.health.standing < .good {
      page.markup("<li><a")
      page.attribute("href", "#s-\(source.id)")
      page.markup(">")
      page.text(source.id)
      page.markup("</a> ")
      writeMatter(of: source, &page)
      page.markup("\n")
    }
    page.markup("</ul>\n")
  }

  private func writeTable(_ page: inout HTMLWriter) {
    page.markup("<div class=scroll role=region tabindex=0 aria-labelledby=source-table>")
    page.markup("<table class=\"sortable wide\"><caption id=source-table>")
    page.words("Every source", "Mọi nguồn")
    page.markup("</caption><thead><tr>")
    for (english, vietnamese) in Self.columns {
      page.markup("<th scope=col>")
      page.words(english, vietnamese)
    }
    page.markup("</thead><tbody>\n")
    for (index, source) in figures.sources.enumerated() {
      writeRow(source, isExplained: index < Self.explainedRows, &page)
    }
    page.markup("</tbody></table></div>\n")
  }

  private func writeRow(_ source: SourceFigures, isExplained: Bool, _ page: inout HTMLWriter) {
    page.markup("<tr")
    if isExplained { page.attribute("id", "s-\(source.id)") }
    page.markup("><th scope=row>")
    page.text(source.id)
    page.markup("<td")
    page.attribute("data-v", source.health.standing.rawValue)
    if isExplained {
      writeStanding(source.health.standing, &page)
    } else {
      page.markup(">")
      page.text(source.health.code ?? "ok")
    }
    page.markup("<td>")
    if let polled = source.row?.polledAt { page.time(polled) }
    page.markup("<td>")
    if let due = source.row?.dueAt, due > 0 { page.time(due) }
    page.markup("<td")
    writeInterval(source, &page)
    for value in [
      source.recentArticles, source.recentCopies, source.ledger.discovered,
      source.ledger.states["filtered"] ?? 0, source.ledger.states["failed"] ?? 0, source.ledger.gaps.count,
    ] {
      page.markup("<td>")
      page.number(value)
    }
    page.markup("<td>")
    if isExplained { writeMatter(of: source, &page) }
    page.markup("\n")
  }

  private func writeInterval(_ source: SourceFigures, _ page: inout HTMLWriter) {
    guard let row = source.row, let polled = row.polledAt else { return page.markup(">") }
    let wait = max(0, row.dueAt - polled)
    page.attribute("data-v", Int(wait))
    page.markup(">")
    if wait > 0 {
      page.text(HTMLWriter.duration(wait))
      page.markup(" ")
    }
    page.text(SourceInterval(row).rawValue)
  }

  private func writeStanding(_ standing: SourceHealth.Standing, _ page: inout HTMLWriter) {
    switch standing {
    case .failing, .alarmed, .pagesFail: page.markup(" class=bad>")
    case .losing, .moved, .overdue: page.markup(" class=warn>")
    case .good, .unpolled: page.markup(">")
    }
    page.words(standing.wording)
  }

  private func writeMatter(of source: SourceFigures, _ page: inout HTMLWriter) {
    guard let reason = source.health.reason else { return }
    page.words(reason)
    if let count = source.row?.failureCount, source.health.standing == .failing {
      page.text(" (×\(count))")
    }
    guard let advice = source.health.advice else { return }
    page.markup(" → ")
    page.words(advice)
  }
}
