internal import GRDB

/// How often one source told what another had told before.
public struct Following: Sendable, Equatable {
  /// Ids of the sources that found the articles first.
  public var leader: String
  public var follower: String
  /// Copies and light rewrites.
  public var copies: Int
  /// Other articles of the same story: translations.
  public var translations: Int
}

extension StateStore {
  /// Which sources follow which, of articles stored since a time; those that do it most often first.
  ///
  /// - Parameters:
  ///   - since: seconds since 1970.
  ///   - count: pairs at most.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func followings(since: Int64, most count: Int) throws(StoreError) -> [Following] {
    func source(of article: String) -> String {
      "(SELECT feed_id FROM document WHERE article_id = \(article) ORDER BY seq LIMIT 1)"
    }
    return try read { db in
      // `LIMIT -1`: each source is looked up once, not again wherever it is asked for.
      try Row.fetchAll(
        db,
        sql: """
          SELECT leader, follower, SUM(is_copy) AS copies, COUNT(*) - SUM(is_copy) AS translations
          FROM (
            SELECT \(source(of: "original")) AS leader, \(source(of: "id")) AS follower, is_copy
            FROM (
              SELECT id, COALESCE(duplicate_of, story_id) AS original, duplicate_of IS NOT NULL AS is_copy
              FROM article LEFT JOIN story_member ON article_id = id
              WHERE fetched_at >= ? AND COALESCE(duplicate_of, story_id) IS NOT NULL
            ) LIMIT -1
          ) WHERE leader IS NOT NULL AND follower IS NOT NULL
          GROUP BY leader, follower ORDER BY COUNT(*) DESC, leader, follower LIMIT ?
          """, arguments: [since, count]
      ).map {
        Following(
          leader: $0["leader"], follower: $0["follower"], copies: $0["copies"],
          translations: $0["translations"])
      }
    }
  }
}
