public import Model
internal import Time

/// The folder that a record's part lies in, as engines that read Hive partitions expect it: `date=2026-11-23/lang=vi`.
public struct Partition: Sendable, Hashable, Comparable {
  /// UTC day of the fetch, `YYYY-MM-DD`; `unknown` where it is not known.
  public var date: String
  /// Primary language subtag, such as `vi`; `und` where the language is unknown.
  public var language: String

  public init(date: String, language: String) {
    self.date = date
    self.language = language
  }

  public init(of article: Article) {
    date =
      article.dateFetched.map { fetched in
        String(Timestamp(secondsSinceEpoch: fetched.secondsSinceEpoch).rfc3339.prefix(10))
      } ?? "unknown"
    language = article.language.primary
  }

  /// Of the folder, relative to `articles`.
  public var path: String { "date=\(date)/lang=\(language)" }

  public static func < (left: Partition, right: Partition) -> Bool { left.path < right.path }
}
