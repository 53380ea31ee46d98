extension Migrations {
  /// Compactions, the ledger's own count, what runs on a day brought, quality by host, deaths while a page was read.
  static let upkeep = """
    -- Parts that were merged into another: the number stays, so that articles need not be told.
    ALTER TABLE part ADD COLUMN replaced_by INTEGER;

    -- A partition whose parts are being merged.
    CREATE TABLE compaction (
      root TEXT NOT NULL,
      folder TEXT NOT NULL,
      -- The first of the merged parts: lies in the partition once the folders were exchanged.
      first_part TEXT NOT NULL,
      -- The merged parts are known as the partition's.
      is_committed INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (root, folder)
    ) WITHOUT ROWID;

    -- How many addresses a feed ever brought, counted apart from the ledger's rows, so that one proves the other.
    CREATE TABLE discovery (
      feed_id TEXT PRIMARY KEY,
      documents INTEGER NOT NULL
    ) WITHOUT ROWID;
    INSERT INTO discovery SELECT feed_id, COUNT(*) FROM document GROUP BY feed_id;

    -- What came on a day (days since 1970 UTC): new entries of a feed, records of a host or a language, runs.
    CREATE TABLE activity (
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      day INTEGER NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (kind, name, day)
    ) WITHOUT ROWID;

    -- Running mean and variance of the quality of a host's articles.
    CREATE TABLE host_quality (
      host TEXT PRIMARY KEY,
      articles INTEGER NOT NULL,
      mean REAL NOT NULL,
      variance REAL NOT NULL,
      recent REAL NOT NULL
    ) WITHOUT ROWID;

    -- How often the process died while this page was read.
    ALTER TABLE document ADD COLUMN deaths INTEGER NOT NULL DEFAULT 0;
    """
}
