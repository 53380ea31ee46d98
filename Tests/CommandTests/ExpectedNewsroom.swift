import Foundation
import Testing

/// The truth about the bundled newsroom, `data/newsroom/expected.json`.
struct ExpectedNewsroom: Decodable {
  var articles: [ExpectedArticle]

  /// Of articles with the same text, one is an original and the others name it.
  func checkDuplicates(_ records: [String: [String: Any]]) {
    for (name, copies) in Dictionary(grouping: articles.filter { $0.sameText != nil }, by: \.sameText) {
      let stored = copies.compactMap { records[$0.key] }
      let originals = stored.filter { $0["duplicate_of"] == nil }
      #expect(originals.count == 1, "\(name ?? ""): \(originals.count) originals")
      for copy in stored where copy["duplicate_of"] != nil {
        #expect(copy["duplicate_of"] as? String == originals.first?["id"] as? String)
      }
    }
  }
}

/// What one entry of the newsroom's feeds must become.
struct ExpectedArticle: Decodable {
  var url: String
  var urlCanonical: String?
  var outcome: String
  var sameText: String?
  var title: String?
  var authors: [String]?
  var datePublished: String?
  var language: String?
  var alsoLanguage: String?
  var languageDeclared: String?
  var image: String?
  var charset: String?
  var normalization: String?
  var first: String?
  var last: String?
  var contains: [String]?
  var captions: [String]?
  var absent: [String]?
  var absentUrls: [String]?

  /// The canonical URL that its record is found by.
  var key: String { urlCanonical ?? url }

  func check(_ record: [String: Any]?) {
    guard outcome.hasPrefix("stored") else {
      #expect(record == nil, "\(key) is stored; it is to be \(outcome)")
      return
    }
    guard let record else {
      if sameText == nil { Issue.record("\(key) is not stored") }
      return
    }
    checkMetadata(record)
    checkLanguage(record)
    checkText(record)
  }

  private func checkMetadata(_ record: [String: Any]) {
    #expect(record["title"] as? String == title, "\(key)")
    if let authors { #expect(record["authors"] as? [String] == authors, "\(key)") }
    let published = record["date_published"] as? String ?? ""
    if let day = datePublished, day.count == 10 {
      #expect(published.hasPrefix(day), "\(key)")
    } else {
      #expect(instant(published) == instant(datePublished ?? ""), "\(key): \(published)")
    }
    if let image { #expect((record["image"] as? [String: Any])?["url"] as? String == image, "\(key)") }
    let images = record["images"] as? [[String: Any]] ?? []
    for caption in captions ?? [] {
      #expect(
        images.contains { ($0["caption"] as? String ?? "").contains(caption) },
        "\(key): no caption \"\(caption)\"")
    }
  }

  private func checkLanguage(_ record: [String: Any]) {
    #expect(record["language"] as? String == language, "\(key)")
    if let languageDeclared { #expect(record["language_declared"] as? String == languageDeclared, "\(key)") }
    if let alsoLanguage {
      let tags = (record["languages"] as? [[String: Any]] ?? []).compactMap { $0["tag"] as? String }
      #expect(tags.contains(alsoLanguage), "\(key): languages \(tags)")
    }
    if let charset { #expect((record["http"] as? [String: Any])?["charset"] as? String == charset, "\(key)") }
    if let normalization {
      #expect((record["normalization"] as? [String] ?? []).contains(normalization), "\(key)")
    }
  }

  private func checkText(_ record: [String: Any]) {
    let text = record["text"] as? String ?? ""
    let markdown = record["markdown"] as? String ?? ""
    for sentence in [first, last].compactMap(\.self) + (contains ?? []) {
      #expect(text.contains(sentence), "\(key): the text lacks \"\(sentence)\"")
    }
    for phrase in absent ?? [] {
      #expect(!text.contains(phrase) && !markdown.contains(phrase), "\(key): the text has \"\(phrase)\"")
    }
    let addresses = ["links", "images"].flatMap { record[$0] as? [[String: Any]] ?? [] }
      .compactMap { $0["url"] as? String }
    for part in absentUrls ?? [] {
      #expect(
        !(addresses + [markdown]).contains { $0.contains(part) },
        "\(key): an address with \"\(part)\" is left")
    }
  }

  private func instant(_ text: String) -> Date? { ISO8601DateFormatter().date(from: text) }
}
