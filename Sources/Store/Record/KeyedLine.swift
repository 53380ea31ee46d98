public import Model
internal import Time

/// A record behind what is decided by when those of many machines come together.
///
/// Columns with tabs between them, as Hadoop's streaming filters have them: the number that it was given, `id`, `content_hash`,
/// `signature` (may be empty), seconds since 1970 of the fetch (may be empty), date and language of its partition, and the
/// record's line.
public enum KeyedLine {
  public static func encode(_ article: Article, number: Int) -> [UInt8] {
    let partition = Partition(of: article)
    let keys = [
      String(number), article.id, article.contentHash, article.signature ?? "",
      article.dateFetched.map { String($0.secondsSinceEpoch) } ?? "", partition.date, partition.language,
    ]
    return Array((keys.joined(separator: "\t") + "\t").utf8) + JSONLine.encode(article)
  }
}
