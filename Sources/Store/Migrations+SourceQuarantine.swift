extension Migrations {
  /// Documents out of files that killed the process or did not end, by the place where they begin.
  static let sourceQuarantine = """
    CREATE TABLE source_quarantine (
      path TEXT NOT NULL,
      offset INTEGER NOT NULL,
      member_index INTEGER NOT NULL,
      mark INTEGER NOT NULL,
      PRIMARY KEY (path, offset, member_index)
    ) WITHOUT ROWID;
    """
}
