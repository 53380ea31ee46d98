internal import Addresses
internal import Dedupe
public import Model
public import Store

/// Articles whose addresses change: the slug follows the headline, the canonical link is mended.
///
/// An id is made of the first address. An article whose own id is not known is a further version of a stored one
/// - where its address was found to be one of that article's before;
/// - where both addresses have one number (`NumberedAddress`) and the texts are alike, whatever changed in them;
/// - where the ledger knows the document as that article and the text is a copy of it, with no statement changed.
///
/// Two articles taken for one would hide one of them; one article taken for two is no more than a copy. So the address
/// alone is never enough.
extension KnownArticles {
  /// Gives the article the id of the stored one that it is a further version of.
  ///
  /// - Parameters:
  ///   - article: identified by its own address.
  ///   - ledgerID: the article that the document was stored as before.
  /// - Returns: the alias that is to be committed; nil where the article keeps its id, or the alias is known.
  /// - Throws: `StoreError` where the state cannot be read.
  public func identify(
    _ article: inout Article, inLedger ledgerID: String?
  ) throws(StoreError) -> ArticleAlias? {
    let ownID = article.id
    guard try known(ownID) == nil else { return nil }
    let aliased: String? = if let id = batchAliases[ownID] { id } else { try state.articleID(ofAlias: ownID) }
    if let aliased {
      article.id = aliased
      return nil
    }
    guard let id = try earlierVersion(of: article, inLedger: ledgerID) else { return nil }
    article.id = id
    batchAliases[ownID] = id
    return ArticleAlias(id: ownID, articleID: id)
  }

  public static func numberKey(of article: Article) -> Int64? {
    article.urlCanonical.flatMap { WebURL($0) }.flatMap { NumberedAddress($0) }?.key
  }

  private func earlierVersion(of article: Article, inLedger ledgerID: String?) throws(StoreError) -> String? {
    if let key = Self.numberKey(of: article) {
      var rows = try state.articles(withNumberKey: key)
      if let id = batchByNumber[key], let row = batchByID[id] { rows.append(row) }
      for row in rows where try resembles(article, row, by: \.isAlike) { return row.id }
    }
    guard let ledgerID, let row = try known(ledgerID), try resembles(article, row, by: \.isDuplicate) else {
      return nil
    }
    return row.id
  }

  /// A copy has no signature in the index: its original has.
  private func resembles(
    _ article: Article, _ row: ArticleRow, by isSame: (Signature.Comparison) -> Bool
  ) throws(StoreError) -> Bool {
    if row.contentHash == article.contentHash { return true }
    guard let signature = article.signature.flatMap({ Signature(hexadecimal: $0) }) else { return false }
    return try nearDuplicates.find(signature.keys).candidates.contains { candidate in
      guard candidate.id == row.id || candidate.id == row.duplicateOf,
        let theirs = Signature(compared: candidate.value, keys: [])
      else { return false }
      return isSame(Signature.compare(signature, theirs))
    }
  }
}
