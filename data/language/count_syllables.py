#!/usr/bin/env python3
"""Estimates how often each Vietnamese syllable occurs, from the n-gram counts that make_profiles.py uses; writes
vietnamese-syllables.txt: syllable (old tone style), rounded log2 of occurrences in ten million letters.

    data/language/count_syllables.py lingua/lingua/language-models

Syllables of up to three letters are counted exactly; of a longer one what is known are its overlapping parts of five
symbols (an edge of the word is one), and the rarest of them bounds the count. What vietnamese-news.txt knows better wins.
"""
import math, os, sys, unicodedata
from make_profiles import add_missing_syllables, load, with_boundaries

TONES = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"]


def lines(name, source):
    start = source.index(f"static let {name} = ") + len(f"static let {name} = ")
    text = source[start:]
    if text.startswith('"""'):
        text = text[3:text.index('"""', 3)].replace("\\\n", " ")
    else:
        text = text[1:text.index('"', 1)]
    return text.split()


def spellings(source):
    """Toneless onset and rhyme pairs, as SyllableForm.swift has them."""
    rhymes = lines("rhymes", source)
    for rhyme in rhymes + lines("rhymesOfY", source):
        yield "", rhyme
    for onset in lines("onsets", source):
        for rhyme in rhymes + lines("rhymesOfI", source):
            front = rhyme[0] in "eêiy"
            if not (onset in ("gh", "ngh") and not front or onset in ("c", "g", "ng") and front):
                yield onset, rhyme
    for rhyme in "i in ip it im inh".split():
        yield "g", rhyme
    for rhyme in [r for r in rhymes if r[0] not in "iye"] + "e eo ep".split():
        yield "gi", rhyme
    for rhyme in lines("rhymesAfterQ", source):
        yield "qu", rhyme


def places(rhyme):
    """Where the tone may stand: old style first."""
    vowels = [i for i, c in enumerate(rhyme) if c in "aăâeêioôơuưy"]
    for strong in "êơăâôư":
        if strong in rhyme:
            return [rhyme.index(strong)]
    if len(vowels) < len(rhyme):
        return [vowels[-1]]
    if rhyme in ("oa", "oe", "uy"):
        return [0, 1]
    return [1] if len(vowels) == 3 else [0]


def main(folder):
    here = os.path.dirname(os.path.abspath(__file__))
    source = open(os.path.join(here, "../../Sources/Language/Vietnamese/SyllableForm.swift"), encoding="utf-8").read()
    source = source.replace("private static let", "static let")
    counts = with_boundaries(add_missing_syllables(load(os.path.join(folder, "vi"))))
    scale = 1e7 / sum(c for g, c in counts.items() if len(g) == 1 and g != "_")

    # The news list counts in some 270,000 letters.
    with open(os.path.join(here, "vietnamese-news.txt"), encoding="utf-8") as file:
        news = {line.split()[0]: 37 * 2 ** int(line.split()[1]) for line in file}

    def estimate(word):
        padded = "_" + word + "_"
        if len(padded) <= 5:
            return counts.get(padded, 0)
        return min(counts.get(padded[i:i + 5], 0) for i in range(len(padded) - 4))

    found = {}
    for onset, rhyme in spellings(source):
        stopped = rhyme.endswith(("c", "ch", "p", "t"))
        for tone in TONES:
            if stopped and tone not in ("\u0301", "\u0323"):
                continue
            forms = []
            for place in places(rhyme):
                forms.append(unicodedata.normalize("NFC", onset + rhyme[:place + 1] + tone + rhyme[place + 1:]))
            count = sum(estimate(form) for form in dict.fromkeys(forms)) * scale
            count = max([count] + [news.get(form, 0) for form in forms])
            if count >= 8:
                found[forms[0]] = max(found.get(forms[0], 0), count)
    with open(os.path.join(here, "vietnamese-syllables.txt"), "w", encoding="utf-8") as out:
        for word, count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
            out.write(f"{word} {round(math.log2(count))}\n")
    print(len(found), file=sys.stderr)


main(sys.argv[1])
