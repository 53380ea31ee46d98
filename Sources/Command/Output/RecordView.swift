internal import Foundation

/// A record as a person reads it.
struct RecordView {
  private static let excerptLines = 3
  private let record: [String: Any]

  /// Nil where the line is no JSON object.
  init?(line: Data) {
    guard let record = try? JSONSerialization.jsonObject(with: line) as? [String: Any] else { return nil }
    self.record = record
  }

  var id: String { string("id") ?? "" }
  var language: String { string("language") ?? "" }
  var runID: String { string("run_id") ?? "" }

  func text(isFull: Bool) -> String {
    var lines = [string("title") ?? "(no title)"]
    lines.append(String(repeating: "─", count: min(72, lines[0].count)))
    let published = string("date_published").map { "published \($0)" }
    let authors = (record["authors"] as? [String])?.joined(separator: ", ")
    let summary = [string("publisher") ?? string("source_domain"), authors, published, languages].compactMap {
      $0
    }
    lines.append(summary.joined(separator: " · "))
    if let url = string("url_canonical") ?? string("url") { lines.append(url) }
    lines.append(
      "id \(id) revision \(record["revision"] ?? 1)"
        + (string("duplicate_of").map { ", duplicate of \($0)" } ?? ""))
    lines.append("")
    let body = (string("text") ?? "").split(separator: "\n").map(String.init)
    lines += isFull ? body : body.prefix(Self.excerptLines).map { $0.count > 240 ? $0.prefix(240) + "…" : $0 }
    if !isFull, body.count > Self.excerptLines {
      lines.append("[… \(body.count - Self.excerptLines) more blocks]")
    }
    for image in record["images"] as? [[String: Any]] ?? [] {
      let caption = (image["caption"] as? String ?? image["alt"] as? String).map { ": \($0)" } ?? ""
      let credit = (image["credit"] as? String).map { " (\($0))" } ?? ""
      lines.append("[image \(image["url"] as? String ?? "")\(caption)\(credit)]")
    }
    return lines.joined(separator: "\n") + "\n\n\n"
  }

  private var languages: String {
    let shares = (record["languages"] as? [[String: Any]] ?? []).compactMap { share -> String? in
      guard let tag = share["tag"] as? String, let part = share["share"] as? Double else { return nil }
      return "\(tag) \(Int((min(max(part, 0), 1) * 100).rounded())) %"
    }
    return shares.isEmpty ? language : shares.joined(separator: ", ")
  }

  private func string(_ key: String) -> String? { record[key] as? String }
}
