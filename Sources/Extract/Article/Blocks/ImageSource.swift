/// The address of a picture in its largest version, wherever a lazy loader or a `srcset` keeps it.
enum ImageSource {
  private struct Version {
    var url: String
    /// Pixels, as far as anything says.
    var width: Double
  }

  static func best(_ reading: borrowing PageReading, _ node: Int) -> String? {
    let document = reading.document
    let width = document.value(.width, of: node).flatMap { Double($0) } ?? 1
    var best: Version?
    func consider(_ version: Version) {
      guard isAddress(version.url) else { return }
      if version.width > best?.width ?? 0 { best = version }
    }
    let parent = document.parent(node)
    if parent >= 0, document.nodes[parent].tag == .picture {
      for inner in parent..<min(document.end(parent), parent + 40) where document.nodes[inner].tag == .source
      {
        for name in [HTMLAttribute.Name.dataSourceSet, .srcset] {
          if let set = document.value(name, of: inner) { versions(set, width).forEach(consider) }
        }
      }
    }
    for name in [HTMLAttribute.Name.dataSourceSet, .srcset] {
      if let set = document.value(name, of: node) { versions(set, width).forEach(consider) }
    }
    if let best, best.width > max(width, 1) { return best.url }
    if let lazy = document.value(.dataSource, of: node), isAddress(lazy) { return lazy }
    if let source = document.value(.src, of: node), isAddress(source), !source.hasSuffix(".svg"),
      !source.hasSuffix(".gif") || best == nil
    {
      return source
    }
    return best?.url
  }

  private static func isAddress(_ text: String) -> Bool {
    !text.isEmpty && !text.hasPrefix("data:") && !text.hasPrefix("{") && !text.hasPrefix("about:")
      && !text.hasPrefix("blob:") && !text.hasPrefix("#")
  }

  /// The candidates of a `srcset` (HTML §4.8.4.2.1); a density counts as so many times the width of the
  /// element.
  private static func versions(_ set: String, _ width: Double) -> [Version] {
    var versions: [Version] = []
    var rest = set[...]
    while versions.count < 40 {
      rest = rest.drop { $0 == " " || $0 == "," || $0 == "\n" || $0 == "\t" }
      guard !rest.isEmpty else { break }
      var url = rest.prefix { $0 != " " && $0 != "\n" && $0 != "\t" }
      rest = rest.dropFirst(url.count)
      guard !url.hasSuffix(",") else {
        while url.hasSuffix(",") { url = url.dropLast() }
        versions.append(Version(url: String(url), width: max(width, 1)))
        continue
      }
      let descriptor = rest.prefix { $0 != "," }.drop { $0 == " " }
      rest = rest.drop { $0 != "," }
      let number = Double(descriptor.prefix { $0.isNumber || $0 == "." }) ?? 1
      let isDensity = descriptor.contains("x") || descriptor.isEmpty
      versions.append(Version(url: String(url), width: isDensity ? number * max(width, 1) : number))
    }
    return versions
  }
}
