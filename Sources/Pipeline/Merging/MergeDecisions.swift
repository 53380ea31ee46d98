internal import Dedupe
internal import Model
public import Store
internal import Time

/// Decides what the records of several datasets are in one: the same code as a run's, in the order in which they are given, over a state
/// that knows nothing before.
public final class MergeDecisions {
  /// Committed together; no decision depends on it.
  private static let batchSize = 4_096

  /// Lines that are no keys.
  public private(set) var damages = 0
  private let state: StateStore
  private let articles: ArticleStore
  private let known: KnownArticles
  private var batch = ArticleStore.Batch()
  private var sequence: Int64 = 0

  /// - Parameter folder: for the state, and whatever else is needed meanwhile; to be removed afterwards.
  /// - Throws: `StoreError`: `diskFull` or `io` where the state cannot be made.
  public init(folder: String) throws(StoreError) {
    state = try StateStore(path: "\(folder)/state.sqlite")
    articles = try ArticleStore(
      state: state, root: folder, runID: RunID.make(at: .system), layout: PartLayout())
    known = KnownArticles(state: state, articles: articles)
  }

  /// What becomes of a record, tab-separated: its name, number, revision, original (empty: it is one itself) and story; of
  /// one that one machine would not have stored the name and `-`.
  ///
  /// - Parameter line: a record's key, as ``MergeReading/keys(_:)`` makes it, behind its name.
  /// - Returns: nil where it is none.
  /// - Throws: `StoreError` where the state cannot be read or written.
  public func decide(_ line: String) throws(StoreError) -> String? {
    guard let key = MergeKey(line: line) else {
      damages += 1
      return nil
    }
    var article = key.article
    let ownStory = article.story
    if let alias = try known.identify(&article, inLedger: nil) { batch.aliases.append(alias) }
    guard try !known.isOlderCapture(article) else { return "\(key.name)\t-" }
    switch try known.verdict(on: article) {
    case .unchanged: return "\(key.name)\t-"
    case .new: article.revision = 1
    case .revision(let revision): article.revision = revision
    case .duplicate(let original, let revision):
      article.revision = revision
      article.duplicateOf = original
    }
    let row = ArticleRow(
      id: article.id, revision: article.revision, contentHash: article.contentHash,
      duplicateOf: article.duplicateOf, fetchedAt: article.dateFetched?.secondsSinceEpoch,
      numberKey: KnownArticles.numberKey(of: article))
    if let member = try known.remember(row, of: &article, key.evidence, toldStory: ownStory) {
      batch.storyMembers.append(member)
    }
    batch.records.append(
      .init(partition: Partition(date: "unknown", language: "und"), line: Self.line, row: row))
    if batch.records.count >= Self.batchSize { try commit() }
    sequence += 1
    let fields = [
      key.name, String(sequence), String(article.revision), article.id, article.duplicateOf ?? "",
      article.story ?? article.id,
    ]
    return fields.joined(separator: "\t")
  }

  /// The store needs a line for each article; these are never read.
  private static let line = Array("{\"schema_version\":1,\"merged\":true}\n".utf8)

  private func commit() throws(StoreError) {
    try articles.commit(batch)
    batch = ArticleStore.Batch()
    known.endBatch()
  }
}
