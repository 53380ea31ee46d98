/// The address of a picture in its largest version, wherever a lazy loader or a `srcset` keeps it.
enum ImageSource {
  private struct Version {
    var url: Substring.UTF8View
    /// Pixels, as far as anything says.
    var width: Double
  }

  static func best(_ reading: borrowing PageReading, _ node: Int) -> String? {
    let document = reading.document
    let width = document.value(.width, of: node).flatMap { Double($0) } ?? 1
    var best: Version?
    func consider(_ name: HTMLAttribute.Name, of node: Int) {
      guard let set = document.value(name, of: node) else { return }
      for version in versions(set, width) where version.width > best?.width ?? 0 && isAddress(version.url) {
        best = version
      }
    }
    let parent = document.parent(node)
    if parent >= 0, document.nodes[parent].tag == .picture {
      for inner in parent..<min(document.end(parent), parent + 40) where document.nodes[inner].tag == .source
      {
        consider(.dataSourceSet, of: inner)
        consider(.srcset, of: inner)
      }
    }
    consider(.dataSourceSet, of: node)
    consider(.srcset, of: node)
    if let best, best.width > max(width, 1) { return String(best.url) }
    if let lazy = document.value(.dataSource, of: node), isAddress(lazy.utf8) { return lazy }
    if let source = document.value(.src, of: node), isAddress(source.utf8), !source.hasSuffix(".svg"),
      !source.hasSuffix(".gif") || best == nil
    {
      return source
    }
    return best.flatMap { String($0.url) }
  }

  private static func isAddress(_ text: some Collection<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    return first != UInt8(ascii: "{") && first != UInt8(ascii: "#") && !text.starts(with: "data:".utf8)
      && !text.starts(with: "about:".utf8) && !text.starts(with: "blob:".utf8)
  }

  /// The candidates of a `srcset` (HTML §4.8.4.2.1), its white space collapsed; a density counts as so many times the
  /// width of the element.
  private static func versions(_ set: String, _ width: Double) -> [Version] {
    let (blank, comma) = (UInt8(ascii: " "), UInt8(ascii: ","))
    var versions: [Version] = []
    var rest = set.utf8[...]
    while versions.count < 40 {
      rest = rest.drop { $0 == blank || $0 == comma }
      guard !rest.isEmpty else { break }
      var url = rest.prefix { $0 != blank }
      rest = rest[url.endIndex...]
      guard url.last != comma else {
        while url.last == comma { url = url.dropLast() }
        versions.append(Version(url: url, width: max(width, 1)))
        continue
      }
      let descriptor = rest.prefix { $0 != comma }
      rest = rest[descriptor.endIndex...]
      let figure = descriptor.drop { $0 == blank }
      let digits = figure.prefix { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") }
      let number = Double(Substring(digits)) ?? 1
      let isDensity = figure.isEmpty || figure.contains(UInt8(ascii: "x"))
      versions.append(Version(url: url, width: isDensity ? number * max(width, 1) : number))
    }
    return versions
  }
}
