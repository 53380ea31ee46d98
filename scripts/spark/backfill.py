#!/usr/bin/env python3
"""Backfills on a Spark cluster: archives or addresses in, deduplicated records out, in the layout that `bantin backfill` writes.

usage: spark-submit --files .../bantin scripts/spark/backfill.py --out URI [options] SOURCE...
       python3 scripts/spark/backfill.py --master 'local-cluster[2,1,1024]' --bantin PATH --out URI [options] SOURCE...

  SOURCE            WARC files; with --list text files of WARC paths, with --urls text files of addresses of pages. Local paths
                    that every executor sees (a shared folder), or any URI that Spark's Hadoop client reads (hdfs://, s3a://, …)
  --list            the SOURCEs are lists of paths, one a line (Common Crawl's warc.paths, unpacked)
  --root URI        what relative paths of a list begin with
  --urls            the SOURCEs are lists of addresses, one a line, that are fetched
  --shards N        addresses in N partitions, all of one host in the same (default: four for each core)
  --rules FILE      rules by host (docs/rules.md), shipped to the executors
  --network ARGS    options for the fetching `bantin backfill`, such as '--contact news@example.org'
  --out URI         folder that receives date=YYYY-MM-DD/lang=xx/; it must not exist yet
  --format F        jsonl (default) or parquet
  --master URL      where spark-submit does not say it
  --bantin PATH     the binary to ship, where --files does not ship it

A partition is one archive, or the addresses of some hosts. An executor runs `bantin` as a filter, on one core, and keeps nothing:
archives go through `bantin extract --stdin-warc`; addresses through `bantin backfill -` with a state that ends with the partition. No
two executors ask one host, so robots.txt and the host's limits are kept. The binary links libcurl, libpsl, SQLite, OpenSSL, zlib,
brotli, zstd, libdeflate, libidn2, libuchardet, libxml2 and cmark-gfm dynamically, so the executors need those libraries (`apt-get install libcurl4 libpsl5 libsqlite3-0
libssl3 zlib1g libbrotli1 libzstd1 libdeflate0 libidn2-0 libuchardet0 libxml2 libcmark-gfm0.29.0.gfm.6
libcmark-gfm-extensions0.29.0.gfm.6`); the Swift libraries are linked in when it was built with --static-swift-stdlib.
Records go to Spark as Arrow batches: PySpark needs pandas and pyarrow, on the driver and on the executors.

The whole is deduplicated as one machine would do it, in the order of the sources and of the records in them: captures of
one article with the same content count once, a change is the next revision, the latest revision wins; an article whose content
first came under another id, or that is a near duplicate of an earlier one (`signature`), carries `duplicate_of`. Near duplicates are
compared in their latest revision, and pairs of them are gathered at the driver (some 300 bytes each). An executor that is lost has
its partitions read again. The output appears under its name only when it is whole: it is written beside it and renamed.
"""
import argparse, collections, contextlib, functools, json, os, re, shlex, subprocess, sys, tempfile, zlib
from datetime import datetime
from pathlib import Path

PROGRAM = "bantin"
# What a batch of rows takes, about.
CHUNK_BYTES = 4 << 20
# Restarts of the filter for one archive: a page at which it died three times is passed over by the next.
MOST_DEATHS = 24
# So many decisions (some 100 bytes each) go to every executor, so that texts need not be moved to where decisions are.
MOST_BROADCAST = 2_000_000
# The columns that `bantin extract --stdin-warc --keys` writes; a record's number there is its order here.
CAPTURE = "order long, id string, content_hash string, signature string, fetched long, date string, lang string, line string"


# What runs on the executors.

def program():
    path = os.path.abspath(PROGRAM)
    if not os.path.exists(path):
        from pyspark import SparkFiles
        path = SparkFiles.get(PROGRAM)
    if not os.path.exists(path):
        raise RuntimeError(f"no file called {PROGRAM} was shipped: name it with --bantin, or with spark-submit's --files")
    if not os.access(path, os.X_OK):  # what Spark ships may have lost its mode
        os.chmod(path, 0o755)
    return path


def with_rules(command, rules, folder):
    """The command with the text of a file of rules, which lies in the folder then."""
    if not rules:
        return command
    path = Path(folder, "rules.yaml")
    path.write_text(rules, encoding="utf-8")
    return [*command, "--rules", str(path)]


def read_archive(part, settings, rules=None):
    """The captures of one archive, in its order, in lists. A filter that dies at some page is started again, and passes that page
    over when it has died there three times."""
    number, path = part
    with tempfile.TemporaryDirectory(prefix="bantin-") as folder:
        command = [program(), "extract", "--stdin-warc", "--keys", "--jobs", "1", "--source-path", path, "--marks", f"{folder}/marks"]
        command = with_rules(command, rules, folder)
        count = 0
        for _ in range(MOST_DEATHS):
            with opened(path, settings) as archive:
                worker = subprocess.Popen(command, stdin=archive, stdout=subprocess.PIPE)
                known = count
                for lines in whole_lines(worker.stdout):
                    lines, known = lines[known:], max(0, known - len(lines))
                    count += len(lines)
                    yield [capture(line, number << 32) for line in lines]
                status = worker.wait()
            # 1: some places were broken, and were told; 65: no archive at all, which one machine passes over, too.
            if status in (0, 1, 65):
                return
            print(f"backfill: {path}: bantin ended with status {status}", file=sys.stderr)
            if status > 0:
                break
    raise RuntimeError(f"{path}: bantin ended with status {status}; the executor's standard error has what it told")


def whole_lines(stream):
    """Lists of lines, without their ends; what has no end is left out."""
    rest = b""
    while chunk := stream.read(CHUNK_BYTES):
        *lines, rest = (rest + chunk).split(b"\n")
        yield lines


def capture(line, first=0):
    """A line of `--keys` as a row of CAPTURE."""
    number, identity, content_hash, signature, fetched, date, lang, line = line.split(b"\t", 7)
    return first + int(number), identity, content_hash, signature, int(fetched) if fetched else None, date, lang, line


@contextlib.contextmanager
def opened(path, settings):
    """The file's bytes as something that a process can read, from wherever it lies."""
    if not re.match(r"(?!file:)\w[\w+.-]*://", path):
        with open(re.sub(r"^file:/+", "/", path), "rb") as file:
            yield file
        return
    # The Hadoop client that Spark itself is made of, with Spark's settings. It insists on a file of settings, be it empty.
    import pyspark
    jars = Path(os.environ.get("SPARK_HOME") or Path(pyspark.__file__).parent) / "jars"
    with tempfile.TemporaryDirectory(prefix="bantin-") as site:
        Path(site, "core-site.xml").write_text("<configuration/>")
        paths = [os.environ.get("HADOOP_CONF_DIR", ""), site, str(jars / "*")]
        options = [argument for setting in settings for argument in ("-D", setting)]
        reader = subprocess.Popen(["java", "-cp", ":".join(filter(None, paths)), "org.apache.hadoop.fs.FsShell", *options, "-cat", path],
                                  stdout=subprocess.PIPE)
        yield reader.stdout
        # Whoever read it may have had enough: that the client then finds nobody to write to is no failure.
        is_left = reader.stdout.read(1)
        reader.stdout.close()
        if reader.wait() and not is_left:
            raise RuntimeError(f"{path} cannot be read; the executor's standard error has what the Hadoop client told")


def read_addresses(part, network, rules=None):
    """The captures of some hosts' pages, in the order of the list."""
    orders = {address: number for number, address in part}
    with tempfile.TemporaryDirectory(prefix="bantin-") as folder, tempfile.TemporaryDirectory(prefix="bantin-") as rule_folder:
        command = [program(), "backfill", "-", "--out", folder, "--jobs", "1", "--quiet", *shlex.split(network)]
        command = with_rules(command, rules, rule_folder)
        ended = subprocess.run(command, input="\n".join(orders).encode(), stdout=sys.stderr)
        if ended.returncode not in (0, 1):
            raise RuntimeError(f"bantin ended with status {ended.returncode}; the executor's standard error has what it told")
        for place in sorted(Path(folder).rglob("part-*")):
            yield [stored(line.decode(), orders) for line in place.read_bytes().splitlines()]


def stored(line, orders):
    """A stored record as a row of CAPTURE: as it would be alone."""
    record = json.loads(line)
    fetched = record.get("date_fetched")
    # Inside of strings every quote is escaped, so what looks like a key is one.
    line = re.sub(r'"revision":\d+', '"revision":1', line, count=1)
    line = re.sub(r'(,"duplicate_of":"\w+")?,"story":"\w+"', f',"story":"{record["id"]}"', line)
    return (orders.get(record.get("url_requested") or record.get("url"), len(orders)), record["id"], record["content_hash"],
            record.get("signature", ""), int(datetime.fromisoformat(fetched).timestamp()) if fetched else None,
            fetched[:10] if fetched else "unknown", record["language"].split("-")[0], line)


def captures(parts, read, settings):
    """What `mapInArrow` applies to the numbers of parts."""
    def apply(batches):
        import pyarrow

        def column(values, kind):
            # What the filter writes is UTF-8, and need not be looked at again.
            return pyarrow.array(values, pyarrow.int64()) if kind == "long" else pyarrow.array(values, pyarrow.binary()).view(pyarrow.string())

        names, kinds = zip(*map(str.split, CAPTURE.split(", ")))
        for batch in batches:
            for number in batch.column(0).to_pylist():
                for rows in filter(None, read(parts[number], settings)):
                    yield pyarrow.RecordBatch.from_arrays(list(map(column, zip(*rows), kinds)), names)
    return apply


# What is decided over all of them.

# Of one id's captures the one that is stored, as the store of one machine does it: in order; the same content counts once, an older
# capture than the stored one not.
STORED = """aggregate(array_sort(collect_list(struct(order, fetched, content_hash, signature))),
    named_struct('order', -1L, 'fetched', bigint(null), 'content_hash', '', 'signature', '', 'revision', 0),
    (stored, next) -> IF(next.content_hash = stored.content_hash OR coalesce(next.fetched < stored.fetched, false), stored,
        named_struct('order', next.order, 'fetched', next.fetched, 'content_hash', next.content_hash, 'signature', next.signature,
            'revision', stored.revision + 1)))"""


def resemblance(ours, theirs):
    """How much one signature's text resembles the other's, 0…1, where it is a near duplicate; else None. Bytes 0–95, as
    Sources/Dedupe/Signature.swift lays them out and Signature+Comparison.swift compares them."""
    ours, theirs = bytes.fromhex(ours), bytes.fromhex(theirs)
    difference = int.from_bytes(ours[4:36], "big") ^ int.from_bytes(theirs[4:36], "big")
    agreeing = 128 - bin((difference | difference >> 1) & int("55" * 32, 16)).count("1")
    alike = max(0.0, (agreeing / 128 - 0.25) / 0.75)
    shorter, longer = sorted((int.from_bytes(ours[1:3], "big"), int.from_bytes(theirs[1:3], "big")))
    contained = min(1.0, alike / (1 + alike) * (shorter + longer) / shorter)
    if not (alike >= 0.36 or (alike >= 0.25 and contained >= 0.8)):
        return None
    if ours[3] != theirs[3] and longer - shorter <= max(4, longer / 64) and alike >= 0.8:
        return None
    for start in range(36, 96, 5):
        pair = int.from_bytes(ours[start:start + 5], "big") ^ int.from_bytes(theirs[start:start + 5], "big")
        if any(bucket and not bucket >> 8 for bucket in (pair >> 20, pair & 0xFFFFF)):
            return None
    return alike


def near_pairs(articles, most=16):
    """Pairs of near duplicates among articles that share a key, given as (order, id, signature): (later order, later id, earlier order,
    earlier id, resemblance). Of a key that many have, the latest originals are compared."""
    originals = collections.deque(maxlen=most)
    for order, identity, signature in sorted(articles):
        pairs = [(order, identity, earlier, original, alike) for earlier, original, theirs in originals
                 if (alike := resemblance(signature, theirs)) is not None]
        yield from pairs
        if not pairs:
            originals.append((order, identity, signature))


def near_originals(pairs):
    """Of each near duplicate the original: of the earlier articles that are none themselves the one it resembles most."""
    earlier = collections.defaultdict(list)
    for order, identity, other_order, other, alike in pairs:
        earlier[order, identity].append((-alike, other_order, other))
    originals = {}
    for order, identity in sorted(earlier):
        candidates = [pair for pair in earlier[order, identity] if pair[2] not in originals]
        if candidates:
            originals[identity] = min(candidates)[2]
    return originals


def deduplicated(spark, captures):
    """The lines to keep, with their partition: (line, date, lang)."""
    from pyspark.sql import functions as F
    # Only keys are read again and shuffled to decide; texts move once, to where they are written.
    identity = captures.drop("date", "lang", "line").persist()
    first = identity.groupBy("content_hash").agg(F.min(F.struct("order", "id")).alias("first")) \
        .select("content_hash", F.col("first.id").alias("original"))
    named = identity.groupBy("id").agg(F.expr(STORED).alias("stored")).select("id", "stored.*").join(first, "content_hash").persist()

    keys = F.expr("transform(sequence(0, (length(signature) - 192) div 8 - 1), i -> substring(signature, 193 + 8 * i, 8))")
    sharing = named.where("original = id and length(signature) > 192") \
        .select("order", "id", F.substring("signature", 1, 192).alias("signature"), F.explode(keys).alias("key")) \
        .groupBy("key").agg(F.collect_list(F.struct("order", "id", "signature")).alias("articles")).where("size(articles) > 1")
    pairs = set(sharing.rdd.flatMap(lambda row: near_pairs(row.articles)).collect())
    near = spark.createDataFrame(list(near_originals(pairs).items()), "original string, near string")

    decided = named.select("order", "revision", "original").join(F.broadcast(near), "original", "left") \
        .select("order", "revision", F.coalesce("near", "original").alias("original"))
    if named.count() <= MOST_BROADCAST:
        decided = F.broadcast(decided)
    # A record is written as if it were alone; a copy tells its original's story. Translations are found by a machine with a state only.
    line = F.expr("""CASE WHEN revision = 1 AND original = id THEN line ELSE
        replace(replace(line, '"revision":1,', concat('"revision":', revision, ',')), concat('"story":"', id, '"'),
            concat(CASE WHEN original = id THEN '' ELSE concat('"duplicate_of":"', original, '",') END, '"story":"', original, '"')) END""")
    return captures.select("order", "id", "date", "lang", "line").join(decided, "order").select(line.alias("line"), "date", "lang")


# Where it comes from and goes to.

def columns(schema):
    """The record's JSON Schema as Spark's: the same columns whatever the records have."""
    def type_of(part):
        part = schema["$defs"][part["$ref"].rsplit("/", 1)[1]] if "$ref" in part else part
        kind = part.get("type", "boolean" if "const" in part else "string")
        if kind == "array":
            return f"array<{type_of(part['items'])}>"
        if kind == "object":
            return "struct<" + ", ".join(f"`{name}`: {type_of(each)}" for name, each in part["properties"].items()) + ">"
        return {"integer": "bigint", "number": "double"}.get(kind, kind)
    return ", ".join(f"`{name}` {type_of(part)}" for name, part in schema["properties"].items())


def write(spark, rows, out, form):
    """Everything, or nothing: beside its place first, then renamed."""
    path = spark._jvm.org.apache.hadoop.fs.Path
    target, beside = path(out), path(out.rstrip("/") + ".unfinished")
    system = target.getFileSystem(spark._jsc.hadoopConfiguration())
    system.delete(beside, True)
    # Few files a folder, and no task that has all of a large one.
    rows = rows.hint("rebalance", "date", "lang")
    try:
        if form == "parquet":
            write_parquet(rows, beside.toString())
        else:
            rows.write.partitionBy("date", "lang").text(beside.toString())
            # Spark calls every text .txt; what reads our parts knows them by their names.
            files = system.listFiles(beside, True)
            while files.hasNext():
                file = files.next().getPath()
                if file.getName().endswith(".txt"):
                    system.rename(file, path(file.getParent(), file.getName().removesuffix("txt") + "jsonl"))
    except BaseException:
        system.delete(beside, True)
        raise
    if not system.rename(beside, target):
        raise SystemExit(f"backfill: {beside.toString()} is whole but cannot be renamed to {out}")


def write_parquet(rows, out):
    from pyspark.sql import functions as F
    schema = json.loads((Path(__file__).resolve().parent / "../../data/schema/article.schema.json").read_text())
    rows.select(F.from_json("line", columns(schema)).alias("record"), "date", "lang").select("record.*", "date", "lang") \
        .write.partitionBy("date", "lang").parquet(out)


def captures_of(spark, args):
    """The rows of all that is to be read, and in how many partitions."""
    context = spark.sparkContext
    lines = [line.strip() for source in args.sources for line in context.textFile(source).collect() if line.strip()] \
        if args.list or args.urls else []
    if args.urls:
        shards = collections.defaultdict(list)
        count = args.shards or 4 * context.defaultParallelism
        for number, address in enumerate(dict.fromkeys(lines)):
            host = re.sub(r"^[^:]*://([^/?#]*@)?([^/?#:]*).*", r"\2", address).lower()
            shards[zlib.crc32(host.encode()) % count].append((number, address))
        parts, read, settings = list(shards.values()), read_addresses, args.network
    else:
        root = args.root.rstrip("/") + "/" if args.root else ""
        paths = [line if "://" in line or line.startswith("/") else root + line for line in lines] if args.list else args.sources
        prefix = "spark.hadoop."
        settings = [f"{key.removeprefix(prefix)}={setting}" for key, setting in context.getConf().getAll() if key.startswith(prefix)]
        parts, read = list(enumerate(paths)), read_archive
    if args.rules:
        read = functools.partial(read, rules=Path(args.rules).read_text(encoding="utf-8"))
    return spark.range(len(parts), numPartitions=max(1, len(parts))).mapInArrow(captures(parts, read, settings), CAPTURE), len(parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources", nargs="+", metavar="SOURCE")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--root", default="")
    parser.add_argument("--urls", action="store_true")
    parser.add_argument("--shards", type=int)
    parser.add_argument("--rules")
    parser.add_argument("--network", default="")
    parser.add_argument("--out", required=True)
    parser.add_argument("--format", choices=("jsonl", "parquet"), default="jsonl")
    parser.add_argument("--master")
    parser.add_argument("--bantin")
    args = parser.parse_args()
    if args.bantin and Path(args.bantin).name != PROGRAM:
        raise SystemExit(f"backfill: {args.bantin} must be called {PROGRAM}: that is the name under which executors look for it")
    from pyspark.sql import SparkSession
    from pyspark import StorageLevel
    # Texts are long and no two alike: few at a time, and no dictionary of them.
    builder = SparkSession.builder.appName("bantin backfill").config("spark.task.maxFailures", "8") \
        .config("spark.sql.inMemoryColumnarStorage.batchSize", "256").config("spark.sql.inMemoryColumnarStorage.compressed", "false")
    if args.master:
        builder = builder.master(args.master)
    if args.bantin:
        builder = builder.config("spark.files", os.path.abspath(args.bantin))
    spark = builder.getOrCreate()
    hadoop = spark._jvm.org.apache.hadoop.fs.Path
    if hadoop(args.out).getFileSystem(spark._jsc.hadoopConfiguration()).exists(hadoop(args.out)):
        raise SystemExit(f"backfill: {args.out} is there already; name another --out, or remove it")
    captures, count = captures_of(spark, args)
    if spark.sparkContext.getConf().get("spark.sql.shuffle.partitions") is None:
        spark.conf.set("spark.sql.shuffle.partitions", max(4 * spark.sparkContext.defaultParallelism, count))
    # Read twice below, extracted once; what a lost executor held is made again.
    captures.persist(StorageLevel.DISK_ONLY)
    write(spark, deduplicated(spark, captures), args.out, args.format)
    print(f"backfill: {count} {'shards' if args.urls else 'archives'}, records in {args.out}")
    spark.stop()


if __name__ == "__main__":
    main()
