"""Compares the words of `markdown`, as a CommonMark parser reads it, with those of `text`; see scripts/check-markdown."""
import json, re, sys
from pathlib import Path

from markdown_it import MarkdownIt

MAXIMUM_SHOWN = 20
WORD = re.compile(r"\w+")
parser = MarkdownIt("commonmark").enable("table")


def rendered(markdown):
    """The text that a reader of the rendered document sees: pictures and comments left out, a blank where blocks end."""
    parts = []
    for token in parser.parse(markdown):
        if token.type in ("fence", "code_block"):
            parts.append(token.content)
        for inner in token.children or []:
            if inner.type in ("text", "code_inline"):
                parts.append(inner.content)
            elif inner.type in ("softbreak", "hardbreak"):
                parts.append(" ")
            elif inner.type == "html_inline":
                parts.append(f" RAW-HTML {inner.content} ")
        if token.type == "html_block" and not token.content.startswith("<!--"):
            parts.append(f" RAW-HTML {token.content} ")
        parts.append("\n")
    return "".join(parts)


def difference(record):
    """None where both say the same, else the first words that differ."""
    wanted = WORD.findall(record.get("text") or "")
    found = WORD.findall(rendered(record.get("markdown") or ""))
    if wanted == found:
        return None
    at = next((i for i, (a, b) in enumerate(zip(wanted, found)) if a != b), min(len(wanted), len(found)))
    return f"word {at + 1}: text says {' '.join(wanted[at:at + 6])!r}, Markdown {' '.join(found[at:at + 6])!r}"


def lines(arguments):
    for argument in arguments:
        if argument == "-":
            yield from (("-", number, line) for number, line in enumerate(sys.stdin, 1))
            continue
        path = Path(argument)
        for file in sorted(path.rglob("*.jsonl")) if path.is_dir() else [path]:
            with file.open(encoding="utf-8") as stream:
                yield from ((file, number, line) for number, line in enumerate(stream, 1))


def self_test():
    assert difference({"text": "One two\nthree", "markdown": "**One** two\n\n> three"}) is None
    assert difference({"text": "2. May", "markdown": "2\\. May"}) is None
    assert difference({"text": "a | b\n1 | 2", "markdown": "| a | b |\n| --- | --- |\n| 1 | 2 |"}) is None
    assert difference({"text": "2. May", "markdown": "2. May"}) is not None
    assert difference({"text": "One", "markdown": "<b>One</b>"}) is not None
    assert difference({"text": "One two", "markdown": "One"}) is not None
    print("check-markdown: self-test passed")


def main():
    if not sys.argv[1:]:
        sys.exit("usage: scripts/check-markdown FILE|FOLDER|-... | --self-test")
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    checked = wrong = 0
    for file, number, line in lines(sys.argv[1:]):
        record = json.loads(line)
        if "markdown" not in record:
            continue
        checked += 1
        what = difference(record)
        if what:
            wrong += 1
            if wrong <= MAXIMUM_SHOWN:
                print(f"{file}:{number}: {what}")
    print(f"check-markdown: {checked} records, {wrong} whose Markdown says something else")
    sys.exit(1 if wrong else 0)


main()
