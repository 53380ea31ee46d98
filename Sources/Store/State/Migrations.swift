internal import Addresses
internal import Foundation
internal import GRDB

/// The state's schema, as a list that only grows: a migration that was released is never edited.
/// Times are seconds since 1970 UTC; ids and keys are the bytes of their hexadecimal form.
enum Migrations {
  /// Brings the database to the current schema.
  ///
  /// A reader and a run may open one database at the same time, and GRDB looks up what is left to do before it
  /// waits for the write lock: a step that the other process made meanwhile then fails. It is tried again as
  /// long as the other gets on.
  static func apply(to database: DatabaseQueue) throws {
    while true {
      let before = try database.read(applied)
      do { return try all.migrate(database) } catch {
        guard try database.read(applied) != before else { throw error }
      }
    }
  }

  /// Whether a newer program made the database's schema.
  static func areOlder(than database: DatabaseQueue) throws -> Bool {
    try !(database.read(applied) ?? []).isSubset(of: all.migrations)
  }

  /// The names of the steps that were made, nil before GRDB has made its own table of them.
  ///
  /// GRDB's own lookup asks for the names first, and for the table when that fails: a table that another
  /// process makes between the two is an error to it.
  private static func applied(in db: Database) throws -> Set<String>? {
    let hasTable = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'grdb_migrations')")
    guard hasTable == true else { return nil }
    return try String.fetchSet(db, sql: "SELECT identifier FROM grdb_migrations")
  }

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
    migrator.registerMigration("kinds of sources") { db in try db.execute(sql: sourceKinds) }
    migrator.registerMigration("guids; ids of the ledger's own sources") { db in
      try db.execute(sql: guids + ownSources)
    }
    migrator.registerMigration("host guards") { db in try db.execute(sql: hostGuards) }
    migrator.registerMigration("what sources say; how they are read") { db in
      try db.execute(sql: sourceWords)
    }
    migrator.registerMigration("numbered addresses; aliases of articles") { db in
      try db.execute(sql: numberedAddresses)
      try numberArticles(in: db)
    }
    migrator.registerMigration("documents in files by their place") { db in try db.execute(sql: filePlaces) }
    migrator.registerMigration("sequence") { db in
      try db.execute(sql: sequence)
      try StateStore.numberParts(in: db)
    }
    migrator.registerMigration("failed attempts; documents by article") { db in
      try db.execute(sql: failedAttempts)
    }
    migrator.registerMigration("quality and size by day") { db in try db.execute(sql: days) }
    migrator.registerMigration("erasures") { db in try db.execute(sql: erasures) }
    migrator.registerMigration("counts of the ledger; articles by time") { db in
      try db.execute(sql: ledgerCounts)
    }
    migrator.registerMigration("fresh pages of indexes") { db in try db.execute(sql: freshPages) }
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

  /// Hosts that asked for peace, for the next run.
  private static let hostRests = """
    CREATE TABLE host_rest (
      host TEXT PRIMARY KEY,
      until INTEGER NOT NULL,
      count INTEGER NOT NULL
    ) WITHOUT ROWID;
    """

  /// Compactions, the ledger's own count, what runs on a day brought, quality by host, deaths while a page was read.
  private static let upkeep = """
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

  /// Signatures by number, which only grows, and the index over their keys (`PostingIndex`).
  private static let nearDuplicates = """
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

  /// How far each file of a backfill is read; when an article's capture was made.
  private static let sourceFiles = """
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

  /// Evidence by number, the index over its keys (`PostingIndex`), and the members of stories: articles that joined another's. An
  /// article that is not among them is its own story.
  private static let stories = """
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

  /// Files of `bantin run --archive`.
  private static let captures = """
    CREATE TABLE capture_file (
      number INTEGER PRIMARY KEY,
      root TEXT NOT NULL,
      path TEXT NOT NULL,
      length INTEGER NOT NULL DEFAULT 0,
      is_published INTEGER NOT NULL DEFAULT 0
    );
    """

  /// How often the process died while a document out of a file was read, by its mark; gone once it was read.
  private static let sourceDeaths = """
    CREATE TABLE source_death (mark INTEGER PRIMARY KEY, deaths INTEGER NOT NULL);
    """

  /// The feed's own identity of an entry, where it tells more than the address.
  private static let guids = """
    ALTER TABLE document ADD COLUMN guid_key BLOB;
    CREATE INDEX document_guid ON document(guid_key) WHERE guid_key IS NOT NULL;

    """

  /// Hosts where guards answered pages in place of the site.
  private static let hostGuards = """
    CREATE TABLE host_guard (
      host TEXT PRIMARY KEY,
      guard_name TEXT NOT NULL,
      count INTEGER NOT NULL,
      since INTEGER NOT NULL,
      until INTEGER NOT NULL
    ) WITHOUT ROWID;
    """

  /// What sources say of a document besides its date, and a digest of the settings and rules that a source was read by.
  private static let sourceWords = """
    ALTER TABLE document ADD COLUMN entry_title TEXT;
    ALTER TABLE document ADD COLUMN entry_language TEXT;
    ALTER TABLE feed ADD COLUMN reading_digest BLOB;
    """

  /// What stays of an article's address when its headline changes (`NumberedAddress`), and ids that were given for an article
  /// after its address had changed.
  private static let numberedAddresses = """
    ALTER TABLE article ADD COLUMN number_key INTEGER;
    CREATE INDEX article_number ON article(number_key) WHERE number_key IS NOT NULL;
    CREATE TABLE article_alias (id BLOB PRIMARY KEY, article_id BLOB NOT NULL) WITHOUT ROWID;
    """

  /// Attempts at a document that brought no article, the newest few of each document (`FailedAttempt`), and the addresses of an article.
  private static let failedAttempts = """
    CREATE TABLE failed_attempt (
      seq INTEGER NOT NULL,
      at INTEGER NOT NULL,
      run_id TEXT NOT NULL,
      state TEXT NOT NULL,
      code TEXT NOT NULL,
      detail TEXT,
      PRIMARY KEY (seq, at)
    ) WITHOUT ROWID;
    CREATE INDEX document_article ON document(article_id) WHERE article_id IS NOT NULL;
    """

  /// Quality of a host's articles and size of the dataset, by day (days since 1970 UTC).
  private static let days = """
    CREATE TABLE host_day (
      host TEXT NOT NULL,
      day INTEGER NOT NULL,
      articles INTEGER NOT NULL,
      -- Sum of their quality.
      quality REAL NOT NULL,
      PRIMARY KEY (host, day)
    ) WITHOUT ROWID;

    -- As the day's last run left it.
    CREATE TABLE dataset_day (
      day INTEGER PRIMARY KEY,
      parts INTEGER NOT NULL,
      records INTEGER NOT NULL,
      part_bytes INTEGER NOT NULL,
      state_bytes INTEGER NOT NULL
    );
    """

  /// What `bantin forget` is at work on: gone when it is done.
  private static let erasures = """
    CREATE TABLE erasure (
      number INTEGER PRIMARY KEY,
      -- JSON (`ErasurePlan`).
      plan TEXT NOT NULL,
      -- The state has forgotten, and the deletions have their numbers: only files may be left.
      is_recorded INTEGER NOT NULL DEFAULT 0
    );
    """

  /// By the addresses under which articles were found.
  private static func numberArticles(in db: Database) throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT url, article_id FROM document WHERE article_id IS NOT NULL")
    let update = try db.makeStatement(sql: "UPDATE article SET number_key = ? WHERE id = ?")
    while let row = try rows.next() {
      guard let url = WebURL(row["url"] as String), let address = NumberedAddress(url) else { continue }
      try update.execute(arguments: [address.key, row["article_id"] as Data])
    }
  }

  /// What came from no feed stood under names that a feed can have, too: `url`. Where there is such a feed its documents
  /// cannot be told apart from the others any more, and stay.
  private static let ownSources = ["document", "discovery"].map { table in
    """
    UPDATE \(table) SET feed_id = '@' || feed_id
    WHERE feed_id IN ('url', 'sitemap', 'feed', 'warc', 'file') AND feed_id NOT IN (SELECT id FROM feed);

    """
  }.joined()

  /// Documents out of files that killed the process or did not end, by the place where they begin.
  private static let sourceQuarantine = """
    CREATE TABLE source_quarantine (
      path TEXT NOT NULL,
      offset INTEGER NOT NULL,
      member_index INTEGER NOT NULL,
      mark INTEGER NOT NULL,
      PRIMARY KEY (path, offset, member_index)
    ) WITHOUT ROWID;
    """

  /// Deaths while a document in a file was read, by the place where it begins. They were counted by a hash of the place where it
  /// ends, which names the places of those in quarantine only: suspicion of the others begins anew.
  private static let filePlaces = """
    CREATE TABLE file_death (
      path TEXT NOT NULL,
      offset INTEGER NOT NULL,
      member_index INTEGER NOT NULL,
      deaths INTEGER NOT NULL,
      PRIMARY KEY (path, offset, member_index)
    ) WITHOUT ROWID;
    INSERT INTO file_death
      SELECT path, offset, member_index, deaths FROM source_quarantine JOIN source_death USING (mark);
    DROP TABLE source_death;
    ALTER TABLE source_quarantine DROP COLUMN mark;
    """

  /// What each source proved to be, and the sitemaps behind the indexes among them.
  private static let sourceKinds = """
    ALTER TABLE feed ADD COLUMN kind TEXT;
    UPDATE feed SET kind = 'feed' WHERE had_entries;

    CREATE TABLE sitemap (
      feed_id TEXT NOT NULL,
      url TEXT NOT NULL,
      parent_url TEXT NOT NULL,
      etag TEXT,
      last_modified TEXT,
      body_hash BLOB,
      listed_at INTEGER,
      newest_at INTEGER,
      is_news INTEGER NOT NULL,
      is_index INTEGER NOT NULL,
      checked_at INTEGER NOT NULL,
      failure_count INTEGER NOT NULL,
      PRIMARY KEY (feed_id, url)
    ) WITHOUT ROWID;

    -- Every sitemap that a source's indexes ever listed, 8 bytes each: what has no date in one that is not among them is new.
    CREATE TABLE sitemap_listing (feed_id TEXT PRIMARY KEY, keys BLOB NOT NULL);
    """

  /// The numbers of records, by part.
  private static let sequence = """
    CREATE TABLE dataset (
      -- Random: what a reader's cursor belongs to.
      id TEXT NOT NULL,
      -- The greatest number that a record was ever given.
      last_sequence INTEGER NOT NULL,
      -- The manifest beside the parts does not say what this state says.
      is_manifest_stale INTEGER NOT NULL
    );
    INSERT INTO dataset VALUES (lower(hex(randomblob(16))), 0, 1);

    -- Of its records; NULL where it has none.
    ALTER TABLE part ADD COLUMN first_sequence INTEGER;
    ALTER TABLE part ADD COLUMN last_sequence INTEGER;
    -- The lines carry their numbers. Those of parts that older programs wrote do not: the first line has first_sequence,
    -- each further one the next.
    ALTER TABLE part ADD COLUMN is_numbered INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX part_sequence ON part(last_sequence) WHERE replaced_by IS NULL;
    """

  /// Pages between the recent postings and the old pages (`PostingIndex`). Old pages were numbered by the upper 16 bits of their
  /// keys, and are by the first key that they may hold.
  private static let freshPages = ["near_duplicate", "story_evidence"].map { table in
    """
    CREATE TABLE \(table)_fresh_page (
      page INTEGER PRIMARY KEY,
      postings BLOB NOT NULL
    );
    UPDATE \(table)_page SET page = page << 16;

    """
  }.joined()

  /// How many documents each source has of each state and reason: the ledger is too large to be counted in every run. Kept by
  /// triggers, so that no statement can forget it. And the newest articles, for the report, with all that it wants of them.
  private static let ledgerCounts = """
    CREATE TABLE ledger_count (
      feed_id TEXT NOT NULL,
      state TEXT NOT NULL,
      -- Empty where there is none.
      reason TEXT NOT NULL,
      -- Whether they are to be tried again.
      waits INTEGER NOT NULL,
      documents INTEGER NOT NULL,
      PRIMARY KEY (feed_id, state, reason, waits)
    ) WITHOUT ROWID;
    INSERT INTO ledger_count
      SELECT feed_id, state, COALESCE(reason, ''), next_try_at IS NOT NULL, COUNT(*) FROM document NOT INDEXED
      GROUP BY 1, 2, 3, 4;
    CREATE INDEX article_fetched ON article(fetched_at, duplicate_of) WHERE fetched_at IS NOT NULL;

    CREATE TRIGGER document_counted AFTER INSERT ON document BEGIN
      INSERT INTO ledger_count VALUES (NEW.feed_id, NEW.state, COALESCE(NEW.reason, ''), NEW.next_try_at IS NOT NULL, 1)
        ON CONFLICT DO UPDATE SET documents = documents + 1;
    END;
    CREATE TRIGGER document_counted_anew AFTER UPDATE OF feed_id, state, reason, next_try_at ON document
      WHEN (OLD.feed_id, OLD.state, OLD.reason, OLD.next_try_at IS NOT NULL)
        IS NOT (NEW.feed_id, NEW.state, NEW.reason, NEW.next_try_at IS NOT NULL)
    BEGIN
      UPDATE ledger_count SET documents = documents - 1 WHERE feed_id = OLD.feed_id AND state = OLD.state
        AND reason = COALESCE(OLD.reason, '') AND waits = (OLD.next_try_at IS NOT NULL);
      INSERT INTO ledger_count VALUES (NEW.feed_id, NEW.state, COALESCE(NEW.reason, ''), NEW.next_try_at IS NOT NULL, 1)
        ON CONFLICT DO UPDATE SET documents = documents + 1;
    END;
    CREATE TRIGGER document_counted_out AFTER DELETE ON document BEGIN
      UPDATE ledger_count SET documents = documents - 1 WHERE feed_id = OLD.feed_id AND state = OLD.state
        AND reason = COALESCE(OLD.reason, '') AND waits = (OLD.next_try_at IS NOT NULL);
    END;
    """
}
