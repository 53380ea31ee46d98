"""Writes tables as the program walks them, little-endian: Sources/CTables takes them in with #embed, nothing is parsed at the start.

- A flat table (`FlatTable.swift`): a hash table of 64-bit slots, open addressing; the key in the upper 40 bits, the value below.
- The language profiles (`LanguageProfiles.swift`, `LetterAutomaton.swift`): for each script an automaton over n-grams.
"""
import os, struct

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../Sources/CTables")
MASK = (1 << 64) - 1

WIDTH = 64  # places of a row, one a language
CEILING = 63
EDGE, SYMBOLS = 1, 192
LETTERS = 0x2000  # code points that may be letters of a profile
MAGIC = b"BLP1"


def write(name, data):
    with open(os.path.join(FOLDER, name), "wb") as out:
        out.write(data)


def flat_table(entries):
    """Slots for (key, value) pairs; of equal keys the last one counts."""
    size = 16
    while size < len(entries) * 2:
        size *= 2
    slots = [0] * size
    for key, value in entries:
        assert 0 < key < 1 << 40 and 0 <= value < 1 << 24
        slot = (key * 0x9E3779B97F4A7C15 & MASK) >> 32 & size - 1
        while slots[slot] and slots[slot] >> 24 != key:
            slot = slot + 1 & size - 1
        slots[slot] = key << 24 | value
    return struct.pack(f"<{size}Q", *slots)


def lemma_key(word):
    """`Lemma.key`: FNV-1a, of which 40 bits are kept."""
    value = 0xCBF29CE484222325
    for byte in word.encode("utf-8"):
        value = (value ^ byte) * 0x100000001B3 & MASK
    return value >> 24 | 1


class Automaton:
    """Aho and Corasick over the n-grams of one script: shorter ones first, those of one length in order of their symbols, and every
    part of an n-gram is one, too."""

    def __init__(self, grams):
        """`grams`: (symbols, changes) pairs; changes are (place, value) pairs against the row of the longest proper ending."""
        self.children = [{}]
        self.endings = [0]
        self.rows = [bytearray([CEILING] * WIDTH)]
        states = {(): 0}
        for symbols, changes in grams:
            state = len(self.children)
            states[symbols] = state
            parent = states[symbols[:-1]]
            assert not self.children[parent] or max(self.children[parent]) < symbols[-1]
            assert not self.children[parent] or max(self.children[parent].values()) == state - 1, "not side by side"
            self.children[parent][symbols[-1]] = state
            self.children.append({})
            self.endings.append(next(states[symbols[start:]] for start in range(1, len(symbols) + 1) if symbols[start:] in states))
            row = bytearray(self.rows[self.endings[state]])
            for place, value in changes:
                row[place] = value
            self.rows.append(row)
        self.number_branches()

    def number_branches(self):
        """States that lead further are branches; from the others the search goes on from the branch of an ending."""
        self.branch_of_state, self.branches = [], []
        for state, children in enumerate(self.children):
            fallback = self.branch_of_state[self.endings[state]] if state else 0
            if not children and state:
                self.branch_of_state.append(fallback)
                continue
            sets = [0, 0, 0]
            for symbol in children:
                sets[symbol >> 6] |= 1 << (symbol & 63)
            self.branch_of_state.append(len(self.branches))
            self.branches.append(struct.pack("<3Q2I", *sets, min(children.values(), default=0), fallback))
        self.word_start = self.branch_of_state[self.children[0].get(EDGE, 0)]


def profiles(groups):
    """`groups`: (languages, [(gram, changes)]) in the order of `LetterTable.group(ofScriptOf:)`; `_` is the edge of a word.

    A header of 64 bytes (magic, count of groups, place of the symbols), 64 bytes a group (places and counts), then, each at a
    multiple of 64: the symbols of the code points below U+2000 (16 bits: the group + 1 and the symbol), and for each group the names
    of the languages, the branch of each state (32 bits), the branches (32 bytes) and the rows (64 bytes)."""
    data = bytearray(64 * (1 + len(groups)))

    def append(section):
        data.extend(bytes(-len(data) % 64))
        data.extend(section)
        return len(data) - len(section)

    symbols = [0] * LETTERS
    headers = []
    for number, (languages, grams) in enumerate(groups, 1):
        last = EDGE
        coded = []
        for gram, changes in grams:
            code = []
            for letter in map(ord, gram):
                if letter != ord("_") and not symbols[letter]:
                    last += 1
                    assert last < SYMBOLS - 1, "an alphabet has more letters than symbols"
                    symbols[letter] = number << 8 | last
                code.append(EDGE if letter == ord("_") else symbols[letter] & 0xFF)
            coded.append((tuple(code), changes))
        automaton = Automaton(coded)
        names = " ".join(languages).encode("ascii")
        headers.append(struct.pack(
            "<7I", append(names), len(names), len(automaton.rows), automaton.word_start,
            append(struct.pack(f"<{len(automaton.rows)}I", *automaton.branch_of_state)),
            append(b"".join(automaton.branches)), append(b"".join(automaton.rows))))
    place = append(struct.pack(f"<{LETTERS}H", *symbols))
    data[0:12] = struct.pack("<4s2I", MAGIC, len(groups), place)
    for number, header in enumerate(headers, 1):
        data[64 * number:64 * number + len(header)] = header
    return bytes(data)
