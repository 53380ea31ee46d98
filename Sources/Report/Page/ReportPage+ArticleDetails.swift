internal import Extract
internal import JSON

/// What one click on an article shows besides its text.
extension ReportPage {
  private static let shownMentions = 12
  private static let shownEvidence = 6

  /// Headline and text beside those of the revision before, as far as they are others.
  func writeChanges(
    from previous: JSONValue, to record: JSONValue, language: String, _ page: inout HTMLWriter
  ) {
    page.markup("<p class=note>")
    page.words("Changed since revision ", "Thay đổi so với bản sửa ")
    page.number(previous["revision"]?.int ?? 1)
    page.markup("</p>")
    let differences = ["title", "text"].map {
      TextDifference(from: previous[$0]?.string ?? "", to: record[$0]?.string ?? "")
    }
    guard differences.contains(where: { !$0.isEmpty }) else {
      page.markup("<p>")
      page.words(
        "neither the headline nor the beginning of the text", "không phải tiêu đề hay phần đầu nội dung")
      return page.markup("</p>")
    }
    for difference in differences where !difference.isEmpty {
      page.markup("<p dir=auto")
      page.attribute("lang", language)
      page.markup(">")
      for piece in difference.pieces { write(piece, &page) }
      page.markup("</p>")
    }
  }

  private func write(_ piece: TextDifference.Piece, _ page: inout HTMLWriter) {
    switch piece.change {
    case .kept: page.text(piece.text.isEmpty ? "…" : piece.text)
    case .removed:
      page.markup("<del>")
      page.text(piece.text)
      page.markup("</del>")
    case .added:
      page.markup("<ins>")
      page.text(piece.text)
      page.markup("</ins>")
    }
    page.markup(" ")
  }

  /// Candidates for the date of publication, the chosen one first.
  func writeEvidence(_ record: JSONValue, _ page: inout HTMLWriter) {
    let evidence = record["date_evidence"]?.array ?? []
    guard !evidence.isEmpty else { return }
    writeTerm("Evidence for the date", "Căn cứ về ngày đăng", &page)
    for candidate in evidence.prefix(Self.shownEvidence) {
      page.markup("<dd>")
      page.text(candidate["value"]?.string ?? "", limit: 40)
      page.markup(" · ")
      page.text(candidate["from"]?.string ?? "", limit: 40)
      if candidate["conflict"]?.bool == true {
        page.markup(" · ")
        page.words("contradicts the chosen one", "trái với ngày đã chọn")
      }
      page.markup("</dd>")
    }
  }

  func writeMentions(_ record: JSONValue, _ page: inout HTMLWriter) {
    let mentions = record["mentions"]?.array ?? []
    guard !mentions.isEmpty else { return }
    writeTerm("Mentions", "Số liệu và thời gian được nhắc tới", &page)
    page.markup("<dd>")
    for (index, mention) in mentions.prefix(Self.shownMentions).enumerated() {
      if index > 0 { page.markup(" · ") }
      page.text(mention["text"]?.string ?? "", limit: 60)
      let value = [mention["value"], mention["unit"] ?? mention["currency"]].compactMap { $0?.string }
      page.text(" = \(value.joined(separator: " "))", limit: 60)
    }
    if mentions.count > Self.shownMentions {
      page.markup(" · … ")
      page.number(mentions.count)
    }
    page.markup("</dd>")
  }

  func writeRelated(_ related: [ArticleFigures.Related], _ page: inout HTMLWriter) {
    guard !related.isEmpty else { return }
    writeTerm("Copies and translations", "Bài trùng và bản dịch", &page)
    for one in related {
      page.markup("<dd>")
      if let url = one.url { writeLink(url, &page) } else { page.text(one.id, limit: 64) }
      page.markup("</dd>")
    }
  }

  func writeTerm(_ english: StaticString, _ vietnamese: StaticString, _ page: inout HTMLWriter) {
    page.markup("<dt>")
    page.words(english, vietnamese)
    page.markup("</dt>")
  }
}
