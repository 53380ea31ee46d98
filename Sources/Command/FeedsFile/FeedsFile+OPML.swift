internal import Addresses
internal import Extract
internal import Foundation

extension FeedsFile {
  /// A feeds file that lists what an OPML file lists. Ids are made of the titles, else of the hosts, and kept apart by
  /// numbers where two would be the same.
  static func yaml(of list: OPML) -> String {
    var taken: [String: Int] = [:]
    var lines = ["feeds:"]
    for subscription in list.subscriptions {
      let base =
        slug(subscription.title ?? "") ?? WebURL(subscription.url).flatMap { slug($0.host) } ?? "feed"
      let count = taken[base, default: 0] + 1
      taken[base] = count
      lines.append("  - id: \(count == 1 ? base : "\(base)-\(count)")")
      lines.append("    url: \(quoted(subscription.url))")
      if let title = subscription.title { lines.append("    title: \(quoted(title))") }
      if let language = subscription.language { lines.append("    language: \(language)") }
      if !subscription.tags.isEmpty {
        lines.append("    tags: [\(subscription.tags.map(quoted).joined(separator: ", "))]")
      }
    }
    if list.subscriptions.isEmpty { lines = ["feeds: []"] }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Lower-case ASCII letters and digits with single hyphens between; letters with marks lose them. Nil where none is left.
  static func slug(_ text: String) -> String? {
    var slug = ""
    for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
      case "đ": slug += "d"
      case _ where scalar.properties.generalCategory == .nonspacingMark: break
      default: if !slug.isEmpty, slug.last != "-" { slug += "-" }
      }
    }
    while slug.last == "-" { slug.removeLast() }
    return slug.isEmpty ? nil : String(slug.prefix(64))
  }

  /// A double-quoted YAML scalar (YAML 1.2 §7.3.1).
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: quoted += " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
