#!/usr/bin/env python3
"""Brings the datasets of several machines together on a Spark cluster: one dataset, as one machine would have it that stored all.

usage: spark-submit --files .../bantin scripts/spark/merge.py --out URI DATASET...
       python3 scripts/spark/merge.py --master 'local-cluster[2,1,1024]' --bantin PATH --out URI DATASET...

  DATASET        folder of a dataset (`bantin run --out`, a shard's, say) with its manifest.json. Local paths that every executor
                 sees, or any URI that Spark's Hadoop client reads (hdfs://, s3a://, …). The order counts where times are equal
  --out URI      folder that receives articles/date=YYYY-MM-DD/lang=xx/part-….jsonl, and deletions/; it must not exist yet
  --master URL   where spark-submit does not say it
  --bantin PATH  the binary to ship, where --files does not ship it; the driver uses it, too

Records are taken in the order of their fetch (`date_fetched`), those of one second by dataset and number. Executors read the
parts and send what decides about a record: ids, hash, signature, evidence of its story, some 1 KB each. One process at the driver decides
in that order, with the code and the indexes of `bantin run`: what one machine would have taken for unchanged is left out, a changed
article gets the next `revision`, a copy or near duplicate of an earlier article `duplicate_of`, a translation its `story`, and each
record a new `sequence`, 1 for the first. Executors read the parts again and write the records that stay, with what was decided: no
record goes from one executor to another. The same datasets give the same records, whatever executor is lost meanwhile; the output
gets its name when it is whole.

What `bantin forget` erased in one of the datasets is left out of all, and the deletions are kept. Addresses that a page declares as its
translations are in no record: a story found by them within a dataset stays. What a machine did not store, because it was a page's old
state, say, cannot come back. `bantin state rebuild --out FOLDER` then makes the output a dataset that runs go on with.

Executors need what scripts/spark/backfill.py names. The driver needs 2 KB of disk a record.
"""
import argparse, itertools, json, os, re, shutil, subprocess, sys, tempfile, threading, time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from backfill import PROGRAM, opened, program, whole_lines  # noqa: E402

KEYS = "fetched long, dataset int, part int, sequence long, key string"
DECISIONS = "name string, number long, revision int, id string, original string, story string"
LINES = "sequence long, date string, lang string, line string"


# What runs on the executors.

def of_part(part, settings, command, decisions=None):
    """What `bantin merge COMMAND` tells of a part, in lists of lines."""
    _, path, first = part
    with tempfile.TemporaryDirectory(prefix="bantin-") as folder:
        local = path
        if "://" in path:
            local = os.path.join(folder, path.rsplit("/", 1)[1])
            with opened(path, settings) as source, open(local, "wb") as copy:
                shutil.copyfileobj(source, copy)
        process = subprocess.Popen([program(), "merge", command, local, "--first", str(first)], stdin=decisions, stdout=subprocess.PIPE)
        yield from (lines for lines in whole_lines(process.stdout) if lines)
        if process.wait():
            raise RuntimeError(f"{path}: bantin ended with status {process.returncode}; the executor's standard error has what it told")


def columns(kinds, *values):
    """A batch with the columns that KEYS or LINES names."""
    import pyarrow
    types = {"long": pyarrow.int64(), "int": pyarrow.int32()}
    names = [kind.split() for kind in kinds.split(", ")]
    made = [pyarrow.array(own, types[kind]) if kind in types else pyarrow.array(own, pyarrow.binary()).view(pyarrow.string())
            for (_, kind), own in zip(names, values)]
    return pyarrow.RecordBatch.from_arrays(made, [name for name, _ in names])


def keys_of(parts, settings):
    """What `mapInArrow` applies to the numbers of parts: KEYS."""
    def apply(batches):
        for batch in batches:
            for number in batch.column(0).to_pylist():
                for lines in of_part(parts[number], settings, "read"):
                    sequences, fetched, keys = zip(*(line.split(b"\t", 2) for line in lines))
                    yield columns(KEYS, map(int, fetched), [parts[number][0]] * len(lines), [number] * len(lines), map(int, sequences), keys)
    return apply


def lines_of(parts, settings):
    """What `mapInArrow` applies to decisions, those of a part one after the other: LINES."""
    def written(number, decisions):
        folder = re.search(r"date=([^/]+)/lang=([^/]+)/", parts[number][1])
        for lines in of_part(parts[number], settings, "write", decisions):
            sequences, records = zip(*(line.split(b"\t", 1) for line in lines))
            yield columns(LINES, map(int, sequences), *([value.encode()] * len(lines) for value in folder.groups()), records)

    def apply(batches):
        decided = (row for batch in batches for row in zip(*(column.to_pylist() for column in batch.columns)))
        for number, rows in itertools.groupby(decided, key=lambda row: row[0]):
            with tempfile.TemporaryFile("w+", prefix="bantin-") as decisions:
                for _, *fields in rows:
                    decisions.write("\t".join("" if field is None else str(field) for field in fields) + "\n")
                decisions.seek(0)
                yield from written(number, decisions)
    return apply


# What is decided at the driver.

def decide(keys, path):
    """Writes what becomes of each record to a file, DECISIONS with tabs; the keys come in their order."""
    with tempfile.TemporaryDirectory(prefix="bantin-") as scratch, open(path, "wb") as file:
        process = subprocess.Popen([program(), "merge", "decide", "--scratch", scratch], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        failures = []

        def send():
            try:
                for row in keys.toLocalIterator(prefetchPartitions=True):
                    process.stdin.write(f"{row.part}:{row.sequence}{row.key}\n".encode())
                process.stdin.close()
            except BaseException as error:
                failures.append(error)
                process.kill()

        sender = threading.Thread(target=send)
        sender.start()
        count = 0
        for line in process.stdout:
            if not line.endswith(b"\t-\n"):
                file.write(line)
                count += 1
        sender.join()
        if failures:
            raise failures[0]
        if process.wait():
            raise RuntimeError(f"bantin ended with status {process.returncode}")
    return count


class Datasets:
    """What the manifests say: parts of records, and the ids that were forgotten."""

    def __init__(self, spark, folders):
        self.spark, self.parts, self.deletions = spark, [], {}
        for dataset, folder in enumerate(folders):
            folder = folder.rstrip("/")
            try:
                manifest = json.loads(self.text(f"{folder}/manifest.json"))
            except Exception as error:
                raise SystemExit(f"merge: {folder} is no dataset with a manifest.json (a run, or `bantin compact`, writes it): {error}") from None
            for part in manifest["parts"]:
                path = f"{folder}/{part['path']}"
                if part["path"].startswith("deletions/"):
                    for line in self.text(path).splitlines():
                        deletion = json.loads(line)
                        self.deletions.setdefault(deletion["id"], deletion)
                else:
                    self.parts.append((dataset, path, part["first_sequence"]))

    def text(self, path):
        return "\n".join(self.spark.sparkContext.textFile(path, 1).collect())

    def forgotten(self):
        return sorted(id for deletion in self.deletions.values() for id in (deletion["id"], *deletion.get("other_ids", [])))


def merged(spark, datasets, beside):
    """The records that are to be written, (sequence, date, lang, line), and how many."""
    from pyspark import StorageLevel
    from pyspark.sql import functions as F
    prefix = "spark.hadoop."
    settings = [f"{key.removeprefix(prefix)}={setting}" for key, setting in spark.sparkContext.getConf().getAll() if key.startswith(prefix)]
    tasks = max(1, min(len(datasets.parts), 4 * spark.sparkContext.defaultParallelism))
    parts = spark.range(len(datasets.parts), numPartitions=tasks)
    keys = parts.mapInArrow(keys_of(datasets.parts, settings), KEYS)
    if forgotten := datasets.forgotten():
        ids = F.broadcast(spark.createDataFrame([(id,) for id in forgotten], "id string"))
        keys = keys.join(ids, F.split("key", "\t")[1] == ids.id, "left_anti")
    # Sorting reads them twice.
    keys = keys.persist(StorageLevel.DISK_ONLY)
    keys.count()
    keys = keys.sort("fetched", "dataset", "sequence")
    with tempfile.TemporaryDirectory(prefix="bantin-") as folder:
        count = decide(keys, f"{folder}/decisions")
        system, path = hadoop(spark, beside)
        system.copyFromLocalFile(False, True, path(f"file://{folder}/decisions"), path(f"{beside}/decisions"))
    name = F.split("name", ":")
    decisions = spark.read.csv(f"{beside}/decisions", DECISIONS, sep="\t", quote="", emptyValue="", nullValue="") \
        .select(name[0].cast("int").alias("part"), name[1].cast("long").alias("sequence"), "number", "revision", "id", "original", "story")
    # A part is read by one task, which writes what stays of it: no record goes from one executor to another.
    return decisions.repartition(tasks, "part").sortWithinPartitions("part").mapInArrow(lines_of(datasets.parts, settings), LINES), count


# Where it goes to.

def hadoop(spark, path):
    make = spark._jvm.org.apache.hadoop.fs.Path
    return make(path).getFileSystem(spark._jsc.hadoopConfiguration()), make


def write(spark, records, deletions, first, beside):
    """Parts as a run writes them: by day and language, in the order of their numbers."""
    records.sortWithinPartitions("date", "lang", "sequence") \
        .select("line", "date", "lang").write.partitionBy("date", "lang").text(f"{beside}/articles")
    system, path = hadoop(spark, beside)
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    files = system.listFiles(path(f"{beside}/articles"), True)
    while files.hasNext():
        file = files.next().getPath()
        # Spark calls every text .txt, and names it by its task: those of a folder are in the order of their numbers.
        if task := re.match(r"part-(\d+)-.*\.txt$", file.getName()):
            system.rename(file, path(file.getParent(), f"part-{stamp}-0000-{int(task[1]) + 1}.jsonl"))
        else:
            system.delete(file, False)
    if deletions:
        with tempfile.TemporaryDirectory(prefix="bantin-") as folder:
            name = Path(folder, f"part-{stamp}-0000-1.jsonl")
            ordered = sorted(deletions.values(), key=lambda deletion: (deletion["date_deleted"], deletion["id"]))
            lines = [{**deletion, "sequence": first + number} for number, deletion in enumerate(ordered)]
            name.write_text("".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines))
            system.mkdirs(path(f"{beside}/deletions"))
            system.copyFromLocalFile(False, True, path(f"file://{name}"), path(f"{beside}/deletions/{name.name}"))
    system.delete(path(f"{beside}/decisions"), True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("datasets", nargs="+", metavar="DATASET")
    parser.add_argument("--out", required=True)
    parser.add_argument("--master")
    parser.add_argument("--bantin")
    args = parser.parse_args()
    if args.bantin and Path(args.bantin).name != PROGRAM:
        raise SystemExit(f"merge: {args.bantin} must be called {PROGRAM}: that is the name under which executors look for it")
    from pyspark.sql import SparkSession
    builder = SparkSession.builder.appName("bantin merge").config("spark.task.maxFailures", "8")
    if args.master:
        builder = builder.master(args.master)
    if args.bantin:
        builder = builder.config("spark.files", os.path.abspath(args.bantin))
    spark = builder.getOrCreate()
    spark.sparkContext.addPyFile(str(Path(__file__).resolve().with_name("backfill.py")))
    if spark.sparkContext.getConf().get("spark.sql.shuffle.partitions") is None:
        spark.conf.set("spark.sql.shuffle.partitions", 4 * spark.sparkContext.defaultParallelism)
    beside = args.out.rstrip("/") + ".unfinished"
    system, path = hadoop(spark, args.out)
    if system.exists(path(args.out)):
        raise SystemExit(f"merge: {args.out} is there already; name another --out, or remove it")
    datasets = Datasets(spark, args.datasets)
    system.delete(path(beside), True)
    system.mkdirs(path(beside))
    try:
        records, count = merged(spark, datasets, beside)
        write(spark, records, datasets.deletions, count + 1, beside)
    except BaseException:
        system.delete(path(beside), True)
        raise
    if not system.rename(path(beside), path(args.out)):
        raise SystemExit(f"merge: {beside} is whole but cannot be renamed to {args.out}")
    print(f"merge: {len(args.datasets)} datasets, {count} records in {args.out}")
    spark.stop()


if __name__ == "__main__":
    main()
