#!/usr/bin/env python3
"""Writes a man page for the program and one for each of its commands, out of what the program says of itself.

usage: bantin --experimental-dump-help | man_pages.py VERSION FOLDER
"""
import json, os, sys, time
from pathlib import Path


def escaped(text):
    """Text as troff prints it: no line begins a request, hyphens stay what they are."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line.startswith((".", "'")) else line for line in text.split("\n"))


def synopsis(argument):
    name = next((n for n in argument.get("names", []) if n["kind"] == "long"), None)
    value = argument.get("valueName", "")
    if argument["kind"] == "positional":
        text = f"\\fI{escaped(value)}\\fR" + ("…" if argument["isRepeating"] else "")
    else:
        text = f"\\fB\\-\\-{escaped(name['name'])}\\fR" if name else ""
        if argument["kind"] == "option":
            text += f" \\fI{escaped(value)}\\fR"
    return f"[{text}]" if argument["isOptional"] else text


def label(argument):
    names = ["\\fB" + escaped(("-" if n["kind"] == "short" else "--") + n["name"]) + "\\fR" for n in argument.get("names", [])]
    if argument["kind"] == "positional":
        return f"\\fI{escaped(argument['valueName'])}\\fR"
    value = f" \\fI{escaped(argument['valueName'])}\\fR" if argument["kind"] == "option" else ""
    return ", ".join(names) + value


def sections(discussion):
    """(heading, lines of troff) of a command's discussion: its paragraphs, then what stands under a heading in capitals."""
    found = {"DESCRIPTION": []}
    heading = "DESCRIPTION"
    for block in discussion.strip().split("\n\n"):
        lines = block.split("\n")
        if lines[0].isupper() and len(lines) > 1:
            heading, lines = lines[0], lines[1:]
            found[heading] = []
        text = escaped("\n".join(lines))
        # Tables are indented, and stay as they are.
        is_table = all(line.startswith("  ") for line in lines)
        found[heading] += [".nf", text, ".fi"] if is_table else [".PP", text]
    return [(heading, lines) for heading, lines in found.items() if lines]


def page(command, path, version, date):
    name = "-".join(path)
    arguments = [a for a in command.get("arguments", []) if a["shouldDisplay"]]
    yield f'.TH "{name.upper()}" 1 "{date}" "bantin {version}" "Bantin"'
    yield f".SH NAME\n{escaped(name)} \\- {escaped(command.get('abstract', ''))}"
    yield f".SH SYNOPSIS\n\\fB{escaped(' '.join(path))}\\fR " + " ".join(filter(None, map(synopsis, arguments)))
    discussion = sections(command.get("discussion", ""))
    for heading, lines in discussion:
        if heading == "DESCRIPTION":
            yield from [".SH DESCRIPTION", *lines]
    if subcommands := [c for c in command.get("subcommands", []) if c["shouldDisplay"]]:
        yield ".I command"
        yield ".SH COMMANDS"
        for one in subcommands:
            page_name = escaped("-".join([*path, one["commandName"]]))
            yield f".TP\n.BR {page_name} (1)\n{escaped(one.get('abstract', ''))}"
    if arguments:
        yield ".SH OPTIONS"
        for argument in arguments:
            text = argument.get("abstract", "")
            if argument.get("allValues"):
                text += f" Values: {', '.join(argument['allValues'])}."
            if argument.get("defaultValue"):
                text += f" Default: {argument['defaultValue']}."
            yield f".TP\n{label(argument)}\n{escaped(text)}"
    for heading, lines in discussion:
        if heading != "DESCRIPTION":
            yield from [f".SH {escaped(heading)}", *lines]
    if len(path) > 1:
        yield ".SH SEE ALSO\n.BR bantin (1)"


def write(command, path, version, date, folder):
    if not command.get("shouldDisplay", True) or command["commandName"] == "help":
        return
    text = "\n".join(page(command, path, version, date)) + "\n"
    (folder / f"{'-'.join(path)}.1").write_text(text)
    for one in command.get("subcommands", []):
        write(one, [*path, one["commandName"]], version, date, folder)


def main():
    version, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    date = time.strftime("%Y-%m-%d", time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))))
    command = json.load(sys.stdin)["command"]
    write(command, [command["commandName"]], version, date, folder)


if __name__ == "__main__":
    main()
