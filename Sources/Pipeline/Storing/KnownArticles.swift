public import Dedupe
public import Model
public import Store
internal import Time

/// What the dataset knows of articles, the batch that is not yet committed included, and what it makes of one more.
///
/// One thread at a time, in the order of discovery: what an article is depends on those before it alone.
public final class KnownArticles {
  let state: StateStore
  let nearDuplicates: ArticleIndex
  private let stories: Stories
  var batchByID: [String: ArticleRow] = [:]
  private var batchByHash: [String: ArticleRow] = [:]
  var batchByNumber: [Int64: String] = [:]
  var batchAliases: [String: String] = [:]

  public init(state: StateStore, articles: ArticleStore) {
    self.state = state
    nearDuplicates = articles.nearDuplicates
    stories = Stories(state: state, index: articles.stories)
  }

  /// What the article is beside what is stored already: new, a revision, a copy, or unchanged.
  ///
  /// - Throws: `StoreError` where the state cannot be read.
  public func verdict(on article: Article) throws(StoreError) -> Verdict {
    let sameID = try known(article.id)
    if sameID?.contentHash == article.contentHash { return .unchanged }
    var original = try original(withContentHash: article.contentHash)
    // An article that others may name as their original stays one, whatever it comes to resemble.
    if original == nil, sameID == nil || sameID?.duplicateOf != nil {
      original = try nearOriginal(of: article)
    }
    return Verdict.of(
      article, sameID: sameID.map(Verdict.Known.init), original: original.map(Verdict.Known.init))
  }

  /// True for a capture of a known article that is older than the stored one and has other content. It is no revision.
  ///
  /// - Throws: `StoreError` where the state cannot be read.
  public func isOlderCapture(_ article: Article) throws(StoreError) -> Bool {
    guard let fetched = article.dateFetched?.secondsSinceEpoch, let sameID = try known(article.id),
      let stored = sameID.fetchedAt
    else { return false }
    return fetched < stored && article.contentHash != sameID.contentHash
  }

  /// Takes an article in that is being written, and tells its story; `endBatch` when it is committed.
  ///
  /// - Parameters:
  ///   - row: the article's row in the state, with its revision.
  ///   - article: with the id that it is stored under.
  ///   - evidence: the article's, where it is made already.
  ///   - toldStory: what another dataset took for its story, by evidence that may not be had here: it holds where nothing
  ///     matches and the story's first article is known.
  /// - Returns: the story that the article joins, to be committed with it; nil where it begins a story of its own.
  /// - Throws: `StoreError` where the state cannot be read.
  public func remember(
    _ row: ArticleRow, of article: inout Article, _ evidence: StoryEvidence? = nil, toldStory: String? = nil
  ) throws(StoreError) -> StoryMember? {
    let isNew = try known(row.id) == nil
    batchByID[row.id] = row
    if let key = row.numberKey, batchByNumber[key] == nil { batchByNumber[key] = row.id }
    if row.duplicateOf == nil {
      if batchByHash[row.contentHash] == nil { batchByHash[row.contentHash] = row }
      if let signature = article.signature.flatMap({ Signature(hexadecimal: $0) }) {
        try nearDuplicates.add(id: row.id, keys: signature.keys, value: signature.compared)
      }
    }
    var story: String?
    if let toldStory, toldStory != row.id, try known(toldStory) != nil { story = toldStory }
    return try stories.place(&article, evidence, isNew: isNew, toldStory: story)
  }

  public func endBatch() {
    batchByID.removeAll(keepingCapacity: true)
    batchByHash.removeAll(keepingCapacity: true)
    batchByNumber.removeAll(keepingCapacity: true)
    batchAliases.removeAll(keepingCapacity: true)
    stories.endBatch()
  }

  func known(_ id: String) throws(StoreError) -> ArticleRow? {
    if let row = batchByID[id] { return row }
    return try state.article(id)
  }

  private func original(withContentHash hash: String) throws(StoreError) -> ArticleRow? {
    if let row = try state.original(withContentHash: hash) { return row }
    return batchByHash[hash]
  }

  /// The article that this one is a near duplicate of: the one that resembles it most, of equals the earlier.
  private func nearOriginal(of article: Article) throws(StoreError) -> ArticleRow? {
    guard let signature = article.signature.flatMap({ Signature(hexadecimal: $0) }) else { return nil }
    var best: (id: String, resemblance: Double)?
    for candidate in try nearDuplicates.find(signature.keys).candidates where candidate.id != article.id {
      guard let theirs = Signature(compared: candidate.value, keys: []) else { continue }
      let comparison = Signature.compare(signature, theirs)
      guard comparison.isDuplicate, comparison.resemblance > best?.resemblance ?? -1 else { continue }
      best = (candidate.id, comparison.resemblance)
    }
    guard let best, let row = try known(best.id) else { return nil }
    // What was an original when it was added may since have become a copy itself.
    return try row.duplicateOf.flatMap { id throws(StoreError) in try known(id) } ?? row
  }
}

extension Verdict.Known {
  init(_ row: ArticleRow) { self.init(id: row.id, revision: row.revision, contentHash: row.contentHash) }
}
