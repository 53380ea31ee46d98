internal import Dedupe
internal import Foundation
internal import Language
internal import Model
internal import Pipeline
internal import Store
internal import Time

/// `judge FILE.jsonl`: what the archive makes of texts, one after the other.
///
/// A line is `{"name", "url"?, "title", "lines": […], "published"?, "links"?, "images"?, "alternates"?: [{"language", "url"}]}`. The
/// answer is a line for each, `{"name", "verdict", "original"?, "story"?}` with the names of the input.
enum LabelledArticles {
  private struct Line: Decodable {
    struct Alternate: Decodable {
      var language: String
      var url: String
    }

    var name: String
    var url: String?
    var title: String
    var lines: [String]
    var published: String?
    var links: [String]?
    var images: [String]?
    var alternates: [Alternate]?

    var article: Article {
      var article = Article(source: ArticleSource(kind: .file))
      article.url = url ?? "https://labelled.example/\(name)"
      article.title = title
      article.blocks = lines.map { Block(.paragraph, $0) }
      for (index, link) in (links ?? []).enumerated() where !article.blocks.isEmpty {
        let block = index % article.blocks.count
        article.blocks[block].marks.append(.init(.link(url: link, rel: nil), 0..<1))
      }
      article.images = (images ?? []).map { ImageReference(url: $0) }
      article.alternates = (alternates ?? []).compactMap { alternate in
        LanguageTag(alternate.language).map { Article.Alternate(language: $0, url: alternate.url) }
      }
      article.datePublished = published.flatMap { text in
        (try? Date(text, strategy: .iso8601)).map {
          Timestamp(secondsSinceEpoch: Int64($0.timeIntervalSince1970), offset: .none)
        }
      }
      Normalizer().normalize(&article)
      Identity.complete(&article)
      return article
    }
  }

  static func run(_ path: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let state = try StateStore(path: folder + "/state.sqlite")
    let known = KnownArticles(
      state: state, articles: try ArticleStore(state: state, root: folder, runID: "labelled"))
    let decoder = JSONDecoder()
    var names: [String: String] = [:]
    for text in try FileBytes.readUnpacked(path, maximumBytes: 1 << 30).split(separator: UInt8(ascii: "\n")) {
      let line = try decoder.decode(Line.self, from: Data(text))
      var article = line.article
      var answer = ["name": line.name]
      switch try known.verdict(on: article) {
      case .duplicate(let original, _):
        (article.duplicateOf, answer["original"]) = (original, names[original])
        answer["verdict"] = "duplicate"
      case .new: answer["verdict"] = "new"
      case .revision: answer["verdict"] = "revision"
      case .unchanged: answer["verdict"] = "unchanged"
      }
      names[article.id] = line.name
      let row = ArticleRow(
        id: article.id, revision: 1, contentHash: article.contentHash, duplicateOf: article.duplicateOf)
      _ = try known.remember(row, of: &article)
      answer["story"] = article.story.flatMap { names[$0] }
      let bytes = try JSONSerialization.data(withJSONObject: answer, options: .sortedKeys)
      FileHandle.standardOutput.write(bytes + Data("\n".utf8))
    }
  }
}
