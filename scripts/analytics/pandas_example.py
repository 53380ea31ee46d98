"""pandas over a Parquet file of `bantin export`, and pyarrow where not everything is to be in memory at once.

usage: bantin export OUT --format parquet --out articles.parquet
       .build/venv-analytics/bin/python scripts/analytics/pandas_example.py articles.parquet
"""
import sys

import pandas as pd
import pyarrow.compute as pc
import pyarrow.dataset as ds


def load(path):
    """The columns that the question needs, times as times."""
    frame = pd.read_parquet(path, columns=["id", "language", "source_domain", "date_published", "word_count", "tags"])
    frame["date_published"] = pd.to_datetime(frame["date_published"], utc=True, format="ISO8601")
    return frame


def longest(path, language, number):
    """Titles of the longest articles in a language: pyarrow reads two columns of the rows that match."""
    table = ds.dataset(path).to_table(columns=["title", "word_count"], filter=pc.field("language") == language)
    return table.sort_by([("word_count", "descending")]).slice(0, number).to_pylist()


def main(path):
    frame = load(path)
    print(frame.groupby(["language", "source_domain"])["word_count"].agg(["count", "mean", "max"]).round(0))
    print(frame.explode("tags")["tags"].value_counts().head(10))
    for row in longest(path, "vi", 5):
        print(f"{row['word_count']:6}  {row['title']}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "articles.parquet")
