"""Checks of article records, one JSON object a line, against the schema and against what a schema cannot say.

Beyond the schema: a line is one object, ended by a line feed, with no key twice and its keys in the schema's order;
blocks tile the text line by line; mentions are where they say they are; no two records that runs stored share id and
revision (`bantin extract` knows nothing of other runs, so its records may).
Importing it starts the script again in a virtual environment that has jsonschema.
"""
import json

from venv import ROOT, needs

needs("jsonschema==4.26.0")
from jsonschema import Draft202012Validator  # noqa: E402

SCHEMA = json.loads((ROOT / "data/schema/article.schema.json").read_text(encoding="utf-8"))


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
