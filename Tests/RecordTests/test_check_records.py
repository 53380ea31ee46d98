"""Run by scripts/checks/records --self-test. The schema's own examples are the valid records that each case breaks."""
import copy
import json
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts/lib"))
from records import SCHEMA, RecordChecker  # noqa: E402


def line(record):
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


class CheckRecords(unittest.TestCase):
    def setUp(self):
        self.checker = RecordChecker(SCHEMA)
        self.full, self.small = copy.deepcopy(SCHEMA["examples"])

    def errors(self, data):
        return list(self.checker.errors(data if isinstance(data, bytes) else line(data), "x:1"))

    def assert_rejects(self, where, data):
        found = self.errors(data)
        self.assertIn(where, [place for place, _ in found])

    def test_the_examples_are_valid(self):
        self.assertEqual(self.errors(self.full), [])
        self.assertEqual(self.errors(self.small), [])

    def test_every_key_is_described_and_shown_in_the_examples(self):
        shown = set(self.full) | set(self.small)
        for key, rule in SCHEMA["properties"].items():
            self.assertTrue(rule.get("description"), key)
        self.assertEqual(set(SCHEMA["properties"]) - shown, {"signature", "duplicate_of", "story"})

    def test_a_required_key_may_not_be_missing(self):
        for key in SCHEMA["required"]:
            record = copy.deepcopy(self.full)
            del record[key]
            self.assertTrue(self.errors(record), key)

    def test_unknown_keys_are_refused_at_the_top_and_inside(self):
        self.assert_rejects("$", {**self.full, "body": "x"})
        self.full["source"]["host"] = "x"
        self.assert_rejects("$.source", self.full)

    def test_empty_values_are_refused(self):
        for key in ["title", "description", "section", "run_id"]:
            self.assert_rejects(f"$.{key}", {**self.full, key: ""})
        for key in ["authors", "tags", "links", "images", "mentions", "normalization", "warnings"]:
            self.assert_rejects(f"$.{key}", {**self.full, key: []})
        self.assert_rejects("$.title", {**self.full, "title": None})

    def test_times_need_an_offset_and_a_real_clock(self):
        for value in ["2026-03-14", "2026-03-14T09:30:00", "2026-03-14 09:30:00Z", "2026-13-14T09:30:00Z",
                      "2026-03-14T24:30:00Z", "2026-03-14T09:30:00+0700"]:
            self.assert_rejects("$.date_published", {**self.full, "date_published": value})

    def test_times_may_have_a_fraction_and_any_offset(self):
        for value in ["2026-03-14T09:30:00.250+07:00", "2026-03-14T09:30:00Z", "2026-03-14T09:30:00-03:30"]:
            self.assertEqual(self.errors({**self.full, "date_published": value}), [], value)
            self.checker.seen.clear()

    def test_a_feed_source_names_its_feed_and_a_file_its_path(self):
        self.assert_rejects("$.source", {**self.full, "source": {"kind": "feed"}})
        self.assert_rejects("$.source", {**self.full, "source": {"kind": "file"}})

    def test_a_boolean_is_no_number(self):
        self.assert_rejects("$.revision", {**self.full, "revision": True})

    def test_languages_are_canonical_tags(self):
        for tag in ["vi", "und", "zh-Hant", "pt-BR", "es-419"]:
            self.assertEqual(self.errors({**self.small, "language": tag}), [], tag)
            self.checker.seen.clear()
        for tag in ["VI", "vi_VN", "vietnamese!", ""]:
            self.assert_rejects("$.language", {**self.small, "language": tag})

    def test_text_lines_neither_are_empty_nor_have_white_space_at_their_ends(self):
        for text in ["a\n\nb", " a", "a ", "a\n", "a \nb"]:
            self.assert_rejects("$.text", {**self.small, "text": text})

    def test_blocks_tile_the_text(self):
        self.full["blocks"][1]["end"] -= 1
        self.assert_rejects("$.blocks[1]", self.full)
        self.small["blocks"] = []
        self.assert_rejects("$.blocks", self.small)

    def test_mentions_are_where_they_say(self):
        self.full["mentions"][0]["start"] += 1
        self.assert_rejects("$.mentions[0]", self.full)

    def test_keys_stand_in_the_order_of_the_schema(self):
        record = {"url": self.full.pop("url"), **self.full}
        self.assert_rejects("$", record)

    def test_the_same_version_twice_is_an_error(self):
        self.assertEqual(self.errors(self.full), [])
        self.assert_rejects("$.id", self.full)
        self.assertEqual(self.errors({**self.full, "revision": 2}), [])

    def test_cut_and_broken_lines_are_errors(self):
        self.assert_rejects("$", line(self.full)[:-1])
        self.assert_rejects("$", line(self.full)[:200])
        self.assert_rejects("$", b'{"id": "a", "id": "b"}\n')
        self.assert_rejects("$", b"[]\n")
        self.assert_rejects("$", b'{"text": "\xff"}\n')


if __name__ == "__main__":
    unittest.main()
