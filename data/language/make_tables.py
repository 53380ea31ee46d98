#!/usr/bin/env python3
"""Makes the tables of Sources/CTables that come from lists in this folder and from standards.

    data/language/make_tables.py

- vietnamese-syllables.bin from vietnamese-syllables.txt, english-words.bin from english-words.txt
- canonical-composition.txt from Python's unicodedata (Unicode 14.0.0 in Python 3.11)
- vietnamese-encodings.txt from glibc's VISCII and TCVN 5712 tables, Python's cp1258 and the VPS and VNI lists below
- html-entities.txt from Python's html.entities.html5 (HTML Standard, section 13.5)
"""
import html.entities, os, unicodedata

import binary_tables
from make_segmenter import syllable_key

HERE = os.path.dirname(os.path.abspath(__file__))


def write(name, lines):
    binary_tables.write(name, "".join(line + "\n" for line in lines).encode("utf-8"))


def wrapped(words, width=104, joint=" "):
    line = ""
    for word in words:
        if line and len(line) + len(joint) + len(word) > width:
            yield line
            line = word
        else:
            line = line + joint + word if line else word
    yield line


def levels(name):
    """Words with the rounded log2 of how often each occurs, the rarest first: of two spellings of one syllable the commoner counts."""
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        words = [(int(level), word) for word, level in map(str.split, file)]
    return [(word, level) for level, word in sorted(words)]


def unicode_lines():
    compositions, singles, classes = [], [], []
    excluded = set()
    for value in range(0x110000):
        char = chr(value)
        if 0xAC00 <= value <= 0xD7A3 or 0xD800 <= value <= 0xDFFF:
            continue
        decomposition = unicodedata.decomposition(char)
        if decomposition and not decomposition.startswith("<"):
            parts = [int(p, 16) for p in decomposition.split()]
            if len(parts) == 2 and unicodedata.normalize("NFC", char) == char:
                compositions.append(" ".join(f"{v:x}" for v in [value, *parts]))
            else:
                singles.append(" ".join(f"{v:x}" for v in [value, *parts]))
        if unicodedata.combining(char):
            if classes and classes[-1][1] == value - 1 and classes[-1][2] == unicodedata.combining(char):
                classes[-1][1] = value
            else:
                classes.append([value, value, unicodedata.combining(char)])
    yield from wrapped(c.replace(" ", ",") for c in compositions)
    yield "="
    yield from wrapped(c.replace(" ", ",") for c in singles)
    yield "="
    yield from wrapped(f"{a:x},{b:x},{c}" for a, b, c in classes)


def single_byte_lines():
    """VISCII (RFC 1456) and TCVN 5712:1993 VN1 from glibc's tables, whose lower half of letters is TCVN3 (ABC); VPS as
    published with the VPS fonts; VNI's marks, which follow a plain letter. Only bytes that differ from ASCII."""
    import subprocess

    def glibc(name, keep):
        pairs = []
        for byte in [*range(1, 0x20), *range(0x80, 0x100)]:
            run = subprocess.run(["iconv", "-f", name, "-t", "UTF-8"], input=bytes([byte]), capture_output=True)
            char = run.stdout.decode("utf-8") if run.returncode == 0 else ""
            if char and char.isalpha() and keep(byte):
                pairs.append(f"{byte:x}{char}")
        return pairs

    yield "viscii " + " ".join(glibc("VISCII", lambda b: True))
    # The fonts of TCVN3 have no capitals with tones: the bytes below A1 are free and often hold something else.
    yield "tcvn3 " + " ".join(glibc("TCVN5712-1", lambda b: b >= 0x80))
    vps = {
        "àáảãạ": "e0e1e4e3e5", "ÀÁẢÃẠ": "80c18182 02", "ăằắẳẵặ": "e6a2a1a3a4a5", "ĂẰẮẲẴẶ": "888e8d8ff004",
        "âầấẩẫậ": "e2c0c3c4c5c6", "ÂẦẤẨẪẬ": "c284838 51c03", "èéẻẽẹ": "e8e9c8ebcb", "ÈÉẺẼẸ": "d7c9defe05",
        "êềếểễệ": "ea8a898bcd8c", "ÊỀẾỂỄỆ": "ca939094 9506", "ìíỉĩị": "ecedccefce", "ÌÍỈĨỊ": "b5b4b7b810",
        "òóỏõọ": "f2f3d5f586", "ÒÓỎÕỌ": "bcb9bdbe11", "ôồốổỗộ": "f4d2d3b087b6", "ÔỒỐỔỖỘ": "d4979698 9912",
        "ơờớởỡợ": "d6a9a7aaabae", "ƠỜỚỞỠỢ": "f79e9d9fa613", "ùúủũụ": "f9fafbdbf8", "ÙÚỦŨỤ": "a8dad1ac14",
        "ưừứửữự": "dcd8d9babbbf", "ƯỪỨỬỮỰ": "d0afadb11d15", "ỳýỷỹỵ": "ff9a9bcf9c", "ỲÝỶỸỴ": "b2dd fdb319", "đĐ": "c7f1",
    }
    pairs = []
    for letters, codes in vps.items():
        codes = codes.replace(" ", "")
        pairs += [f"{int(codes[2 * i:2 * i + 2], 16):x}{letter}" for i, letter in enumerate(letters)]
    yield "vps " + " ".join(pairs)
    marks = {  # after a, e, o, u, y and their capitals
        "\u0301": "f9", "\u0300": "f8", "\u0309": "fb", "\u0303": "f5", "\u0323": "ef", "\u0302": "e2", "\u0302\u0301": "e1",
        "\u0302\u0300": "e0", "\u0302\u0309": "e5", "\u0302\u0303": "e3", "\u0302\u0323": "e4", "\u0306": "ea",
        "\u0306\u0301": "e9", "\u0306\u0300": "e8", "\u0306\u0309": "fa", "\u0306\u0303": "fc", "\u0306\u0323": "eb",
    }
    tones = {"\u0301": "f9", "\u0300": "f8", "\u0309": "fb", "\u0303": "f5", "\u0323": "ef"}
    pairs = []
    for base in "aeouyAEOUY":
        for mark, code in marks.items():
            letter = unicodedata.normalize("NFC", base + mark)
            if len(letter) == 1:
                for shift in (0, 0x20):
                    pairs.append(f"{ord(base):02x}{int(code, 16) - shift:02x}{letter}")
    for base, code in (("ơ", "f4"), ("ư", "f6"), ("Ơ", "d4"), ("Ư", "d6")):
        for mark, tone in tones.items():
            for shift in (0, 0x20):
                pairs.append(f"{code}{int(tone, 16) - shift:02x}{unicodedata.normalize('NFC', base + mark)}")
    singles = {"ơ": "f4", "ư": "f6", "Ơ": "d4", "Ư": "d6", "í": "ed", "ì": "ec", "ỉ": "e6", "ĩ": "f3", "ị": "f2", "ỵ": "ee",
               "đ": "f1", "Í": "cd", "Ì": "cc", "Ỉ": "c6", "Ĩ": "d3", "Ị": "d2", "Ỵ": "ce", "Đ": "d1"}
    yield "vni " + " ".join(pairs + [code + letter for letter, code in singles.items()])
    pairs = []
    for byte in range(0x80, 0x100):
        try:
            pairs.append(f"{byte:x}{bytes([byte]).decode('cp1258')}")
        except UnicodeDecodeError:
            pass
    yield "windows-1258 " + " ".join(p for p in pairs if unicodedata.category(p[-1])[0] in "LM")


def legacy_lines():
    for line in single_byte_lines():
        name, *pairs = line.split(" ")
        yield "= " + name
        yield from wrapped(pairs)


def entity_lines():
    """Every name that ends in a semicolon, its code points in hexadecimal behind it."""
    names = {name[:-1]: text for name, text in html.entities.html5.items() if name.endswith(";")}
    yield from wrapped((f"{name} {' '.join(f'{ord(c):X}' for c in text)};" for name, text in sorted(names.items())), joint="")


if __name__ == "__main__":
    syllables = [(syllable_key(word, False), level) for word, level in levels("vietnamese-syllables.txt")]
    binary_tables.write("vietnamese-syllables.bin", binary_tables.flat_table([item for item in syllables if item[0]]))
    words = [(binary_tables.lemma_key(word), level) for word, level in levels("english-words.txt")]
    binary_tables.write("english-words.bin", binary_tables.flat_table(words))
    write("canonical-composition.txt", unicode_lines())
    write("vietnamese-encodings.txt", legacy_lines())
    write("html-entities.txt", entity_lines())
