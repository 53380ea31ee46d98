public import Model

/// What an article is to the dataset: new, a change, the same as before, or a copy of another.
public enum Verdict: Sendable, Equatable {
  case new
  case revision(Int)
  case unchanged
  /// The same content first came under another id.
  case duplicate(of: String, revision: Int)

  /// What the dataset knows of an article.
  public struct Known: Sendable, Equatable {
    public var id: String
    public var revision: Int
    public var contentHash: String

    public init(id: String, revision: Int, contentHash: String) {
      self.id = id
      self.revision = revision
      self.contentHash = contentHash
    }
  }

  /// - Parameters:
  ///   - article: identified, not stored yet.
  ///   - sameID: what was last stored under the article's id.
  ///   - original: the first article stored with the same content hash.
  public static func of(_ article: Article, sameID: Known?, original: Known?) -> Verdict {
    if let sameID, sameID.contentHash == article.contentHash { return .unchanged }
    let revision = (sameID?.revision ?? 0) + 1
    if let original, original.id != article.id { return .duplicate(of: original.id, revision: revision) }
    return sameID == nil ? .new : .revision(revision)
  }
}
