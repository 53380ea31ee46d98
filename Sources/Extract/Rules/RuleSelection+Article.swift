internal import Model

extension RuleSelection {
  static let step = "rule"

  /// Takes out what the rules remove, and keeps what they choose from being taken out.
  func mark(_ reading: inout PageInWork) {
    for (node, rule) in remove where !reading.outline.isRemoved[node] {
      reading.remove(node, Self.step, rule.text)
    }
    // What is removed as a whole is not chosen.
    reading.chosen = content.filter { node in
      !remove.contains { $0.node <= node && node < reading.document.end($0.node) }
    }
  }

  /// Writes down which rules took part.
  func settle(_ article: inout Article) {
    article.rules = used.map(\.rawValue)
    article.missedRules = missed.map(\.rawValue)
    if !missed.isEmpty { article.warnings.append(failure == nil ? "rule-missed" : "rule-limit") }
    // Whoever says where the text is says that it is an article.
    if !content.isEmpty, article.pageType != .video { article.pageType = .article }
  }

  /// What the rules chose and what they missed, for those who want to know how a record came about.
  var choices: [MetadataChoice] {
    var choices: [MetadataChoice] = []
    if let contentRule {
      let count = content.count == 1 ? "1 element" : "\(content.count) elements"
      choices.append(
        MetadataChoice(field: "content", candidates: [.init(value: count, origin: "rule \(contentRule)")]))
    }
    for key in missed {
      let reason = failure.map { $0.description } ?? "selected nothing"
      choices.append(
        MetadataChoice(
          field: "rule \(key.rawValue)", candidates: [.init(value: reason, origin: "rule")], isChosen: false))
    }
    return choices
  }
}
