/// Rows of cells that are the darker the more they hold, such as sources by the hours of the day. A cell of 0 is empty.
struct HeatMap {
  private static let leftMargin = 132
  private static let rowHeight = 17
  /// Steps of the colour scale above the empty cell.
  private static let steps = 5

  var rows: [ReportFigures.Series]
  var columns: [String]
  /// Text behind a column's name, and behind a value, in a cell's description.
  var columnUnit = ""
  var valueUnit = ""
  /// Between these the cells get darker. Nil: from 0 to each row's own largest; when a source publishes is asked, not how much.
  var range: ClosedRange<Int>?
  /// A column is named, and so many further ones are not.
  var labelStep = 3
  var cellWidth = 14

  func draw(labelledBy labelID: String, into page: inout HTMLWriter) {
    let height = (rows.count + 1) * Self.rowHeight + 4
    page.beginSVG(
      width: Self.leftMargin + columns.count * cellWidth, height: height, labelledBy: labelID)
    for (row, series) in rows.enumerated() {
      page.svgText(series.name, x: Self.leftMargin - 8, y: row * Self.rowHeight + 13, anchor: "end")
      let range = range ?? 0...max(1, series.values.max() ?? 0)
      for (column, value) in series.values.enumerated() {
        page.rectangle(
          x: Self.leftMargin + column * cellWidth, y: row * Self.rowHeight, width: cellWidth - 1,
          height: Self.rowHeight - 1, class: "h", Self.step(of: value, in: range),
          title: value == 0 ? nil : "\(series.name), \(columns[column])\(columnUnit) – \(value)\(valueUnit)")
      }
    }
    for column in stride(from: 0, to: columns.count, by: labelStep) {
      page.svgText(
        columns[column], x: Self.leftMargin + column * cellWidth + cellWidth / 2, y: height - 4,
        anchor: "middle")
    }
    page.markup("</svg>")
  }

  private static func step(of value: Int, in range: ClosedRange<Int>) -> Int {
    guard value != 0 else { return 0 }
    let above = (value - range.lowerBound) * steps
    return min(max(1, (above + range.count - 2) / max(1, range.count - 1)), steps)
  }
}
