extension Migrations {
  /// How far each file of a backfill is read; when an article's capture was made.
  static let sourceFiles = """
    CREATE TABLE source_file (
      path TEXT PRIMARY KEY,
      size INTEGER NOT NULL,
      modified_at INTEGER NOT NULL,
      offset INTEGER NOT NULL,
      member_index INTEGER NOT NULL,
      is_done INTEGER NOT NULL
    ) WITHOUT ROWID;
    ALTER TABLE article ADD COLUMN fetched_at INTEGER;
    """
}
