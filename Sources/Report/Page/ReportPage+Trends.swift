internal import Store

/// Charts of what changes slowly: quality, copies, size.
extension ReportPage {
  func writeQuality(_ page: inout HTMLWriter) {
    guard !figures.quality.isEmpty else { return }
    let rows = figures.quality.map { host in
      // A day without articles is empty, one whose articles have no quality is not.
      let values = (0..<Int64(ReportFigures.dayCount)).map { day in
        host.means[figures.firstDay + day].map { max(1, Int(($0 * 100).rounded())) } ?? 0
      }
      return ReportFigures.Series(name: (host.hasDrifted ? "▼ " : "") + host.host, values: values)
    }
    writeCaption(
      "c-quality", ("Quality of each host", "Chất lượng của từng máy chủ"),
      note: (
        "mean of a day’s articles in %, the darker the better; ▼ fell far below what it was",
        "trung bình các bài trong ngày, %, càng đậm càng tốt; ▼ đã giảm xa so với trước"
      ), &page)
    HeatMap(rows: rows, columns: days, valueUnit: " %", range: 50...100, labelStep: 7, cellWidth: 10)
      .draw(labelledBy: "c-quality", into: &page)
    writeTable(of: rows, labels: days, labelledBy: "c-quality", &page)
  }

  func writeCopies(_ page: inout HTMLWriter) {
    guard !figures.copyDays.isEmpty else { return }
    writeCaption(
      "c-copies", ("Originals and copies", "Bài gốc và bài trùng"),
      note: (
        "articles a day; a copy has the text of an article that came before it",
        "bài mỗi ngày; bài trùng có cùng nội dung với một bài đến trước"
      ), &page)
    drawBars(figures.copyDays, labels: days, step: 7, id: "c-copies", &page)
  }

  func writeFollowings(_ page: inout HTMLWriter) {
    guard !figures.followings.isEmpty else { return }
    writeCaption(
      "c-followings", ("Who is first, who follows", "Nguồn nào trước, nguồn nào sau"),
      note: (
        "copies and translations of seven days, by the sources that found them first",
        "bài trùng và bản dịch trong bảy ngày, theo nguồn tìm thấy trước"
      ), &page)
    page.markup(
      "<div class=scroll role=region tabindex=0 aria-labelledby=c-followings><table><thead><tr>"
    )
    let columns: [(StaticString, StaticString)] = [("First", "Trước"), ("Follows", "Sau")]
    let counts: [(StaticString, StaticString)] = [("Copies", "Bài trùng"), ("Translations", "Bản dịch")]
    for (english, vietnamese) in columns {
      page.markup("<th scope=col>")
      page.words(english, vietnamese)
    }
    for (english, vietnamese) in counts {
      page.markup("<th scope=col class=n>")
      page.words(english, vietnamese)
    }
    page.markup("</thead><tbody>\n")
    for one in figures.followings {
      page.markup("<tr><th scope=row>")
      page.text(one.leader, limit: 40)
      page.markup("<td>")
      page.text(one.follower, limit: 40)
      for count in [one.copies, one.translations] {
        page.markup("<td class=n>")
        page.number(count)
      }
      page.markup("\n")
    }
    page.markup("</tbody></table></div></figure>\n")
  }

  func writeSizes(_ page: inout HTMLWriter) {
    guard !figures.sizes.isEmpty else { return }
    writeCaption(
      "c-sizes", ("Size on disk", "Dung lượng đĩa"),
      note: (
        "parts and state at the end of each day’s last run",
        "các tệp và trạng thái sau lượt chạy cuối mỗi ngày"
      ), &page)
    drawBars(
      figures.sizes, labels: days, step: 7, id: "c-sizes", format: { HTMLWriter.size(Int64($0)) }, &page)
  }
}
