extension Migrations {
  /// Evidence by number, the index over its keys (`PostingIndex`), and the members of stories: articles that joined another's. An
  /// article that is not among them is its own story.
  static let stories = """
    CREATE TABLE story_evidence (
      number INTEGER PRIMARY KEY,
      article_id BLOB NOT NULL,
      evidence BLOB NOT NULL
    );
    CREATE TABLE story_evidence_page (
      page INTEGER PRIMARY KEY,
      postings BLOB NOT NULL
    );
    CREATE TABLE story_evidence_recent (
      article INTEGER NOT NULL,
      keys BLOB NOT NULL
    );
    CREATE TABLE story_member (
      article_id BLOB PRIMARY KEY,
      story_id BLOB NOT NULL,
      -- The member that it was matched with, and by what (JSON).
      partner_id BLOB NOT NULL,
      evidence TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX story_member_story ON story_member(story_id);
    """
}
