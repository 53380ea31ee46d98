internal import ASCII

/// The address of a picture in its largest version, wherever a lazy loader or a `srcset` keeps it.
enum ImageSource {
  private struct Version {
    var url: String
    /// Pixels, as far as anything says.
    var width: Double
    /// The width is written beside the address, not inferred from a media query.
    var isStated = false
  }

  /// A picture, or an element of a site's own that carries the versions of one for its script.
  static func isImage(_ document: borrowing HTMLDocument, _ node: Int) -> Bool {
    let tag = document.nodes[node].tag
    return tag == .img || tag == .unknown && document.attribute(.dataSourceSet, of: node) != nil
  }

  /// Formats that few programs read yet: a version in one counts where there is no other.
  private static let recentFormats: Set<String> = ["image/avif", "image/jxl"]

  /// What a `srcset` offers goes before a lazy loader's address, and that before `src`, which many pages keep
  /// for a small version or a blank one. Of several versions the widest counts, and of the widest the first.
  static func best(_ reading: borrowing PageInWork, _ node: Int) -> String? {
    let document = reading.document
    var best: Version?
    func consider(_ source: Int, _ width: Double) {
      for name in [HTMLAttribute.Name.dataSourceSet, .srcset] {
        guard let set = document.value(name, of: source), let version = widest(set, width),
          version.width > best?.width ?? 0, isAddress(version.url)
        else { continue }
        best = version
      }
    }
    let parent = document.parent(node)
    let hasPlain = document.attribute(.src, of: node) != nil
    if parent >= 0, document.nodes[parent].tag == .picture {
      for inner in parent..<min(document.end(parent), parent + 40) where document.nodes[inner].tag == .source
      {
        if hasPlain, let type = document.value(.type, of: inner), recentFormats.contains(type) { continue }
        consider(
          inner, number(.width, of: inner, document) ?? minimumWidth(document.value(.media, of: inner)))
      }
    }
    consider(node, number(.width, of: node, document) ?? 1)
    if let full = document.value(.dataFullSource, of: node), isAddress(full) { return full }
    let plain = [HTMLAttribute.Name.dataSource, .src].lazy.compactMap { document.value($0, of: node) }
      .first { isAddress($0) && !$0.ends(with: ".svg") }
    guard let best else { return plain }
    guard let plain else { return best.url }
    if best.isStated { return best.url }
    return best.width > 1 && !PictureName.isLarger(plain, than: best.url) ? best.url : plain
  }

  private static func number(
    _ name: HTMLAttribute.Name, of node: Int, _ document: borrowing HTMLDocument
  ) -> Double? {
    document.value(name, of: node).flatMap { Double($0) }
  }

  /// The pixels of `(min-width: 900px)`: so wide at least is the window that the version is for; else 1.
  private static func minimumWidth(_ media: String?) -> Double {
    guard let (_, rest) = media?.firstSplit("min-width:") else { return 1 }
    return Double(rest.prefix { $0.isNumber || $0 == "." }) ?? 1
  }

  private static func isAddress(_ text: String) -> Bool {
    !text.isEmpty && !["data:", "{", "about:", "blob:", "#"].contains(where: text.begins)
  }

  /// The widest candidate of a `srcset` (HTML §4.8.4.2.1); a density counts as so many times `width`.
  private static func widest(_ set: String, _ width: Double) -> Version? {
    let bytes = set.utf8Span.span
    var best: (range: Range<Int>, width: Double, isStated: Bool)?
    var index = 0
    while index < bytes.count {
      while index < bytes.count, bytes[index].isHTMLSpace || bytes[index] == UInt8(ascii: ",") {
        index += 1
      }
      let start = index
      while index < bytes.count, !bytes[index].isHTMLSpace { index += 1 }
      var end = index
      while end > start, bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
      guard end > start else { break }
      var candidate = (range: start..<end, width: max(width, 1), isStated: false)
      if end == index { (candidate.width, candidate.isStated) = descriptor(bytes, &index, candidate.width) }
      if candidate.width >= best?.width ?? 0 { best = candidate }
    }
    return best.map { best in
      Version(
        url: String(validUTF8: bytes.extracting(best.range)),
        width: best.width, isStated: best.isStated)
    }
  }

  /// `1200w`, `2x` or nothing, up to the comma behind it.
  private static func descriptor(_ bytes: Span<UInt8>, _ index: inout Int, _ width: Double) -> (
    width: Double, isStated: Bool
  ) {
    var number = 0.0
    var scale = 0.0
    var unit: UInt8 = 0
    while index < bytes.count, bytes[index] != UInt8(ascii: ",") {
      let byte = bytes[index]
      index += 1
      if byte.isASCIIDigit, unit == 0 {
        number = number * 10 + Double(byte - 0x30)
        scale *= 10
      } else if byte == UInt8(ascii: "."), scale == 0 {
        scale = 1
      } else if !byte.isHTMLSpace, unit == 0 {
        unit = byte
      }
    }
    if scale > 0 { number /= scale }
    switch unit {
    case UInt8(ascii: "w"): return (number, true)
    case UInt8(ascii: "x"): return (number * width, false)
    default: return (width, false)
    }
  }
}
