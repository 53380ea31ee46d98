"""DuckDB over a dataset, by the views of views.sql: what was read, from where, and the amounts of money in it.

usage: .build/venv-analytics/bin/python scripts/analytics/duckdb_example.py [OUT]
"""
import sys
from pathlib import Path

import duckdb


def connect(dataset):
    connection = duckdb.connect()
    connection.execute("SET VARIABLE dataset = $1", [str(dataset)])
    connection.execute((Path(__file__).parent / "views.sql").read_text(encoding="utf-8"))
    return connection


def main(dataset):
    connection = connect(dataset)
    print(connection.sql("SELECT * FROM daily"))
    print(connection.sql("""
        SELECT language, count(*) AS articles, count(*) FILTER (duplicate_of IS NOT NULL) AS copies,
               min(published_at) AS oldest, max(published_at) AS newest
        FROM articles GROUP BY language ORDER BY articles DESC"""))
    print(connection.sql("""
        SELECT currency, words, "value" FROM mentions
        WHERE currency IS NOT NULL ORDER BY TRY_CAST("value" AS DOUBLE) DESC NULLS LAST LIMIT 10"""))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "out")
