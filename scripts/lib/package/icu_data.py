#!/usr/bin/env python3
"""Makes an object file with the data that a program needs of Foundation's ICU, and prints the linker's options that put it in the
place of all of it.

usage: icu_data.py OBJECT

Foundation carries ICU with the data of all languages, 34 MB, of which the program reads next to nothing: it formats, sorts and
splits by code of its own. Kept are the data of no language (time zones, properties, normalisation, sorting and word breaks of the
root) and of English; asked for another language ICU falls back to the root, as it does where a language is unknown to it
(https://unicode-org.github.io/icu/userguide/icu_data/#customizing-icus-data-library). The library's symbol is defined anew as that
of this object, so that nothing refers to the library's data and --gc-sections leaves it out. Exit status: 0 made, 1 the library is
not as expected.
"""
import json, re, struct, subprocess, sys, tempfile
from pathlib import Path

LIBRARY, MEMBER = "lib_FoundationICU.a", "icu_packaged_data.cpp.o"
SYMBOL = "bantin_icu_data"
# Conversions of encodings, names of characters, look-alikes, dictionaries of languages without spaces, profiles of stringprep,
# transliterations, further line breaks, likeness of languages, names and spelling of units, languages, regions, time zones and numbers.
LEFT_OUT = re.compile(
    r"\.(cnv|dict|cfu|spp)$|/(unames\.icu|langInfo\.res)$|/(translit|unit|lang|region|zone|rbnf)/|/brkitr/(line|word|sent|title)_")
# A bundle that is named for a language: two or three small letters, perhaps followed by script, country or variant.
OF_A_LANGUAGE = re.compile(r"/([a-z]{2,3}(_[A-Z0-9]\w*)?)\.res$")
KEPT_LANGUAGES = ("en", "en_US", "en_US_POSIX")


def items(data):
    """(header, [(name, content)]) of a data package: `struct UDataOffsetTOC` of ICU's ucmndata.h behind `struct DataHeader`."""
    size, = struct.unpack_from("<H", data)
    if data[2:4] != b"\xda\x27" or data[12:16] != b"CmnD":
        raise ValueError("no data package of ICU")
    count, = struct.unpack_from("<I", data, size)
    entries = [struct.unpack_from("<II", data, size + 4 + 8 * index) for index in range(count)]
    ends = [start for _, start in entries[1:]] + [len(data) - size]
    names = [data[size + name:data.index(b"\0", size + name)].decode("ascii") for name, _ in entries]
    return data[:size], [(name, data[size + start:size + end]) for name, (_, start), end in zip(names, entries, ends)]


def is_kept(name):
    language = OF_A_LANGUAGE.search(name)
    return not LEFT_OUT.search(name) and (not language or language[1] in KEPT_LANGUAGES)


def package(header, kept):
    """The items in the order of their names, each at a multiple of 16 bytes."""
    names, table, contents = b"", b"", b""
    first_name = 4 + 8 * len(kept)
    # Offsets are counted from behind the header.
    start = -(-(len(header) + first_name + sum(len(name) + 1 for name, _ in kept)) // 16) * 16 - len(header)
    for name, content in kept:
        table += struct.pack("<II", first_name + len(names), start + len(contents))
        names += name.encode("ascii") + b"\0"
        contents += content + bytes(-len(content) % 16)
    body = struct.pack("<I", len(kept)) + table + names
    return header + body.ljust(start, b"\xaa") + contents


def main():
    result = Path(sys.argv[1]).resolve()
    target = json.loads(subprocess.run(["swiftc", "-print-target-info", "-static-stdlib"], check=True, capture_output=True).stdout)
    library = next(path for path in map(Path, target["paths"]["runtimeLibraryPaths"]) if (path / LIBRARY).exists()) / LIBRARY
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        subprocess.run(["ar", "x", library, MEMBER], cwd=folder, check=True)
        symbols = subprocess.run(["nm", "--defined-only", MEMBER], cwd=folder, check=True, capture_output=True, text=True).stdout
        (place, _, symbol), = map(str.split, symbols.splitlines())
        if int(place, 16) != 0 or not re.fullmatch(r"icudt\d+_dat", symbol):
            raise ValueError(f"{MEMBER} holds {symbol}")
        subprocess.run(["objcopy", "-O", "binary", "-j", ".rodata", MEMBER, "all.dat"], cwd=folder, check=True)
        header, everything = items((folder / "all.dat").read_bytes())
        kept = [item for item in everything if is_kept(item[0])]
        (folder / "kept.dat").write_bytes(package(header, kept))
        (folder / "kept.s").write_text(
            f".section .rodata\n.balign 16\n.globl {SYMBOL}\n.type {SYMBOL}, @object\n{SYMBOL}:\n.incbin \"kept.dat\"\n"
            f".size {SYMBOL}, . - {SYMBOL}\n.section .note.GNU-stack, \"\", @progbits\n")
        subprocess.run(["as", "kept.s", "-o", result], cwd=folder, check=True)
    print(result, f"--defsym={symbol}={SYMBOL}")


if __name__ == "__main__":
    try:
        main()
    except (StopIteration, ValueError, subprocess.CalledProcessError) as error:
        sys.exit(f"icu_data: the library {LIBRARY} is not as expected: {error!r}")
