#!/usr/bin/env python3
"""Backfills on a Spark cluster: archives in, deduplicated records out, in the layout that `bantin backfill` writes.

usage: spark-submit --files .../bantin scripts/spark/backfill.py --out URI [options] SOURCE...
       python3 scripts/spark/backfill.py --master 'local-cluster[2,1,1024]' --bantin PATH --out URI [options] SOURCE...

  SOURCE            WARC files, or with --list text files of WARC paths; local paths that every executor sees (a shared
                    folder), or any Hadoop URI (hdfs://, s3a://, file://)
  --list            the SOURCEs are lists of paths, one a line (Common Crawl's warc.paths, unpacked)
  --root URI        what relative paths of a list begin with
  --out URI         folder that receives date=YYYY-MM-DD/lang=xx/; it must not exist yet
  --format F        jsonl (default) or parquet
  --master URL      where spark-submit does not say it
  --bantin PATH     the binary to ship, where --files does not ship it

Each partition is one archive. An executor runs `bantin extract --stdin-warc` as a filter: no shared state, nothing kept;
the binary links libcurl, libpsl, SQLite, OpenSSL, zlib, brotli, zstd and libdeflate dynamically, so the executors need
those libraries (`apt-get install libcurl4 libpsl5 libsqlite3-0 libssl3 zlib1g libbrotli1 libzstd1 libdeflate0`); the Swift
libraries are linked in when it was built with --static-swift-stdlib.

The whole is deduplicated as one machine would do it, in the order of the sources and of the records in them: captures of
one article with the same content count once, a change is the next revision, the latest revision wins; an article whose
content first came under another id carries `duplicate_of`. An executor that is lost has its partitions read again. The
output appears under its name only when it is whole: it is written beside it and renamed.
"""
import argparse, io, os, re, subprocess, sys, threading

PROGRAM = "bantin"
CHUNK_BYTES = 1 << 20


def extract(part):
    """Runs the filter over one archive; yields (id, content_hash, fetched, order, line) of each record."""
    number, path = part
    program = os.path.abspath(PROGRAM)
    if not os.path.exists(program):
        from pyspark import SparkFiles
        program = SparkFiles.get(PROGRAM)
    if not os.access(program, os.X_OK):  # what Spark ships may have lost its mode
        os.chmod(program, 0o755)
    worker = subprocess.Popen([program, "extract", "--stdin-warc", "--jobs", "1", "--source-path", path],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    broken, complaints = [], []

    def feed():
        try:
            with opened(path) as archive:
                while chunk := archive.read(CHUNK_BYTES):
                    worker.stdin.write(chunk)
        except BrokenPipeError:
            pass  # the filter ended early; its exit status says why
        except Exception as error:  # told below, in the thread that Spark watches
            broken.append(error)
        finally:
            try:
                worker.stdin.close()
            except BrokenPipeError:
                pass

    threads = [threading.Thread(target=feed), threading.Thread(target=lambda: complaints.extend(worker.stderr))]
    for thread in threads:
        thread.start()
    for position, line in enumerate(worker.stdout):
        line = line.decode().rstrip("\n")
        yield value(line, "id"), value(line, "content_hash"), value(line, "date_fetched"), number * (1 << 32) + position, line
    for thread in threads:
        thread.join()
    status = worker.wait()
    if broken:
        raise broken[0]
    # 1: some places were broken, and were told; 65: no archive at all, which one machine passes over, too.
    sys.stderr.writelines(line.decode(errors="replace") for line in complaints)
    if status not in (0, 1, 65):
        raise RuntimeError(f"bantin ended with status {status} on {path}: {b''.join(complaints[-3:]).decode(errors='replace')}")


def value(line, key, last=False):
    """The string that a record's key has, without parsing the rest; "" where there is none. Inside of strings every quote is
    escaped, so the pattern is found at keys only."""
    pattern = f'"{key}":"'
    start = line.rfind(pattern) if last else line.find(pattern)
    return line[start + len(pattern):line.index('"', start + len(pattern))] if start >= 0 else ""


def opened(path):
    """A stream of the file's bytes, from wherever it lies."""
    if "://" not in path:
        return open(path, "rb")
    if path.startswith("file://"):
        return open(path[len("file://"):], "rb")
    # The Hadoop client that Spark itself is made of.
    import pyarrow.fs
    system, inner = pyarrow.fs.FileSystem.from_uri(path.replace("s3a://", "s3://"))
    return io.BufferedReader(system.open_input_stream(inner), CHUNK_BYTES)


def decide(captures):
    """What is stored of one id's captures, given as (order, fetched, content_hash): the last one, and its revision.

    As the store of one machine does it: in order; the same content counts once, an older capture than the stored one not."""
    stored, revision, known_since = None, 0, ""
    for order, fetched, content_hash in sorted(captures):
        if stored and (content_hash == stored[1] or fetched < known_since):
            continue
        stored, revision, known_since = (order, content_hash), revision + 1, fetched
    return stored[0], revision


def deduplicated(spark, captures):
    """The lines to keep, with their partition: (line, date, lang)."""
    from pyspark.sql import functions as F
    identity = captures.select("id", "content_hash", "fetched", "order")
    # Only keys are shuffled to decide; texts move once, to where they are written.
    chosen = identity.rdd.map(lambda row: (row.id, (row.order, row.fetched, row.content_hash))).groupByKey() \
        .mapValues(decide).map(lambda pair: (pair[1][0], pair[1][1]))
    chosen = spark.createDataFrame(chosen, "order long, revision int")
    first = identity.groupBy("content_hash").agg(F.min(F.struct("order", "id")).alias("first")) \
        .select("content_hash", F.col("first.id").alias("original"))
    rows = captures.join(chosen, "order").join(first, "content_hash")

    def finished(row):
        line = row.line.replace('"revision":1,', f'"revision":{row.revision},', 1)
        # A copy tells its original's story; translations are found by a machine with a state only.
        known = f'"story":"{row.original}",'
        if row.original != row.id:
            known = f'"duplicate_of":"{row.original}",{known}'
        line = re.sub(r'"(quality|warnings|date_fetched|http|extractor)":', rf'{known}\g<0>', line, count=1)
        # Blocks come first and have languages of their own.
        return line, row.fetched[:10] or "unknown", value(line, "language", last=True).split("-")[0]

    return spark.createDataFrame(rows.rdd.map(finished), "line string, date string, lang string")


def write(spark, rows, out, form):
    """Everything, or nothing: beside its place first, then renamed."""
    hadoop = spark._jvm.org.apache.hadoop.fs.Path
    target, beside = hadoop(out), hadoop(out.rstrip("/") + ".unfinished")
    system = target.getFileSystem(spark._jsc.hadoopConfiguration())
    system.delete(beside, True)
    rows = rows.repartition("date", "lang")
    if form == "parquet":
        schema = spark.read.json(rows.rdd.map(lambda row: row.line)).schema
        from pyspark.sql import functions as F
        rows = rows.select(F.from_json("line", schema).alias("record"), "date", "lang").select("record.*", "date", "lang")
        rows.write.partitionBy("date", "lang").parquet(beside.toString())
    else:
        rows.write.partitionBy("date", "lang").text(beside.toString())
    if not system.rename(beside, target):
        raise SystemExit(f"backfill: {beside.toString()} is whole but cannot be renamed to {out}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources", nargs="+", metavar="SOURCE")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--root", default="")
    parser.add_argument("--out", required=True)
    parser.add_argument("--format", choices=("jsonl", "parquet"), default="jsonl")
    parser.add_argument("--master")
    parser.add_argument("--bantin")
    args = parser.parse_args()
    from pyspark.sql import SparkSession
    from pyspark import StorageLevel
    builder = SparkSession.builder.appName("bantin backfill").config("spark.task.maxFailures", "8")
    if args.master:
        builder = builder.master(args.master)
    if args.bantin:
        builder = builder.config("spark.files", os.path.abspath(args.bantin))
    spark = builder.getOrCreate()
    hadoop = spark._jvm.org.apache.hadoop.fs.Path
    if hadoop(args.out).getFileSystem(spark._jsc.hadoopConfiguration()).exists(hadoop(args.out)):
        raise SystemExit(f"backfill: {args.out} is there already; name another --out, or remove it")
    paths = args.sources
    if args.list:
        root = args.root.rstrip("/") + "/" if args.root else ""
        paths = [line if "://" in line or line.startswith("/") else root + line
                 for source in args.sources for line in spark.sparkContext.textFile(source).collect() if line.strip()]
    parts = spark.sparkContext.parallelize(list(enumerate(paths)), len(paths))
    # With the types said: finding them out would read an archive twice.
    captures = spark.createDataFrame(parts.flatMap(extract), "id string, content_hash string, fetched string, order long, line string")
    # Read three times below, extracted once; what a lost executor held is made again.
    captures.persist(StorageLevel.DISK_ONLY)
    write(spark, deduplicated(spark, captures), args.out, args.format)
    print(f"backfill: {captures.count()} captures of {len(paths)} archives, records in {args.out}")
    spark.stop()


if __name__ == "__main__":
    main()
