internal import Addresses
internal import Model
internal import Pipeline
internal import Yams

extension FeedsFile {
  /// Entries of the list, for people to paste and for ``adding(_:to:name:)``.
  static func items(of sources: [FoundSource], taken: Set<String>) -> String {
    var taken = taken
    return sources.map { source in
      let id = id(source.title, source.url, taken: taken)
      taken.insert(id)
      return item(id: id, url: source.url, kind: source.kind, title: source.title, language: source.language)
    }.joined()
  }

  static func item(
    id: String, url: String, kind: SourceKind = .auto, title: String? = nil, language: LanguageTag? = nil
  ) -> String {
    var lines = ["  - id: \(id)", "    url: \(quoted(url))"]
    // A feed is what the answer proves; the others are said, so that nobody has to guess what is followed.
    if kind == .sitemap || kind == .page { lines.append("    kind: \(kind.rawValue)") }
    if let title { lines.append("    title: \(quoted(title))") }
    if let language { lines.append("    language: \(language)") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Made of the title, else of the host, and kept apart from those that are taken by a number.
  static func id(_ title: String?, _ url: String, taken: Set<String>) -> String {
    let base = slug(title ?? "") ?? WebURL(url).flatMap { slug($0.host) } ?? "source"
    guard taken.contains(base) else { return base }
    var number = 2
    while taken.contains("\(base)-\(number)") { number += 1 }
    return "\(base)-\(number)"
  }

  /// The file with one more entry behind the last of `feeds:`; everything else stays as it is, byte for byte.
  ///
  /// - Parameter item: lines of an entry that is indented by two spaces.
  /// - Throws: ``FeedsFileError`` where the list is written in a form that lines cannot be added to.
  static func adding(_ item: String, to yaml: String, name: String) throws(FeedsFileError) -> String {
    let before = try FeedsFile(yaml: yaml, name: name)
    guard case .mapping(let top)? = try? Yams.compose(yaml: yaml), let list = top["feeds"]?.sequence else {
      throw FeedsFileError(name, nil, "has no list under `feeds:`")
    }
    // By scalars: a line that ends as on Windows is no line to a string's characters.
    var lines = yaml.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(
      Substring.init)
    let start = (list.mark?.line ?? 1) - 1
    guard list.isEmpty || !lines[start].dropFirst((list.mark?.column ?? 1) - 1).hasPrefix("[") else {
      throw FeedsFileError(name, list.mark, "lists its feeds in [brackets]: add the entry by hand")
    }
    if list.isEmpty {
      guard let key = lines[start].firstRange(of: "feeds:") else {
        throw FeedsFileError(name, list.mark, "write an empty list as `feeds: []`")
      }
      lines[start] = lines[start][..<key.upperBound]
    }
    var text = indented(item, by: list.isEmpty ? 2 : (list.first?.mark?.column ?? 5) - 3)
    if lines[start].unicodeScalars.last == "\r" { text = text.map { $0 + "\r" } }
    lines.insert(contentsOf: text, at: end(of: list, from: start, lines, top))
    let result = lines.joined(separator: "\n") + (yaml.utf8.last == UInt8(ascii: "\n") ? "" : "\n")
    let after = try FeedsFile(yaml: result, name: name)
    guard after.feeds.count == before.feeds.count + 1, Array(after.feeds.dropLast()) == before.feeds else {
      throw FeedsFileError(name, list.mark, "cannot be added to: add the entry by hand")
    }
    return result
  }

  /// Behind the last line of the list that says something; comments below it belong to what comes next.
  private static func end(
    of list: Node.Sequence, from start: Int, _ lines: [Substring], _ top: Node.Mapping
  ) -> Int {
    let next = top.compactMap { key, _ in key.mark.map { $0.line - 1 } }.filter { $0 > start }.min()
    var end = next ?? lines.count
    while end > start + 1 {
      let line = lines[end - 1].drop { $0 == " " || $0 == "\t" || $0 == "\r" }
      if !line.isEmpty, !line.hasPrefix("#") { break }
      end -= 1
    }
    return end
  }

  private static func indented(_ item: String, by columns: Int) -> [Substring] {
    item.split(separator: "\n").map { line in
      Substring(String(repeating: " ", count: max(0, columns)) + line.dropFirst(2))
    }
  }
}
