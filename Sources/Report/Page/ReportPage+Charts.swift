internal import Store

/// The charts, each with its figures as a table for readers who cannot see it.
extension ReportPage {
  var days: [String] {
    (0..<Int64(ReportFigures.dayCount)).map { String(ReportFigures.day(figures.firstDay + $0).dropFirst(5)) }
  }

  func writeCharts(_ page: inout HTMLWriter) {
    page.markup("<section aria-labelledby=charts><h2 id=charts>")
    page.words("Charts", "Biểu đồ")
    page.markup("</h2>\n<div class=charts>\n")
    writeDays(&page)
    writeHeatMap(&page)
    writeFreshnessChart(&page)
    writeQuality(&page)
    writeCopies(&page)
    writeFollowings(&page)
    writeRuns(&page)
    writeGaps(&page)
    writeSizes(&page)
    page.markup("</div>\n</section>\n")
  }

  private func writeDays(_ page: inout HTMLWriter) {
    if !figures.languages.isEmpty {
      writeCaption(
        "c-languages", ("Records a day by language", "Bản ghi mỗi ngày theo ngôn ngữ"),
        note: ("of the published parts, by day of the fetch", "trong các tệp đã công bố, theo ngày lấy"),
        &page)
      drawBars(figures.languages, labels: days, step: 7, id: "c-languages", &page)
    }
    if !figures.sourceDays.isEmpty {
      writeCaption(
        "c-sources", ("Articles a day by source", "Bài mỗi ngày theo nguồn"),
        note: (
          "each article once, on the day of its newest record",
          "mỗi bài một lần, vào ngày của bản ghi mới nhất"
        ), &page)
      drawBars(figures.sourceDays, labels: days, step: 7, id: "c-sources", &page)
    }
  }

  private func writeHeatMap(_ page: inout HTMLWriter) {
    guard !figures.heatMap.isEmpty else { return }
    let hours = (0..<24).map { $0 < 10 ? "0\($0)" : "\($0)" }
    writeCaption(
      "c-hours", ("When articles arrive", "Bài đến vào giờ nào"),
      note: (
        "hours of the day, UTC; each row by its own busiest hour",
        "giờ trong ngày, UTC; mỗi hàng theo giờ cao điểm của nó"
      ), &page)
    HeatMap(rows: figures.heatMap, columns: hours, columnUnit: ":00")
      .draw(labelledBy: "c-hours", into: &page)
    writeTable(of: figures.heatMap, labels: hours, labelledBy: "c-hours", &page)
  }

  private func writeFreshnessChart(_ page: inout HTMLWriter) {
    guard figures.freshness.count > 0 else { return }
    let labels = ReportFigures.Freshness.bounds.map { HTMLWriter.duration($0 * 60) } + ["∞"]
    writeCaption(
      "c-freshness", ("Publication to storage", "Từ lúc đăng đến lúc lưu"),
      note: ("articles of seven days, by delays up to …", "bài trong bảy ngày, theo độ trễ tới …"), &page)
    drawBars(
      [.init(name: "", values: figures.freshness.columns)], labels: labels, step: 1, id: "c-freshness", &page)
  }

  private func writeRuns(_ page: inout HTMLWriter) {
    guard !figures.runs.isEmpty else { return }
    let series = RunFigures.outcomes.enumerated().map { index, name in
      ReportFigures.Series(name: name, values: figures.runs.map { $0.counts[index] })
    }.filter { $0.sum > 0 }
    writeCaption(
      "c-runs", ("Outcomes of the last runs", "Kết quả các lượt chạy gần nhất"),
      note: ("the newest on the right; runs: ", "mới nhất ở bên phải; số lượt: "), count: figures.runs.count,
      &page)
    let labels = figures.runs.map { String(HTMLWriter.minute($0.startedAt).dropFirst(5)) }
    drawBars(series, labels: labels, step: 24, id: "c-runs", &page)
  }

  private func writeGaps(_ page: inout HTMLWriter) {
    guard !figures.gaps.isEmpty else { return }
    writeCaption(
      "c-gaps", ("Gaps", "Khoảng trống"),
      note: (
        "times in which entries of a source may have been missed", "lúc có thể đã sót mục của một nguồn"
      ), &page)
    GapTimeline(rows: figures.gaps, first: figures.firstDay * 86_400, last: figures.madeAt)
      .draw(labelledBy: "c-gaps", into: &page)
    page.markup("<details><summary>")
    page.words("As a table", "Dạng bảng")
    page.markup("</summary><div class=scroll role=region tabindex=0 aria-labelledby=c-gaps><table><tbody>\n")
    for bands in figures.gaps {
      for gap in bands.gaps.suffix(20) {
        page.markup("<tr><th scope=row>")
        page.text(bands.sourceID)
        page.markup("<td>")
        page.time(gap.after)
        page.markup("<td>")
        page.time(gap.before)
        page.markup("\n")
      }
    }
    page.markup("</tbody></table></div></details></figure>\n")
  }

  // MARK: Parts of a figure

  /// Begins a figure.
  /// - Parameters:
  ///   - title: English and Vietnamese, as all words here.
  ///   - count: stands behind the note.
  func writeCaption(
    _ id: String, _ title: (StaticString, StaticString), note: (StaticString, StaticString),
    count: Int? = nil, _ page: inout HTMLWriter
  ) {
    page.markup("<figure><figcaption><h3")
    page.attribute("id", id)
    page.markup(">")
    page.words(title.0, title.1)
    page.markup("</h3><p class=note>")
    page.words(note.0, note.1)
    if let count { page.number(count) }
    page.markup("</p></figcaption>\n")
  }

  /// The rest of a figure behind its caption.
  func drawBars(
    _ series: [ReportFigures.Series], labels: [String], step: Int, id: String,
    format: @escaping (Int) -> String = HTMLWriter.grouped, _ page: inout HTMLWriter
  ) {
    StackedBars(series: series, labels: labels, labelStep: step, format: format)
      .draw(labelledBy: id, into: &page)
    if series.count > 1 { writeLegend(of: series, &page) }
    writeTable(of: series, labels: labels, labelledBy: id, format: format, &page)
  }

  private func writeLegend(of series: [ReportFigures.Series], _ page: inout HTMLWriter) {
    page.markup("<ul class=legend>")
    for (index, one) in series.enumerated() {
      page.markup("<li><svg aria-hidden=true viewBox=\"0 0 10 10\">")
      page.rectangle(x: 0, y: 0, width: 10, height: 10, class: "k", index % 8)
      page.markup("</svg>")
      writeName(of: one, &page)
    }
    page.markup("</ul>")
  }

  private func writeName(of series: ReportFigures.Series, _ page: inout HTMLWriter) {
    if let wording = series.wording {
      page.words(wording)
    } else if series.name.isEmpty {
      page.words("others", "khác")
    } else {
      page.text(series.name, limit: 40)
    }
  }

  /// Rows in which nothing is are left out. It ends the figure.
  func writeTable(
    of series: [ReportFigures.Series], labels: [String], labelledBy id: String,
    format: (Int) -> String = HTMLWriter.grouped, _ page: inout HTMLWriter
  ) {
    page.markup("<details><summary>")
    page.words("As a table", "Dạng bảng")
    page.markup("</summary><div class=scroll role=region tabindex=0")
    page.attribute("aria-labelledby", id)
    page.markup("><table><thead><tr><td>")
    for one in series {
      page.markup("<th scope=col class=n>")
      if one.name.isEmpty, series.count == 1 {
        page.words("articles", "bài")
      } else {
        writeName(of: one, &page)
      }
    }
    page.markup("</thead><tbody>\n")
    for (index, label) in labels.enumerated() where series.contains(where: { $0.values[index] > 0 }) {
      page.markup("<tr><th scope=row>")
      page.text(label)
      for one in series {
        page.markup("<td class=n>")
        page.text(format(one.values[index]))
      }
      page.markup("\n")
    }
    page.markup("</tbody></table></div></details></figure>\n")
  }
}
