"""A key of the record never changes its meaning or its type and never goes away within a schema version.

data/schema/article.released.json holds, for each key that was ever released, its type and its meaning. This fails where
the schema says something else now. New keys are free; they are pinned with the release.

  test_schema_compatibility.py          compares
  test_schema_compatibility.py --pin    takes over new keys and meanings that are said in better words; refuses any key
                                        that is gone or whose type is another: that is a new schema_version
"""
import json
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SCHEMA = ROOT / "data/schema/article.schema.json"
RELEASED = ROOT / "data/schema/article.released.json"


def keys(schema, node=None, path="", required=False):
    """Every key as path -> {type, meaning, required}; `[]` stands for the elements of an array."""
    node = schema if node is None else node
    if "$ref" in node:
        target = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
        node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
    found = {}
    if path:
        kind = node.get("type") or ("string" if all(isinstance(v, str) for v in node.get("enum", [0])) else "any")
        found[path] = {"type": kind, "required": required, "meaning": node.get("description", "")}
        if "enum" in node:
            found[path]["values"] = node["enum"]
    for key, member in node.get("properties", {}).items():
        found.update(keys(schema, member, f"{path}.{key}" if path else key, key in node.get("required", [])))
    if isinstance(node.get("items"), dict):
        found.update(keys(schema, node["items"], path + "[]"))
    return found


def changes(released, current):
    """(what breaks readers, what is only said in other words)"""
    breaking, reworded = [], []
    for path, before in released.items():
        now = current.get(path)
        if now is None:
            breaking.append(f"{path} is gone")
            continue
        if now["type"] != before["type"]:
            breaking.append(f"{path} was {before['type']} and is {now['type']}")
        if before["required"] and not now["required"]:
            breaking.append(f"{path} was always there and is not any more")
        if gone := [value for value in before.get("values", []) if value not in now.get("values", before["values"])]:
            breaking.append(f"{path} has lost the values {gone}")
        if now["meaning"] != before["meaning"]:
            reworded.append(f"{path}: {before['meaning']!r} is now {now['meaning']!r}")
    return breaking, reworded


class SchemaCompatibilityTests(unittest.TestCase):
    def setUp(self):
        self.current = keys(json.loads(SCHEMA.read_text(encoding="utf-8")))
        self.released = dict(self.current)

    def test_no_released_key_changed(self):
        breaking, reworded = changes(json.loads(RELEASED.read_text(encoding="utf-8"))["keys"], self.current)
        self.assertEqual(breaking, [], "a new schema_version is needed for this")
        self.assertEqual(
            reworded, [], "does a key mean something else now? That needs a new schema_version. Where only the words are "
            "better: python3 Tests/RecordTests/test_schema_compatibility.py --pin")

    def test_a_key_that_goes_is_found(self):
        del self.current["mentions[].value"]
        self.assertEqual(changes(self.released, self.current)[0], ["mentions[].value is gone"])

    def test_a_key_of_another_type_is_found(self):
        self.current["word_count"] = {**self.current["word_count"], "type": "string"}
        self.assertEqual(changes(self.released, self.current)[0], ["word_count was integer and is string"])

    def test_a_key_that_becomes_optional_is_found(self):
        self.current["text"] = {**self.current["text"], "required": False}
        self.assertEqual(changes(self.released, self.current)[0], ["text was always there and is not any more"])

    def test_a_value_that_goes_is_found(self):
        self.current["page_type"] = {**self.current["page_type"], "values": ["article"]}
        self.assertEqual(len(changes(self.released, self.current)[0]), 1)

    def test_another_meaning_is_found(self):
        self.current["id"] = {**self.current["id"], "meaning": "A row number."}
        self.assertEqual(len(changes(self.released, self.current)[1]), 1)

    def test_a_new_key_is_no_change(self):
        self.current["new_key"] = {"type": "string", "required": False, "meaning": ""}
        self.assertEqual(changes(self.released, self.current), ([], []))


def pin():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    current = keys(schema)
    if RELEASED.exists():
        breaking, _ = changes(json.loads(RELEASED.read_text(encoding="utf-8"))["keys"], current)
        if breaking:
            sys.exit("\n".join(breaking) + "\na new schema_version is needed for this")
    version = schema["properties"]["schema_version"]["const"]
    RELEASED.write_text(json.dumps({"schema_version": version, "keys": current}, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    if "--pin" in sys.argv:
        pin()
    else:
        unittest.main()
