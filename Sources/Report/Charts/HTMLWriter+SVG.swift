extension HTMLWriter {
  mutating func beginSVG(width: Int, height: Int, labelledBy labelID: String) {
    markup("<svg role=img")
    attribute("viewBox", "0 0 \(width) \(height)")
    attribute("aria-labelledby", labelID)
    markup(">")
  }

  /// - Parameters:
  ///   - class: the letter of the style sheet's scale.
  ///   - step: of the scale.
  mutating func rectangle(
    x: Int, y: Int, width: Int, height: Int, class: StaticString, _ step: Int, title: String? = nil
  ) {
    markup("<rect class=")
    markup(`class`)
    digits(step)
    attribute("x", x)
    attribute("y", y)
    attribute("width", width)
    attribute("height", height)
    guard let title else { return markup(" />") }
    markup("><title>")
    text(title)
    markup("</title></rect>")
  }

  mutating func line(x1: Int, x2: Int, y: Int) {
    markup("<line class=grid")
    attribute("x1", x1)
    attribute("x2", x2)
    attribute("y1", y)
    attribute("y2", y)
    markup(" />")
  }

  mutating func svgText(_ value: String, x: Int, y: Int, anchor: String) {
    markup("<text")
    attribute("x", x)
    attribute("y", y)
    attribute("text-anchor", anchor)
    markup(">")
    text(value, limit: 18)
    markup("</text>")
  }
}
