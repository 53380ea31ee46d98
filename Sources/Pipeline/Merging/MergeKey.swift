internal import Dedupe
internal import Extract
internal import Model
internal import Store
internal import Time

/// What decides what a record is beside the records of other datasets: all that one machine would have known of the article when
/// it stored it, without its text. One line, tab-separated.
struct MergeKey {
  private static let separator: Character = "\t"
  private static let fieldCount = 9

  /// The name that the caller gave; the answer carries it.
  var name: String
  var article: Article
  var evidence: StoryEvidence

  init(name: String, _ article: Article) {
    self.name = name
    self.article = article
    evidence = StoryEvidence(of: article)
  }

  /// Nil where it is none.
  init?(line: String) {
    let fields = line.split(separator: Self.separator, omittingEmptySubsequences: false).map { String($0) }
    guard fields.count == Self.fieldCount, let evidence = StoryEvidence(text: fields[8]) else { return nil }
    func known(_ field: String) -> String? { field.isEmpty ? nil : field }
    name = fields[0]
    article = Article(source: ArticleSource(kind: .file))
    article.id = fields[1]
    article.contentHash = fields[2]
    article.signature = known(fields[3])
    article.story = known(fields[4])
    article.urlCanonical = known(fields[5])
    article.language = LanguageTag(canonical: fields[6])
    article.dateFetched = Int64(fields[7]).map { Timestamp(secondsSinceEpoch: $0) }
    self.evidence = evidence
  }

  var line: String {
    // No address has a tab; of one that had the rest would be no key.
    let fields = [
      name, article.id, article.contentHash, article.signature ?? "", article.story ?? "",
      article.urlCanonical ?? "", article.language.value,
      article.dateFetched.map { String($0.secondsSinceEpoch) } ?? "", evidence.text,
    ]
    return fields.joined(separator: String(Self.separator))
  }
}
