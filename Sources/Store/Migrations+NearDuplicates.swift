extension Migrations {
  /// Signatures by number, which only grows, and the index over their keys (`PostingIndex`).
  static let nearDuplicates = """
    CREATE TABLE near_duplicate (
      number INTEGER PRIMARY KEY,
      article_id BLOB NOT NULL,
      signature BLOB NOT NULL
    );
    CREATE TABLE near_duplicate_page (
      page INTEGER PRIMARY KEY,
      postings BLOB NOT NULL
    );
    CREATE TABLE near_duplicate_recent (
      article INTEGER NOT NULL,
      keys BLOB NOT NULL
    );
    """
}
