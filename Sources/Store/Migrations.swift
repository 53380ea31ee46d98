internal import GRDB

/// The state's schema, as a list that only grows: a migration that was released is never edited.
/// Times are seconds since 1970 UTC; ids and keys are the bytes of their hexadecimal form.
enum Migrations {
  static var all: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: runs, feeds, gaps, documents, articles, parts, robots") { db in
      try db.execute(sql: first)
    }
    migrator.registerMigration("host rests") { db in try db.execute(sql: hostRests) }
    migrator.registerMigration("archive: compactions, counts, activity, quality, deaths") { db in
      try db.execute(sql: upkeep)
    }
    migrator.registerMigration("near duplicates") { db in try db.execute(sql: nearDuplicates) }
    migrator.registerMigration("source files") { db in try db.execute(sql: sourceFiles) }
    migrator.registerMigration("stories") { db in try db.execute(sql: stories) }
    migrator.registerMigration("captures") { db in try db.execute(sql: captures) }
    migrator.registerMigration("source deaths") { db in try db.execute(sql: sourceDeaths) }
    migrator.registerMigration("source quarantine") { db in try db.execute(sql: sourceQuarantine) }
    return migrator
  }

  private static let first = """
    CREATE TABLE run (
      id TEXT PRIMARY KEY,
      started_at INTEGER NOT NULL,
      ended_at INTEGER,
      report TEXT
    ) WITHOUT ROWID;

    CREATE TABLE feed (
      id TEXT PRIMARY KEY,
      url TEXT NOT NULL,
      etag TEXT,
      last_modified TEXT,
      validated_at INTEGER,
      body_hash BLOB,
      entry_count INTEGER NOT NULL DEFAULT 0,
      had_entries INTEGER NOT NULL DEFAULT 0,
      first_polled_at INTEGER,
      polled_at INTEGER,
      changed_at INTEGER,
      change_interval INTEGER,
      conditional_count INTEGER NOT NULL DEFAULT 0,
      distrusted_until INTEGER,
      due_at INTEGER NOT NULL DEFAULT 0,
      failure_count INTEGER NOT NULL DEFAULT 0,
      error_code TEXT,
      error_detail TEXT,
      moved_to TEXT
    ) WITHOUT ROWID;

    -- Polls of a feed that did not overlap: entries between the two times may never have been seen.
    CREATE TABLE gap (
      feed_id TEXT NOT NULL,
      after INTEGER NOT NULL,
      before INTEGER NOT NULL,
      run_id TEXT NOT NULL,
      PRIMARY KEY (feed_id, before)
    ) WITHOUT ROWID;

    -- The ledger: every address ever discovered, in exactly one state. It is also the queue: what is pending is fetched.
    CREATE TABLE document (
      seq INTEGER PRIMARY KEY,
      key BLOB NOT NULL UNIQUE,
      url TEXT NOT NULL,
      host TEXT NOT NULL,
      feed_id TEXT NOT NULL,
      entry_id TEXT,
      entry_hash BLOB NOT NULL,
      entry_published INTEGER,
      entry_published_offset INTEGER,
      state TEXT NOT NULL,
      reason TEXT,
      attempts INTEGER NOT NULL DEFAULT 0,
      -- Not taken up before this; NULL where nothing is left to do.
      next_try_at INTEGER,
      etag TEXT,
      last_modified TEXT,
      article_id BLOB,
      discovered_run TEXT NOT NULL
    );
    CREATE INDEX document_waiting ON document(next_try_at) WHERE next_try_at IS NOT NULL;
    CREATE INDEX document_feed ON document(feed_id, state);

    CREATE TABLE article (
      id BLOB PRIMARY KEY,
      revision INTEGER NOT NULL,
      content_hash BLOB NOT NULL,
      duplicate_of BLOB,
      part INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX article_content ON article(content_hash);

    CREATE TABLE part (
      number INTEGER PRIMARY KEY,
      run_id TEXT NOT NULL,
      root TEXT NOT NULL,
      path TEXT NOT NULL,
      length INTEGER NOT NULL DEFAULT 0,
      records INTEGER NOT NULL DEFAULT 0,
      is_published INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX part_open ON part(number) WHERE is_published = 0;

    CREATE TABLE robots (
      origin TEXT PRIMARY KEY,
      status INTEGER NOT NULL,
      body BLOB NOT NULL,
      etag TEXT,
      last_modified TEXT,
      fetched_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL
    ) WITHOUT ROWID;
    """
}
