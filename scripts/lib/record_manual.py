#!/usr/bin/env python3
"""Makes docs/record.md, the list of a record's fields, out of the schema.

usage: scripts/lib/record_manual.py            writes docs/record.md
       scripts/lib/record_manual.py --check    ends with 1 where it is not what the schema says (scripts/lint)
"""
import json, sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MANUAL = ROOT / "docs/record.md"
EXAMPLE_CHARACTERS = 60

HEAD = """# The record

One article is one line of JSON. This page is made from `data/schema/article.schema.json` by `scripts/lib/record_manual.py`; the
schema also says which values each field may have. A field whose value is not known is left out, those marked **always** are never.
Positions (`start`, `end`) count Unicode code points of `text` from 0, as Python and DuckDB do. Instants are RFC 3339 with the
offset that the page gave. [record-fields.md](record-fields.md) has the names of other tools for these fields.
"""


def type_of(schema):
    """The type of a value in words: "string", "list of objects", "one of `a`, `b`"."""
    name = schema.get("$ref", "").rsplit("/", 1)[-1]
    if name:
        return {"instant": "instant", "id": "id", "url": "URL", "language": "language tag"}[name]
    if "const" in schema:
        return f"`{json.dumps(schema['const'])}`"
    if "enum" in schema:
        if len(schema["enum"]) == 1:
            return f"`{schema['enum'][0]}`"
        return "one of " + ", ".join(f"`{value}`" for value in schema["enum"])
    if schema["type"] == "array":
        item = type_of(schema["items"])
        return f"list of {item}" if item.startswith("one of") else f"list of {item}s"
    return schema["type"]


def examples_of(path, records):
    """The values that stand at a path of names in the example records, through lists."""
    values = records
    for name in path:
        members = [item for value in values for item in (value if isinstance(value, list) else [value])]
        values = [member[name] for member in members if name in member]
    return values


def shown(value):
    """A value as JSON that fits a cell of a table."""
    text = json.dumps(value, ensure_ascii=False)
    if len(text) > EXAMPLE_CHARACTERS:
        text = text[: EXAMPLE_CHARACTERS - 1] + "…"
    return "`" + text.replace("|", "\\|") + "`"


def rows(schema, path, records, prefix=""):
    """The rows of an object's fields, each followed by those of the objects in it."""
    required = schema.get("required", [])
    for name, field in schema["properties"].items():
        here = [*path, name]
        inner = field.get("items", field)
        nested = "properties" in inner
        label = f"{prefix}{name}" + ("[]" if "items" in field else "")
        values = field.get("examples") or examples_of(here, records) or ([field["const"]] if "const" in field else [])
        example = "" if nested else shown(min(values, key=lambda value: len(json.dumps(value)))) if values else None
        if example is None:
            raise SystemExit(f"{label}: no example in the schema; add `examples` to the field")
        always = " **always**" if name in required and not path else ""
        yield f"| `{label}` | {type_of(field)}{always} | {field['description']} | {example} |".replace("  |", " |")
        if nested:
            yield from rows(inner, here, records, f"{label}.")


def manual(schema):
    lines = rows(schema, [], schema["examples"])
    return "\n".join([HEAD, "| Field | Type | What it is | Example |", "|---|---|---|---|", *lines, ""])


def main():
    schema = json.loads((ROOT / "data/schema/article.schema.json").read_text())
    text = manual(schema)
    if sys.argv[1:] == ["--check"]:
        if not MANUAL.exists() or MANUAL.read_text() != text:
            print("docs/record.md:1: is not what the schema says: scripts/lib/record_manual.py writes it", file=sys.stderr)
            return 1
        return 0
    MANUAL.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
