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
    begin("c-quality", &page)
    page.words("Quality of each host", "Chất lượng của từng máy chủ")
    middle(&page)
    page.words(
      "mean of a day’s articles in %, the darker the better; ▼ fell far below what it was",
      "trung bình các bài trong ngày, %, càng đậm càng tốt; ▼ đã giảm xa so với trước")
    page.markup("</p></figcaption>\n")
    HeatMap(rows: rows, columns: days, valueUnit: " %", range: 50...100, labelStep: 7, cellWidth: 10)
      .draw(labelledBy: "c-quality", into: &page)
    writeTable(of: rows, labels: days, labelledBy: "c-quality", &page)
  }

  func writeCopies(_ page: inout HTMLWriter) {
    guard !figures.copyDays.isEmpty else { return }
    begin("c-copies", &page)
    page.words("Originals and copies", "Bài gốc và bài trùng")
    middle(&page)
    page.words(
      "articles a day; a copy has the text of an article that came before it",
      "bài mỗi ngày; bài trùng có cùng nội dung với một bài đến trước")
    drawBars(figures.copyDays, labels: days, step: 7, id: "c-copies", &page)
  }

  func writeFollowings(_ page: inout HTMLWriter) {
    guard !figures.followings.isEmpty else { return }
    begin("c-followings", &page)
    page.words("Who is first, who follows", "Nguồn nào trước, nguồn nào sau")
    middle(&page)
    page.words(
      "copies and translations of seven days, by the sources that found them first",
      "bài trùng và bản dịch trong bảy ngày, theo nguồn tìm thấy trước")
    page.markup(
      "</p></figcaption>\n<div class=scroll role=region tabindex=0 aria-labelledby=c-followings><table><thead><tr>"
    )
    page.markup("<th scope=col>")
    page.words("First", "Trước")
    page.markup("<th scope=col>")
    page.words("Follows", "Sau")
    page.markup("<th scope=col class=n>")
    page.words("Copies", "Bài trùng")
    page.markup("<th scope=col class=n>")
    page.words("Translations", "Bản dịch")
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
    begin("c-sizes", &page)
    page.words("Size on disk", "Dung lượng đĩa")
    middle(&page)
    page.words(
      "parts and state at the end of each day’s last run", "các tệp và trạng thái sau lượt chạy cuối mỗi ngày"
    )
    drawBars(
      figures.sizes, labels: days, step: 7, id: "c-sizes", format: { HTMLWriter.size(Int64($0)) }, &page)
  }
}
