internal import Store

/// Bands of time in which entries may have been missed, a line a source.
struct GapTimeline {
  private static let leftMargin = 132
  private static let width = 480
  private static let rowHeight = 20

  var rows: [ReportFigures.GapBands]
  /// Seconds since 1970.
  var first: Int64
  var last: Int64

  func draw(labelledBy labelID: String, into page: inout HTMLWriter) {
    let height = rows.count * Self.rowHeight + 22
    page.beginSVG(width: Self.width, height: height, labelledBy: labelID)
    for (row, bands) in rows.enumerated() {
      let top = row * Self.rowHeight
      page.svgText(bands.sourceID, x: Self.leftMargin - 8, y: top + 13, anchor: "end")
      page.markup("<rect class=track")
      page.attribute("x", Self.leftMargin)
      page.attribute("y", top + 3)
      page.attribute("width", Self.width - Self.leftMargin)
      page.attribute("height", Self.rowHeight - 8)
      page.markup(" />")
      for gap in bands.gaps where gap.before >= first { draw(gap, top: top, into: &page) }
    }
    page.svgText(
      HTMLWriter.minute(first).prefix(10).description, x: Self.leftMargin, y: height - 5, anchor: "start")
    page.svgText(HTMLWriter.minute(last).prefix(10).description, x: Self.width, y: height - 5, anchor: "end")
    page.markup("</svg>")
  }

  private func draw(_ gap: FeedGap, top: Int, into page: inout HTMLWriter) {
    let (from, to) = (x(min(gap.after, gap.before)), x(max(gap.after, gap.before)))
    page.markup("<rect class=band")
    page.attribute("x", from)
    page.attribute("y", top + 3)
    page.attribute("width", max(2, to - from))
    page.attribute("height", Self.rowHeight - 8)
    page.markup("><title>")
    page.text("\(HTMLWriter.minute(gap.after)) – \(HTMLWriter.minute(gap.before))")
    page.markup("</title></rect>")
  }

  private func x(_ seconds: Int64) -> Int {
    let room = Int64(Self.width - Self.leftMargin)
    let place = (min(max(seconds, first), last) - first) * room / max(1, last - first)
    return Self.leftMargin + Int(place)
  }
}
