internal import ASCII
public import Addresses
public import Model

/// Who an article is: its canonical URL, its id and its content hash.
public enum Identity {
  /// Completes `urlCanonical`, `sourceDomain`, `contentHash`, `signature` and `id`. Language must have normalised the text.
  public static func complete(_ article: inout Article) {
    let page = article.url.flatMap { WebURL($0) }
    let declared = article.urlCanonical.flatMap { WebURL($0) }
    let canonical = page.map { CanonicalChoice.choose(declared: declared, page: $0) } ?? declared
    article.urlCanonical = canonical.map(CanonicalURL.canonical)
    article.sourceDomain = canonical.map { RegistrableDomain.of(host: $0.host) }
    article.contentHash = contentHash(of: article)
    article.signature = Signature(of: article)?.hexadecimal
    article.id =
      article.urlCanonical.map(articleID(ofAddress:))
      ?? String(article.contentHash.prefix(32))
  }

  /// The id of an article that is first found at this canonical address. A later address of it changes nothing.
  public static func articleID(ofAddress canonical: String) -> String {
    SHA256.key(canonical).hexadecimal
  }

  /// SHA-256 over the normalised title and text: what a reader would call the content. Counters, advertisements,
  /// dates and the template are no part of it; nor is a standfirst that says what `description` says, since one
  /// template prints it above the text and another does not.
  public static func contentHash(of article: Article) -> String {
    var bytes = Array((article.title ?? "").utf8)
    for block in article.contentBlocks {
      bytes.append(UInt8(ascii: "\n"))
      bytes.append(contentsOf: block.text.utf8)
    }
    return SHA256.digest(bytes).hexadecimal
  }

  /// The ledger's key of an address: one for all spellings of one URL. Nil where it is no http(s) URL.
  public static func ledgerKey(of url: WebURL) -> [UInt8] { SHA256.key(CanonicalURL.canonical(url)) }
}

extension Article {
  /// What identifies the content: the blocks, without a standfirst that repeats `description`.
  var contentBlocks: ArraySlice<Block> {
    let isStandfirst = blocks.count > 1 && blocks.first?.text == description
    return blocks.dropFirst(isStandfirst ? 1 : 0)
  }
}
