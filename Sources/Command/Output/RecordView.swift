internal import Extract
internal import JSON

/// A record as a person reads it.
struct RecordView {
  private static let excerptLines = 3
  private let record: JSONValue

  /// Nil where the line is no JSON object.
  init?(line: [UInt8]) {
    guard let record = JSONValue.parse(line), record.members != nil else { return nil }
    self.record = record
  }

  var id: String { string("id") ?? "" }
  var language: String { string("language") ?? "" }
  var runID: String { string("run_id") ?? "" }

  /// - Parameter columns: of the terminal, whose lines its paragraphs fit; nil: a line for each paragraph.
  func text(isFull: Bool, columns: Int?) -> String {
    var lines = [string("title") ?? "(no title)"]
    lines.append(String(repeating: "─", count: min(72, lines[0].columnCount)))
    let published = string("date_published").map { "published \($0)" }
    let authors = record["authors"]?.array?.compactMap(\.string).joined(separator: ", ")
    let summary = [string("publisher") ?? string("source_domain"), authors, published, languages].compactMap {
      $0
    }
    lines.append(summary.joined(separator: " · "))
    if let url = string("url_canonical") ?? string("url") { lines.append(url) }
    lines.append(
      "id \(id) revision \(record["revision"]?.int ?? 1)"
        + (string("duplicate_of").map { ", duplicate of \($0)" } ?? ""))
    lines.append("")
    let body = (string("text") ?? "").split(separator: "\n").map(String.init)
    lines += isFull ? body : body.prefix(Self.excerptLines).map { $0.count > 240 ? $0.prefix(240) + "…" : $0 }
    if !isFull, body.count > Self.excerptLines {
      lines.append("[… \(body.count - Self.excerptLines) more blocks]")
    }
    for image in record["images"]?.array ?? [] {
      let caption = (image["caption"]?.string ?? image["alt"]?.string).map { ": \($0)" } ?? ""
      let credit = image["credit"]?.string.map { " (\($0))" } ?? ""
      lines.append("[image \(image["url"]?.string ?? "")\(caption)\(credit)]")
    }
    if let columns { lines = lines.flatMap { $0.wrapped(columns: columns) } }
    return lines.joined(separator: "\n") + "\n\n\n"
  }

  private var languages: String {
    let shares = (record["languages"]?.array ?? []).compactMap { share -> String? in
      guard let tag = share["tag"]?.string, let part = share["share"]?.scalarText.flatMap(Double.init) else {
        return nil
      }
      return "\(tag) \(Int((min(max(part, 0), 1) * 100).rounded())) %"
    }
    return shares.isEmpty ? language : shares.joined(separator: ", ")
  }

  private func string(_ key: String) -> String? { record[key]?.string }
}
