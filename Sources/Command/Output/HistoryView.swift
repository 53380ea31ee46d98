internal import Addresses
internal import Extract
internal import JSON
internal import Model
internal import Pipeline
internal import Store
internal import Time

/// The history of an address as a person reads it. Titles and details come from pages: control characters are made visible.
struct HistoryView {
  private static let labelWidth = 12
  let history: AddressHistory

  init(_ history: AddressHistory) { self.history = history }

  /// - Parameter columns: of the terminal, whose lines it fits where it can; nil: a line for each fact.
  func text(columns: Int?) -> String {
    var lines = [address(history.address)]
    if history.isUnknown {
      lines += unknown
    } else {
      lines += discovery + state + attempts + article + places
    }
    lines = lines.map { StandardStream.visible($0) }
    if let columns { lines = lines.flatMap { fitted($0, columns) } }
    return lines.map { $0 + "\n" }.joined()
  }

  private var unknown: [String] {
    var lines = [row("state", "not known: no source listed it, and no article is stored under it")]
    guard let likely = history.likely else { return lines }
    for id in likely.articleIDs {
      lines.append(row("alike", "article \(id) has the same number in its address (bantin why \(id))"))
    }
    if !likely.ofSite.isEmpty { lines.append(row("sources", "of this site: " + list(likely.ofSite))) }
    if !likely.ofHost.isEmpty { lines.append(row("", "that list this host: " + list(likely.ofHost))) }
    let advice =
      likely.ofSite.isEmpty && likely.ofHost.isEmpty
      ? "no source of this site was ever polled: `bantin feeds add URL` finds one, `bantin backfill` takes the page"
      : "the page may be older than the list, left out by it, or not listed yet; a backfill of a list of "
        + "addresses takes it"
    return lines + [row("to do", advice)]
  }

  private var discovery: [String] {
    guard let document = history.document else {
      return [row("discovered", "the ledger does not know the address; the article is stored under it")]
    }
    let when = document.discoveredAt.map { time($0) + " " } ?? ""
    var lines = [row("discovered", "\(when)by run \(document.discoveredRun)")]
    let kind = history.source?.kind.map { "\($0.rawValue) " } ?? ""
    lines.append(
      row("source", document.feedID + (history.source.map { ": \(kind)\(address($0.url))" } ?? "")))
    let entry = [document.entryTitle.map { "“\($0)”" }, document.entryPublished?.rfc3339].compactMap { $0 }
    if !entry.isEmpty { lines.append(row("entry", entry.joined(separator: ", "))) }
    return lines
  }

  private var state: [String] {
    guard let document = history.document else { return [] }
    let requests = document.attempts == 1 ? "1 request" : "\(document.attempts) requests"
    let counts = document.attempts > 0 ? " after \(requests)" : ""
    var lines = [
      row("state", document.state + (document.reason.map { " (\($0))" } ?? "") + counts)
    ]
    if let reason = document.reason, let text = ReasonText(code: reason) {
      lines.append(row("", text.meaning.english))
      if let advice = text.advice { lines.append(row("to do", advice.english)) }
    }
    if document.deaths > 0 {
      lines.append(row("", "the process died \(document.deaths) times while the page was read"))
    }
    switch document.nextTryAt {
    case .some(let seconds) where seconds > 0: lines.append(row("next try", "from \(time(seconds)) on"))
    case .some: lines.append(row("next try", "by the next run"))
    case nil where document.state == "failed":
      lines.append(row("next try", "none; `bantin retry URL` puts it back into the queue"))
    case nil: break
    }
    return lines
  }

  private var attempts: [String] {
    history.failedAttempts.enumerated().map { index, attempt in
      let detail = attempt.detail ?? ReasonText(code: attempt.code)?.meaning.english ?? ""
      // The address stands at the top already.
      let words = detail.replacing("\(history.address): ", with: "")
      return row(
        index == 0 ? "attempts" : "",
        "\(time(attempt.at)) \(attempt.state.rawValue) \(attempt.code)\(words.isEmpty ? "" : ": \(words)")")
    }
  }

  private var article: [String] {
    guard let article = history.article else { return [] }
    var lines = [row("article", "\(article.id) revision \(article.revision)")]
    if let record = history.record?.record {
      if let title = record["title"]?.string { lines.append(row("title", title)) }
      let facts = [
        record["date_published"]?.string.map { "published \($0)" },
        record["date_fetched"]?.string.map { "fetched \($0)" }, record["language"]?.string,
        record["quality"]?.scalarText.map { "quality \($0)" },
      ].compactMap { $0 }
      if !facts.isEmpty { lines.append(row("", facts.joined(separator: ", "))) }
      let rules = record["rules"]?.array?.compactMap(\.string) ?? []
      if !rules.isEmpty { lines.append(row("rules", list(rules))) }
    }
    if let original = article.duplicateOf {
      let place = history.originalAddress.map { ", " + address($0) } ?? ""
      lines.append(row("copy of", "\(original)\(place)"))
    }
    if history.storyCount > 1 {
      let story = history.story?.storyID ?? article.id
      lines.append(row("story", "\(story): \(history.storyCount) articles (bantin story \(story.prefix(8)))"))
    }
    for (index, other) in history.otherAddresses.enumerated() {
      lines.append(row(index == 0 ? "also at" : "", address(other.url)))
    }
    return lines
  }

  private var places: [String] {
    var lines: [String] = []
    if let place = history.record {
      lines.append(row("record", place.path + (place.isPublished ? "" : " (its run has not ended)")))
      lines.append(row("", "line \(place.line), byte \(place.offset), \(place.length) bytes"))
    } else if history.article != nil {
      lines.append(
        row("record", history.recordProblem ?? "its part does not hold it: run `bantin state check`"))
    }
    if let source = history.record?.record["source"], let path = source["path"]?.string {
      lines.append(row("taken from", path + (source["offset"]?.scalarText.map { ", byte \($0)" } ?? "")))
    }
    for (index, capture) in history.captures.enumerated() {
      let status = capture.status.map { ", status \($0)" } ?? ""
      let date = capture.date.map { ", fetched \($0.rfc3339)" } ?? ""
      lines.append(row(index == 0 ? "capture" : "", "\(capture.path)"))
      lines.append(row("", "byte \(capture.offset), \(capture.length) bytes\(date)\(status)"))
    }
    for (index, path) in history.unsearchedArchives.enumerated() {
      lines.append(row(index == 0 ? "unsearched" : "", "\(path) (unreadable, or beyond 4 GiB of archives)"))
    }
    return lines
  }

  private func row(_ label: String, _ value: String) -> String {
    "  " + label + String(repeating: " ", count: max(1, Self.labelWidth - label.count)) + value
  }

  /// Values go on below their beginning.
  private func fitted(_ line: String, _ columns: Int) -> [String] {
    let indent = Self.labelWidth + 2
    guard line.columnCount > columns, columns > 2 * indent, line.hasPrefix("  ") else { return [line] }
    let margin = String(repeating: " ", count: indent)
    let value = String(line.dropFirst(indent)).wrapped(columns: columns - indent)
    return [String(line.prefix(indent)) + value[0]] + value.dropFirst().map { margin + $0 }
  }

  private func list(_ names: [String]) -> String {
    let shown = 10
    return names.prefix(shown).joined(separator: ", ")
      + (names.count > shown ? " and \(names.count - shown) more" : "")
  }

  private func address(_ url: String) -> String { URLCredentials.masked(url: url) }
  private func time(_ seconds: Int64) -> String { Timestamp(secondsSinceEpoch: seconds).rfc3339 }
}
