extension Migrations {
  /// Hosts that asked for peace, for the next run.
  static let hostRests = """
    CREATE TABLE host_rest (
      host TEXT PRIMARY KEY,
      until INTEGER NOT NULL,
      count INTEGER NOT NULL
    ) WITHOUT ROWID;
    """
}
