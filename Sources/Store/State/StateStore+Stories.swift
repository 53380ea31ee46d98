internal import ASCII
internal import Foundation
internal import GRDB

/// An article that belongs to another's story: a copy or a translation.
public struct StoryMember: Sendable, Equatable {
  /// Hexadecimal, as all ids.
  public var articleID: String
  /// The id of the story's first article.
  public var storyID: String
  /// The member that it was matched with.
  public var partnerID: String
  /// A JSON object: the evidence by which the two were matched.
  public var evidence: String

  public init(articleID: String, storyID: String, partnerID: String, evidence: String) {
    self.articleID = articleID
    self.storyID = storyID
    self.partnerID = partnerID
    self.evidence = evidence
  }
}

extension StateStore {
  /// The story that the article joined; nil where it is its own.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func storyMember(_ articleID: String) throws(StoreError) -> StoryMember? {
    try lookUp { db in
      let statement = try db.cachedStatement(sql: "SELECT * FROM story_member WHERE article_id = ?")
      return try Row.fetchOne(statement, arguments: [Data(hexadecimal: articleID)]).map(Self.storyMember)
    }
  }

  /// Those that joined the story, by id.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func storyMembers(of storyID: String) throws(StoreError) -> [StoryMember] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM story_member WHERE story_id = ? ORDER BY article_id",
        arguments: [Data(hexadecimal: storyID)]
      ).map(Self.storyMember)
    }
  }

  /// The ids of stored articles that begin with the digits, at most two.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func articleIDs(beginningWith digits: String) throws(StoreError) -> [String] {
    let low = Data(hexadecimal: digits.padding(toLength: 32, withPad: "0", startingAt: 0))
    let high = Data(hexadecimal: digits.padding(toLength: 32, withPad: "f", startingAt: 0))
    return try read { db in
      try Data.fetchAll(
        db, sql: "SELECT id FROM article WHERE id BETWEEN ? AND ? ORDER BY id LIMIT 2",
        arguments: [low, high]
      ).map(\.hexadecimal)
    }
  }

  /// The address under which the article was found first.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func address(ofArticle id: String) throws(StoreError) -> String? {
    try read { db in
      try String.fetchOne(
        db, sql: "SELECT url FROM document WHERE article_id = ? ORDER BY seq LIMIT 1",
        arguments: [Data(hexadecimal: id)])
    }
  }

  /// Adds members to a state that is being rebuilt.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func restore(_ members: [StoryMember]) throws(StoreError) {
    try write { db in for member in members { try Self.keep(member, in: db) } }
  }

  static func keep(_ member: StoryMember, in db: Database) throws {
    try db.cachedStatement(
      sql:
        "INSERT OR REPLACE INTO story_member (article_id, story_id, partner_id, evidence) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [
      Data(hexadecimal: member.articleID), Data(hexadecimal: member.storyID),
      Data(hexadecimal: member.partnerID),
      member.evidence,
    ])
  }

  private static func storyMember(_ row: Row) -> StoryMember {
    StoryMember(
      articleID: (row["article_id"] as Data).hexadecimal, storyID: (row["story_id"] as Data).hexadecimal,
      partnerID: (row["partner_id"] as Data).hexadecimal, evidence: row["evidence"])
  }
}
