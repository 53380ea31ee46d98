"""Checks article records, one JSON object a line, against the schema and against what a schema cannot say.

usage: check_records.py SCHEMA [--errors N] FILE|FOLDER|-...

Beyond the schema: a line is one object, ended by a line feed, with no key twice and its keys in the schema's order;
blocks tile the text line by line; mentions are where they say they are; no two records that runs stored share id and
revision (`bantin extract` knows nothing of other runs, so its records may).
Exit status: 0 all valid, 1 something is not, 2 it cannot be told (no records, a file that is not there).
"""
import argparse
import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator


class RecordChecker:
    def __init__(self, schema):
        Draft202012Validator.check_schema(schema)
        self.validator = Draft202012Validator(schema)
        self.order = {key: index for index, key in enumerate(schema["properties"])}
        self.seen = {}

    def errors(self, line, place):
        """What is wrong with one line (bytes), as (where, what) pairs."""
        if not line.endswith(b"\n"):
            yield "$", "the line has no line feed: it was cut"
        try:
            record = json.loads(line.decode("utf-8"), object_pairs_hook=unique_keys)
        except (UnicodeDecodeError, ValueError) as error:
            yield "$", f"not JSON: {error}"
            return
        if not isinstance(record, dict):
            yield "$", "not an object"
            return
        broken = False
        for error in sorted(self.validator.iter_errors(record), key=lambda e: list(map(str, e.absolute_path))):
            broken = True
            yield error.json_path, shortened(error.message)
        if not broken:
            yield from self.beyond_schema(record, place)

    def beyond_schema(self, record, place):
        ranks = [self.order[key] for key in record]
        if ranks != sorted(ranks):
            yield "$", "keys are not in the schema's order"
        yield from block_errors(record)
        for index, mention in enumerate(record.get("mentions", [])):
            if record["text"][mention["start"]:mention["end"]] != mention["text"]:
                yield f"$.mentions[{index}]", "start and end are not where its text is"
        if sum(share["share"] for share in record.get("languages", [])) > 1.001:
            yield "$.languages", "shares add up to more than 1"
        version = (record["id"], record["revision"])
        if "run_id" not in record:
            return
        if version in self.seen:
            yield "$.id", f"id and revision as in {self.seen[version]}"
        else:
            self.seen[version] = place


def block_errors(record):
    start = 0
    lines = record["text"].split("\n") if record["text"] else []
    if len(lines) != len(record["blocks"]):
        yield "$.blocks", f"{len(record['blocks'])} blocks for {len(lines)} lines of text"
        return
    for index, (line, block) in enumerate(zip(lines, record["blocks"])):
        end = start + len(line)
        if (block["start"], block["end"]) != (start, end):
            yield f"$.blocks[{index}]", f"is {block['start']}..{block['end']}, its line is {start}..{end}"
            return
        start = end + 1
    for index, image in enumerate(record.get("images", [])):
        if image.get("block", 0) >= max(1, len(lines)):
            yield f"$.images[{index}].block", "no such block"


def unique_keys(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return members


def shortened(message, limit=200):
    return message if len(message) <= limit else message[: limit // 2] + " … " + message[-limit // 2 :]


def files(names):
    for name in names:
        path = Path(name)
        if path.is_dir():
            # A name that begins with a dot is no reader's business: a part that is being written or merged.
            parts = (part for part in path.rglob("*.jsonl") if not any(name.startswith(".") for name in part.relative_to(path).parts))
            yield from sorted(parts)
        else:
            yield path


def main():
    parser = argparse.ArgumentParser(prog="check-records", description="Check article records against the schema.")
    parser.add_argument("schema", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("records", nargs="+", metavar="FILE|FOLDER|-")
    parser.add_argument("--errors", type=int, default=20, metavar="N", help="print at most N errors (20)")
    arguments = parser.parse_args()
    checker = RecordChecker(json.loads(arguments.schema.read_text(encoding="utf-8")))
    records = errors = 0
    for path in files(arguments.records):
        try:
            lines = sys.stdin.buffer if str(path) == "-" else path.open("rb")
        except OSError as error:
            print(f"{path}: {error.strerror}", file=sys.stderr)
            return 2
        with lines:
            for number, line in enumerate(lines, 1):
                records += 1
                for where, what in checker.errors(line, f"{path}:{number}"):
                    errors += 1
                    if errors <= arguments.errors:
                        print(f"{path}:{number}: {where}: {what}")
    if not records:
        print("check-records: no records in what was given", file=sys.stderr)
        return 2
    print(f"{records} records, {errors} errors", file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
