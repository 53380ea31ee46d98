/// Rows of cells that are the darker the more they hold, such as sources by the hours of the day.
struct HeatMap {
  private static let leftMargin = 132
  private static let cellWidth = 14
  private static let rowHeight = 17
  /// Steps of the colour scale above the empty cell.
  private static let steps = 5

  var rows: [ReportFigures.Series]
  var columns: [String]

  func draw(labelledBy labelID: String, into page: inout HTMLWriter) {
    let height = (rows.count + 1) * Self.rowHeight + 4
    page.beginSVG(
      width: Self.leftMargin + columns.count * Self.cellWidth, height: height, labelledBy: labelID)
    for (row, series) in rows.enumerated() {
      page.svgText(series.name, x: Self.leftMargin - 8, y: row * Self.rowHeight + 13, anchor: "end")
      // Each row by its own largest value: when a source publishes is asked, not how much.
      let largest = series.values.max() ?? 0
      for (column, value) in series.values.enumerated() {
        page.rectangle(
          x: Self.leftMargin + column * Self.cellWidth, y: row * Self.rowHeight, width: Self.cellWidth - 1,
          height: Self.rowHeight - 1, class: "h",
          value == 0 ? 0 : max(1, (value * Self.steps + largest - 1) / largest),
          title: value == 0 ? nil : "\(series.name), \(columns[column]):00 – \(value)")
      }
    }
    for column in stride(from: 0, to: columns.count, by: 3) {
      page.svgText(
        columns[column], x: Self.leftMargin + column * Self.cellWidth + Self.cellWidth / 2, y: height - 4,
        anchor: "middle")
    }
    page.markup("</svg>")
  }
}
