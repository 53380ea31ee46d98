extension Migrations {
  /// Files of `bantin run --archive`.
  static let captures = """
    CREATE TABLE capture_file (
      number INTEGER PRIMARY KEY,
      root TEXT NOT NULL,
      path TEXT NOT NULL,
      length INTEGER NOT NULL DEFAULT 0,
      is_published INTEGER NOT NULL DEFAULT 0
    );
    """
}
