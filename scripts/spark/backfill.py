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
  --network ARGS    options for the fetching `bantin backfill`, such as '--contact news@example.org'
  --out URI         folder that receives date=YYYY-MM-DD/lang=xx/; it must not exist yet
  --format F        jsonl (default) or parquet
  --master URL      where spark-submit does not say it
  --bantin PATH     the binary to ship, where --files does not ship it

A partition is one archive, or the addresses of some hosts. An executor runs `bantin` as a filter, on one core, and keeps nothing:
archives go through `bantin extract --stdin-warc`; addresses through `bantin backfill -` with a state that ends with the partition. No
two executors ask one host, so robots.txt and the host's limits are kept. The binary links libcurl, libpsl, SQLite, OpenSSL, zlib,
brotli, zstd and libdeflate dynamically, so the executors need those libraries (`apt-get install libcurl4 libpsl5 libsqlite3-0
libssl3 zlib1g libbrotli1 libzstd1 libdeflate0`); the Swift libraries are linked in when it was built with --static-swift-stdlib.

The whole is deduplicated as one machine would do it, in the order of the sources and of the records in them: captures of
one article with the same content count once, a change is the next revision, the latest revision wins; an article whose content
first came under another id, or that is a near duplicate of an earlier one (`signature`), carries `duplicate_of`. Near duplicates are
compared in their latest revision, and pairs of them are gathered at the driver (some 300 bytes each). An executor that is lost has
its partitions read again. The output appears under its name only when it is whole: it is written beside it and renamed.
"""
import argparse, collections, json, os, re, shlex, shutil, subprocess, sys, tempfile, threading, zlib
from pathlib import Path

PROGRAM = "bantin"
CHUNK_BYTES = 1 << 20
# So many decisions (some 100 bytes each) go to every executor, so that texts need not be moved to where decisions are.
MOST_BROADCAST = 2_000_000
ROW = ("id string, content_hash string, signature string, fetched string, order long, date string, lang string, "
       "head string, body string, tail string")


# What runs on the executors.

def program():
    path = os.path.abspath(PROGRAM)
    if not os.path.exists(path):
        from pyspark import SparkFiles
        path = SparkFiles.get(PROGRAM)
    if not os.access(path, os.X_OK):  # what Spark ships may have lost its mode
        os.chmod(path, 0o755)
    return path


def read_archive(part, settings):
    """The rows of one archive, in its order."""
    number, path = part
    command = [program(), "extract", "--stdin-warc", "--jobs", "1", "--source-path", path]
    with opened(path, settings) as archive:
        # 1: some places were broken, and were told; 65: no archive at all, which one machine passes over, too.
        for position, line in enumerate(filtered(command, archive, statuses=(0, 1, 65))):
            yield row(line, number << 32 | position)


def read_addresses(part, network):
    """The rows of some hosts' pages, in the order of the list."""
    addresses = {address: number for number, address in part}
    folder = tempfile.mkdtemp(prefix="bantin-")
    try:
        command = [program(), "backfill", "-", "--out", folder, "--jobs", "1", "--quiet", *shlex.split(network)]
        ended = subprocess.run(command, input="\n".join(addresses).encode(), stderr=subprocess.PIPE)
        if ended.returncode not in (0, 1):
            raise RuntimeError(f"bantin ended with status {ended.returncode}: {ended.stderr[-500:].decode(errors='replace')}")
        for place in sorted(Path(folder).rglob("part-*")):
            for line in place.read_bytes().splitlines():
                record = json.loads(line)
                address = record.get("url_requested") or record.get("url")
                yield row(line, addresses.get(address, len(addresses)))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def filtered(command, source, statuses):
    """The lines that a program makes of a stream."""
    worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    broken, complaints = [], []

    def feed():
        try:
            with worker.stdin as sink:
                shutil.copyfileobj(source, sink, CHUNK_BYTES)
        except BrokenPipeError:
            pass  # the filter ended early; its exit status says why
        except Exception as error:  # told below, in the thread that Spark watches
            broken.append(error)

    threads = [threading.Thread(target=feed), threading.Thread(target=lambda: complaints.extend(worker.stderr))]
    for thread in threads:
        thread.start()
    yield from worker.stdout
    for thread in threads:
        thread.join()
    status = worker.wait()
    if broken:
        raise broken[0]
    sys.stderr.writelines(line.decode(errors="replace") for line in complaints)
    if status not in statuses:
        raise RuntimeError(f"{shlex.join(command)} ended with status {status}: {b''.join(complaints[-3:]).decode(errors='replace')}")


class opened:
    """A stream of the file's bytes, from wherever it lies: `with opened(path, settings) as stream`."""

    def __init__(self, path, settings):
        self.reader = self.site = None
        if re.match(r"(?!file:)\w[\w+.-]*://", path):
            # The Hadoop client that Spark itself is made of, with Spark's settings.
            import pyspark
            jars = Path(os.environ.get("SPARK_HOME") or Path(pyspark.__file__).parent) / "jars"
            # It insists on a file of settings, be it empty.
            self.site = tempfile.TemporaryDirectory(prefix="bantin-")
            Path(self.site.name, "core-site.xml").write_text("<configuration/>")
            paths = [os.environ.get("HADOOP_CONF_DIR", ""), self.site.name, str(jars / "*")]
            options = [argument for setting in settings for argument in ("-D", setting)]
            self.reader = subprocess.Popen(["java", "-cp", ":".join(filter(None, paths)), "org.apache.hadoop.fs.FsShell", *options, "-cat", path],
                                           stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            self.stream = self.reader.stdout
        else:
            self.stream = open(re.sub(r"^file:/+", "/", path), "rb")

    def __enter__(self):
        return self.stream

    def __exit__(self, kind, *_):
        self.stream.close()
        if self.reader:
            complaint = self.reader.stderr.read()
            self.site.cleanup()
            if self.reader.wait() and kind is None:
                raise RuntimeError(f"it cannot be read: {complaint[-500:].decode(errors='replace')}")


def row(line, order):
    """A record as a row of ROW: what is decided later stands between head, body and tail.

    Inside of strings every quote is escaped, so what looks like a key is one."""
    line = line.decode().rstrip("\n")
    head, rest = line.split('"revision":', 1)
    body, rest = rest[rest.index(","):].split('"content_hash":"', 1)
    hashes, rest = re.match(r'(\w+"(?:,"signature":"\w+")?)((?s:.*))', rest).groups()
    tail = re.sub(r'^(,"duplicate_of":"\w+")?(,"story":"\w+")?', "", rest)
    content_hash, _, signature = hashes.rstrip('"').partition('","signature":"')
    fetched = value(tail, "date_fetched")
    # Blocks come first and have languages of their own.
    language = value(body, "language", last=True).split("-")[0]
    return (value(head, "id"), content_hash, signature, fetched, order, fetched[:10] or "unknown", language,
            head + '"revision":', body + '"content_hash":"' + hashes, tail)


def value(text, key, last=False):
    """The string that a key has; "" where there is none."""
    pattern = f'"{key}":"'
    start = text.rfind(pattern) if last else text.find(pattern)
    return text[start + len(pattern):text.index('"', start + len(pattern))] if start >= 0 else ""


# What is decided over all of them.

def decide(captures):
    """What is stored of one id's captures, given as (order, fetched, content_hash): the last one, and its revision.

    As the store of one machine does it: in order; the same content counts once, an older capture than the stored one not."""
    stored, revision, known_since = None, 0, ""
    for order, fetched, content_hash in sorted(captures):
        if stored and (content_hash == stored[1] or fetched < known_since):
            continue
        stored, revision, known_since = (order, content_hash), revision + 1, fetched
    return stored[0], revision


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
    identity = captures.select("id", "content_hash", "signature", "fetched", "order").persist()
    groups = identity.groupBy("id").agg(F.collect_list(F.struct("order", "fetched", "content_hash")).alias("captures"))
    alone = groups.where("size(captures) = 1").select(F.expr("captures[0].order").alias("order"), F.lit(1).alias("revision"))
    several = groups.where("size(captures) > 1").rdd.map(lambda row: decide(row.captures))
    chosen = alone.union(spark.createDataFrame(several, "order long, revision int"))
    first = identity.groupBy("content_hash").agg(F.min(F.struct("order", "id")).alias("first")) \
        .select("content_hash", F.col("first.id").alias("original"))
    named = identity.join(chosen, "order").join(first, "content_hash")

    keys = F.expr("transform(sequence(0, (length(signature) - 192) div 8 - 1), i -> substring(signature, 193 + 8 * i, 8))")
    sharing = named.where("original = id and length(signature) > 192").select("order", "id", "revision", F.substring("signature", 1, 192)
        .alias("signature"), F.explode(keys).alias("key")) \
        .groupBy("key").agg(F.collect_list(F.struct("order", "id", "signature")).alias("articles")).where("size(articles) > 1")
    pairs = sharing.rdd.flatMap(lambda row: near_pairs(row.articles)).distinct().collect()
    near = spark.createDataFrame(list(near_originals(pairs).items()), "original string, near string")

    decided = named.select("order", "revision", "original").join(F.broadcast(near), "original", "left") \
        .select("order", "revision", F.coalesce("near", "original").alias("original"))
    if identity.count() <= MOST_BROADCAST:
        decided = F.broadcast(decided)
    # A copy tells its original's story; translations are found by a machine with a state only.
    relations = F.concat(F.when(F.col("original") != F.col("id"), F.concat(F.lit(',"duplicate_of":"'), "original", F.lit('"'))).otherwise(""),
                         F.lit(',"story":"'), "original", F.lit('"'))
    return captures.join(decided, "order").select(F.concat("head", F.col("revision").cast("string"), "body", relations, "tail").alias("line"),
                                                  "date", "lang")


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
    from pyspark.sql import functions as F
    hadoop = spark._jvm.org.apache.hadoop.fs.Path
    target, beside = hadoop(out), hadoop(out.rstrip("/") + ".unfinished")
    system = target.getFileSystem(spark._jsc.hadoopConfiguration())
    system.delete(beside, True)
    # Few files a folder, and no task that has all of a large one.
    rows = rows.hint("rebalance", "date", "lang")
    if form == "parquet":
        schema = json.loads((Path(__file__).resolve().parent / "../../data/schema/article.schema.json").read_text())
        rows = rows.select(F.from_json("line", columns(schema)).alias("record"), "date", "lang").select("record.*", "date", "lang")
        rows.write.partitionBy("date", "lang").parquet(beside.toString())
    else:
        rows.write.partitionBy("date", "lang").text(beside.toString())
    if not system.rename(beside, target):
        raise SystemExit(f"backfill: {beside.toString()} is whole but cannot be renamed to {out}")


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
    rows = context.parallelize(parts, max(1, len(parts))).flatMap(lambda part: read(part, settings))
    # With the types said: finding them out would read an archive twice.
    return spark.createDataFrame(rows, ROW), len(parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources", nargs="+", metavar="SOURCE")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--root", default="")
    parser.add_argument("--urls", action="store_true")
    parser.add_argument("--shards", type=int)
    parser.add_argument("--network", default="")
    parser.add_argument("--out", required=True)
    parser.add_argument("--format", choices=("jsonl", "parquet"), default="jsonl")
    parser.add_argument("--master")
    parser.add_argument("--bantin")
    args = parser.parse_args()
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
