internal import ASCII
internal import Foundation
internal import GRDB

/// Articles whose addresses change with their headlines.
extension StateStore {
  /// The stored articles whose addresses have the key, originals first; eight at most.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func articles(withNumberKey key: Int64) throws(StoreError) -> [ArticleRow] {
    try lookUp { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT * FROM article WHERE number_key = ? ORDER BY duplicate_of IS NOT NULL, part, id LIMIT 8
          """)
      return try Row.fetchAll(statement, arguments: [key]).map(Self.articleRow)
    }
  }

  /// The id under which the article with this other id is stored; nil where it is no alias.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func articleID(ofAlias id: String) throws(StoreError) -> String? {
    try lookUp { db in
      let statement = try db.cachedStatement(sql: "SELECT article_id FROM article_alias WHERE id = ?")
      return try Data.fetchOne(statement, arguments: [Data(hexadecimal: id)])?.hexadecimal
    }
  }

  static func keep(_ alias: ArticleAlias, in db: Database) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO article_alias (id, article_id) VALUES (?, ?)")
      .execute(arguments: [Data(hexadecimal: alias.id), Data(hexadecimal: alias.articleID)])
  }
}
