/// Columns of stacked values, such as articles a day by language.
struct StackedBars {
  /// Of the drawing, in its own units.
  private static let width = 480
  private static let height = 180
  private static let leftMargin = 44
  private static let bottomMargin = 22
  private static let widestSlot = 43

  var series: [ReportFigures.Series]
  /// Of the columns.
  var labels: [String]
  /// A label below every so many columns, counted from the last.
  var labelStep: Int
  /// How a value reads.
  var format: (Int) -> String = HTMLWriter.grouped

  private var columnCount: Int { labels.count }

  /// The largest sum, rounded up to two digits of which the second is even.
  static func ceiling(of value: Int) -> Int {
    guard value > 10 else { return max(2, value + value % 2) }
    var unit = 1
    while value / unit >= 100 { unit *= 10 }
    let step = unit * 2
    return (value + step - 1) / step * step
  }

  /// - Parameter labelID: of the element that names the chart.
  func draw(labelledBy labelID: String, into page: inout HTMLWriter) {
    let sums = (0..<columnCount).map { column in series.reduce(0) { $0 + $1.values[column] } }
    let top = Self.ceiling(of: sums.max() ?? 0)
    page.beginSVG(width: Self.width, height: Self.height, labelledBy: labelID)
    drawGrid(top: top, into: &page)
    let slot = min(Self.widestSlot, (Self.width - Self.leftMargin) / max(1, columnCount))
    let gap = slot > 4 ? 2 : 1
    for column in 0..<columnCount {
      let left = Self.leftMargin + column * slot
      page.markup("<g><title>")
      page.text("\(labels[column]): \(format(sums[column]))")
      page.markup("</title>")
      var below = 0
      for (index, one) in series.enumerated() where one.values[column] > 0 {
        let from = y(below, top)
        below += one.values[column]
        let to = y(below, top)
        // What is there is seen, however little it is beside the others.
        page.rectangle(
          x: left, y: min(to, from - 1), width: slot - gap, height: max(1, from - to), class: "k", index % 8)
      }
      page.markup("</g>")
      if (columnCount - 1 - column) % labelStep == 0 { drawLabel(of: column, slot: slot, into: &page) }
    }
    page.markup("</svg>")
  }

  /// The outermost labels stay inside of the drawing.
  private func drawLabel(of column: Int, slot: Int, into page: inout HTMLWriter) {
    let left = Self.leftMargin + column * slot
    let (x, anchor) =
      switch column {
      case 0: (left, "start")
      case columnCount - 1: (left + slot, "end")
      default: (left + slot / 2, "middle")
      }
    page.svgText(labels[column], x: x, y: Self.height - 6, anchor: anchor)
  }

  private func y(_ value: Int, _ top: Int) -> Int {
    let room = Self.height - Self.bottomMargin - 8
    return Self.height - Self.bottomMargin - value * room / top
  }

  private func drawGrid(top: Int, into page: inout HTMLWriter) {
    for value in [0, top / 2, top] {
      page.line(x1: Self.leftMargin, x2: Self.width, y: y(value, top))
      page.svgText(format(value), x: Self.leftMargin - 6, y: y(value, top) + 4, anchor: "end")
    }
  }
}
