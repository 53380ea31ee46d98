-- DuckDB views over a dataset. From the folder that holds `out`:
--   duckdb -init scripts/analytics/views.sql
-- A dataset elsewhere: SET VARIABLE dataset = '/srv/news/out'; before reading this file.

SET VARIABLE dataset = COALESCE(getvariable('dataset'), 'out');

-- Every stored revision. The partition's day (`date`, of the fetch, UTC) and language (`lang`) come from the path, so a
-- condition on them reads only the parts that it must. Times get a column of their own, `…_at`.
CREATE OR REPLACE TEMP VIEW revisions AS
SELECT *,
  CAST(date_published AS TIMESTAMPTZ) AS published_at,
  CAST(date_modified AS TIMESTAMPTZ) AS modified_at,
  CAST(date_fetched AS TIMESTAMPTZ) AS fetched_at
FROM read_json(
  getvariable('dataset') || '/articles/*/*/part-*.jsonl*',
  format = 'newline_delimited', hive_partitioning = true, hive_types = {'date': DATE, 'lang': VARCHAR},
  maximum_object_size = 268435456,
  columns = {
    schema_version: 'INTEGER', sequence: 'BIGINT', id: 'VARCHAR', revision: 'INTEGER', page_type: 'VARCHAR', url: 'VARCHAR',
    url_requested: 'VARCHAR', url_canonical: 'VARCHAR', source_domain: 'VARCHAR', publisher: 'VARCHAR',
    source: 'STRUCT(kind VARCHAR, feed_id VARCHAR, feed_url VARCHAR, entry_id VARCHAR, path VARCHAR)',
    title: 'VARCHAR', description: 'VARCHAR', authors: 'VARCHAR[]',
    date_published: 'VARCHAR', date_modified: 'VARCHAR',
    date_evidence: 'STRUCT("value" VARCHAR, "from" VARCHAR, "offset" VARCHAR, "precision" VARCHAR, "conflict" BOOLEAN)[]',
    section: 'VARCHAR', tags: 'VARCHAR[]', is_free: 'BOOLEAN',
    image: 'STRUCT(url VARCHAR, alt VARCHAR, caption VARCHAR, credit VARCHAR, width BIGINT, height BIGINT)',
    images: 'STRUCT(url VARCHAR, alt VARCHAR, caption VARCHAR, credit VARCHAR, width BIGINT, height BIGINT, "block" BIGINT)[]',
    embeds: 'STRUCT(url VARCHAR, title VARCHAR, "block" BIGINT)[]',
    links: 'STRUCT(url VARCHAR, "text" VARCHAR, rel VARCHAR)[]',
    text: 'VARCHAR', markdown: 'VARCHAR',
    blocks: 'STRUCT(kind VARCHAR, "start" BIGINT, "end" BIGINT, "language" VARCHAR)[]',
    language: 'VARCHAR', language_confidence: 'DOUBLE', languages: 'STRUCT(tag VARCHAR, share DOUBLE)[]',
    language_declared: 'VARCHAR', normalization: 'VARCHAR[]',
    mentions: 'STRUCT(kind VARCHAR, "text" VARCHAR, "start" BIGINT, "end" BIGINT, "value" VARCHAR, unit VARCHAR, currency VARCHAR)[]',
    word_count: 'BIGINT', content_hash: 'VARCHAR', signature: 'VARCHAR', duplicate_of: 'VARCHAR', story: 'VARCHAR',
    quality: 'DOUBLE', warnings: 'VARCHAR[]', date_fetched: 'VARCHAR',
    http: 'STRUCT(status INTEGER, etag VARCHAR, last_modified VARCHAR, content_type VARCHAR, charset VARCHAR)',
    extractor: 'VARCHAR', run_id: 'VARCHAR'
  });

-- The newest revision of each article.
CREATE OR REPLACE TEMP VIEW articles AS
SELECT * FROM revisions
QUALIFY row_number() OVER (PARTITION BY id ORDER BY revision DESC) = 1;

-- Without copies of an article that is there under another address.
CREATE OR REPLACE TEMP VIEW originals AS
SELECT * FROM articles WHERE duplicate_of IS NULL;

-- Amounts, dates and quantities, one a row, in the words of the text and as a value.
CREATE OR REPLACE TEMP VIEW mentions AS
SELECT a.id, a.language, m.kind, m."text" AS words, m."value", m.unit, m.currency, m."start", m."end"
FROM articles a, UNNEST(a.mentions) AS u(m);

-- What came from where, day by day.
CREATE OR REPLACE TEMP VIEW daily AS
SELECT date, lang, source_domain, count(*) AS articles, sum(word_count) AS words, round(avg(quality), 3) AS quality
FROM revisions WHERE revision = 1
GROUP BY ALL ORDER BY ALL;
