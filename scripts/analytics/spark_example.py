"""PySpark over a dataset as it lies there: the parts are the table, their folders its partitions.

usage: .build/venv-analytics/bin/python scripts/analytics/spark_example.py [OUT]
Needs a Java runtime, 17 or newer (Debian: openjdk-17-jre-headless).
"""
import sys

from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as f

SCHEMA = """
    id STRING, revision INT, url STRING, source_domain STRING, title STRING, authors ARRAY<STRING>,
    date_published STRING, tags ARRAY<STRING>, text STRING, language STRING, word_count BIGINT, duplicate_of STRING,
    mentions ARRAY<STRUCT<kind: STRING, text: STRING, value: STRING, unit: STRING, currency: STRING>>,
    date_fetched STRING, run_id STRING"""


def session():
    return (SparkSession.builder.master("local[2]").appName("bantin")
            .config("spark.ui.enabled", "false").config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", "4").getOrCreate())


def articles(spark, dataset):
    """The newest revision of each article; `date` and `lang` come from the folders. Spark passes over names that begin
    with a dot, as the parts that are being written do."""
    rows = spark.read.schema(SCHEMA).json(f"{dataset}/articles")
    newest = Window.partitionBy("id").orderBy(f.desc("revision"))
    return (rows.withColumn("place", f.row_number().over(newest)).where("place = 1").drop("place")
            .withColumn("published_at", f.to_timestamp("date_published")))


def main(dataset):
    spark = session()
    spark.sparkContext.setLogLevel("ERROR")
    table = articles(spark, dataset)
    table.groupBy("date", "lang", "source_domain").agg(f.count("*").alias("articles"), f.sum("word_count").alias("words")) \
        .orderBy("date", "lang", "source_domain").show(truncate=False)
    table.select("id", f.explode("mentions").alias("mention")).where("mention.currency IS NOT NULL") \
        .groupBy("mention.currency").count().orderBy("currency").show()
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "out")
