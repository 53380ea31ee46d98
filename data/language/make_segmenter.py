#!/usr/bin/env python3
"""Trains the Vietnamese word segmenter and writes Sources/CTables/word-segmenter.bin.

    data/language/make_segmenter.py --train FILE --words LIST --words LIST [--cross FOLDS | --score FILE]

  --train FILE   segmented text: a sentence a line, the syllables of a word joined with _
  --words LIST   a dictionary's words, one a line; give two: which of them has a word is its grade
  --cross FOLDS  writes nothing; the F1 of cross-validation
  --score FILE   writes nothing; the F1 on a file like --train

A semi-Markov conditional random field (Sarawagi and Cohen, 2004): the score of a word is the sum of the weights of what is seen in
and around it. Weights are hashed into one table (feature hashing), trained by AdaGrad with an L2 penalty, and rounded to one
byte each. What is seen, and how it is hashed, is the same as in WordSegmenter.swift. Python's standard library only; the same
table on every machine; some minutes.
"""
import argparse, math, os, random, struct, sys, unicodedata
from collections import Counter

import binary_tables

HERE = os.path.dirname(os.path.abspath(__file__))
MASK = (1 << 64) - 1

TABLE_BITS = 16
LEXICON_BITS = 26
LONGEST = 7  # syllables of a word
LONGEST_IN_LEXICON = 4
EPOCHS, RATE, PENALTY = 12, 0.2, 0.05
UNITS, LIMIT = 10, 44  # weights are tenths, at most 4.4
SHAPES = {name: number for number, name in enumerate(["start", "mark", "digits", "mixed", "upper", "name", "foreign-name", "small", "foreign"])}
# Of words that no dictionary has only names are longer than three syllables.
SMALL = 1 << SHAPES["small"] | 1 << SHAPES["foreign"]
MARKS_BEFORE_START = set('.?!…:;"“”‘(')

TONES = {"\u0300": 1, "\u0301": 2, "\u0309": 3, "\u0303": 4, "\u0323": 5}
LETTERS = {"ă": 27, "â": 28, "ê": 29, "ô": 30, "ơ": 31, "ư": 32, "đ": 33} | {chr(97 + i): i + 1 for i in range(26)}
VOWELS = set("aăâeêioôơuưy")


def syllable_key(word, is_unified=True):
    """`Syllable.tonedKey`; None where the letters or the marks are not those of one."""
    tone, letters = 0, ""
    for letter in unicodedata.normalize("NFD", word):
        if letter in TONES:
            if tone or not letters or unicodedata.normalize("NFC", letters)[-1] not in VOWELS:
                return None
            tone = TONES[letter]
        else:
            letters += letter
    letters = unicodedata.normalize("NFC", letters)
    if len(letters) > 7 or any(letter not in LETTERS for letter in letters):
        return None
    # lý and lí, mỹ and mĩ are one word.
    if is_unified and len(letters) > 1 and letters[-1] == "y" and letters[-2] not in VOWELS:
        letters = letters[:-1] + "i"
    key = 0
    for letter in letters:
        key = key * 34 + LETTERS[letter]
    return key << 3 | tone


def mixed(value):
    value = value * 0xD6E8FEB86659FD93 & MASK
    return (value ^ value >> 32) * 0xD6E8FEB86659FD93 & MASK


class Token:
    """A syllable, number or mark: what it is compared by, and what it looks like."""

    def __init__(self, text, inventory):
        lower = text.lower()
        key = syllable_key(lower)
        known = syllable_key(lower, False) in inventory
        if any(letter.isdigit() for letter in text):
            self.shape = SHAPES["digits" if text.isdigit() else "mixed"]
            self.id = mixed(self.shape)
        elif not text[0].isalpha():
            self.shape = SHAPES["start" if text in MARKS_BEFORE_START else "mark"]
            self.id = 0
        else:
            if len(text) > 1 and text.upper() == text:
                name = "upper"
            elif text[0].isupper():
                name = "name" if known else "foreign-name"
            else:
                name = "small" if known else "foreign"
            self.shape = SHAPES[name]
            if key is None:
                key = 0xCBF29CE484222325
                for byte in lower.encode():
                    key = (key ^ byte) * 0x100000001B3 & MASK
            self.id = mixed(key + 16)

    @property
    def is_mark(self):
        return self.id == 0


def pieces(chunk):
    """A chunk between spaces: marks at its edges stand alone."""
    start, end = 0, len(chunk)
    while start < end and not chunk[start].isalnum():
        start += 1
    while end > start and not chunk[end - 1].isalnum():
        end -= 1
    return list(chunk[:start]) + [chunk[start:end]] * (end > start) + list(chunk[end:])


def stretches(sentence, inventory):
    """The tokens of a segmented sentence between marks, each with the shapes around it and the words as ranges."""
    tokens, ends = [], set()
    for word in sentence.split():
        for chunk in [part for part in word.split("_") if part] or [word]:
            for piece in pieces(chunk):
                tokens.append(Token(piece, inventory))
        ends.add(len(tokens))
    result, start = [], 0
    for index in range(len(tokens) + 1):
        if index < len(tokens) and not tokens[index].is_mark:
            continue
        if index > start:
            before = tokens[start - 1].shape if start else SHAPES["start"]
            words, first = [], start
            for end in range(start + 1, index + 1):
                if end in ends or end == index:
                    words.append((first - start, end - start))
                    first = end
            result.append((tokens[start:index], before, words))
        start = index + 1
    return result


def sequence_hash(tokens):
    value = 0
    for token in tokens:
        value = mixed(value + token.id & MASK)
    return value


def read_lexicon(paths):
    """Words of two to four syllables by their hashes: a bit for each dictionary that has the word."""
    lexicon = {}
    for bit, path in enumerate(paths):
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                syllables = unicodedata.normalize("NFC", line).strip().lower().split()
                if not 2 <= len(syllables) <= LONGEST_IN_LEXICON or not all(s.isalpha() for s in syllables):
                    continue
                place = sequence_hash([Token(syllable, ()) for syllable in syllables]) >> 64 - LEXICON_BITS
                lexicon[place] = lexicon.get(place, 0) | 1 << bit
    return lexicon


def slot(kind, value=0):
    return mixed(value + kind * 0x9E3779B97F4A7C15 & MASK) >> 64 - TABLE_BITS


def features(tokens, before, lexicon):
    """Slots for joining each token to the one before it, and for each word that there may be."""
    count = len(tokens)
    shapes = [before] + [token.shape for token in tokens] + [SHAPES["mark"]]
    grades, longest = {}, [1] * count
    for start in range(count):
        value = tokens[start].id and mixed(tokens[start].id)
        for end in range(start + 2, min(start + LONGEST_IN_LEXICON, count) + 1):
            value = mixed(value + tokens[end - 1].id & MASK)
            grade = lexicon.get(value >> 64 - LEXICON_BITS, 0)
            if grade:
                grades[start, end] = grade
                longest[start] = end - start
    joins = [()] * count
    for index in range(1, count):
        left, right = tokens[index - 1], tokens[index]
        pair = shapes[index] << 4 | shapes[index + 1]
        known = sum(bit for bit, start in ((1, index - 2), (2, index - 1), (4, index)) if (start, start + 2) in grades)
        before_pair = shapes[index - 1] if index > 1 else before
        joins[index] = (
            slot(1), slot(2, left.id), slot(3, right.id), slot(4, sequence_hash((left, right))), slot(5, pair),
            slot(6, before_pair << 8 | pair), slot(7, pair << 4 | shapes[index + 2]), slot(8, known << 8 | pair))
    words = {}
    for start in range(count):
        looks = 0
        for end in range(start + 1, min(start + LONGEST, count) + 1):
            looks |= 1 << tokens[end - 1].shape
            length, grade = end - start, grades.get((start, end), 0)
            if length > 3 and not grade and looks & SMALL:
                continue
            if length == 1:
                words[start, end] = (slot(9, longest[start] << 4 | tokens[start].shape),)
                continue
            size = min(length, 3) << 2
            seen = [
                slot(10, size | grade), slot(11, looks << 4 | size | grade), slot(12, tokens[start].id + size + (grade > 0)),
                slot(13, tokens[end - 1].id + size + (grade > 0))]
            if start == 0 and before == SHAPES["start"]:
                seen.append(slot(14, looks << 4 | size | grade))
            words[start, end] = tuple(seen)
    return count, joins, words


def scores(weights, count, joins, words):
    total = [0.0] * (count + 1)
    for index in range(1, count):
        total[index] = total[index - 1] + sum([weights[slot] for slot in joins[index]])
    return [total[end - 1] - total[start] + sum([weights[slot] for slot in seen]) for (start, end), seen in words.items()]


def best_words(weights, count, joins, words):
    best, back = [0.0] + [-math.inf] * count, [0] * (count + 1)
    for ((start, end), _), score in zip(words.items(), scores(weights, count, joins, words)):
        if best[start] + score > best[end]:
            best[end], back[end] = best[start] + score, start
    found, end = [], count
    while end:
        found.append((back[end], end))
        end = back[end]
    return found[::-1]


def log_sum(values):
    top = max(values)
    return top + math.log(sum([math.exp(value - top) for value in values]))


def gradient(weights, count, joins, words, gold):
    """What is seen in the words of `gold` less what is expected, by slot."""
    score = scores(weights, count, joins, words)
    forward, backward = [0.0] * (count + 1), [0.0] * (count + 1)
    arriving, leaving = [[] for _ in range(count + 1)], [[] for _ in range(count + 1)]
    spans = list(words)
    for number, (start, end) in enumerate(spans):  # in the order of their starts
        if start and arriving[start]:
            forward[start] = log_sum(arriving[start])
            arriving[start] = []
        arriving[end].append(forward[start] + score[number])
    whole = log_sum(arriving[count])
    for number in range(len(spans) - 1, -1, -1):
        start, end = spans[number]
        leaving[start].append(backward[end] + score[number])
        if number == 0 or spans[number - 1][0] != start:
            backward[start] = log_sum(leaving[start])
    joined, change = [0.0] * (count + 1), Counter()
    for number, (start, end) in enumerate(spans):
        share = math.exp(forward[start] + score[number] + backward[end] - whole)
        if share < 1e-5:
            continue
        for index in range(start + 1, end):
            joined[index] -= share
        for seen in words[start, end]:
            change[seen] -= share
    for start, end in gold:
        for seen in words.get((start, end), ()):
            change[seen] += 1
        for index in range(start + 1, end):
            joined[index] += 1
    for index in range(1, count):
        if abs(joined[index]) > 1e-5:
            for seen in joins[index]:
                change[seen] += joined[index]
    return change


def train(examples):
    frequency = Counter()
    for (_, joins, words), _ in examples:
        frequency.update({seen for group in joins for seen in group} | {seen for group in words.values() for seen in group})
    weights, squares = [0.0] * (1 << TABLE_BITS), [1e-2] * (1 << TABLE_BITS)
    order, generator = list(range(len(examples))), random.Random(1)
    for _ in range(EPOCHS):
        generator.shuffle(order)
        for index in order:
            parts, gold = examples[index]
            for seen, change in gradient(weights, *parts, gold).items():
                change -= PENALTY * weights[seen] / frequency[seen]
                squares[seen] += change * change
                weights[seen] += RATE * change / math.sqrt(squares[seen])
    return [max(-LIMIT, min(LIMIT, round(weight * UNITS))) for weight in weights]


def examples_of(sentences, lexicon, inventory):
    return [(features(tokens, before, lexicon), words)
            for sentence in sentences for tokens, before, words in stretches(sentence, inventory)]


def f1(weights, examples):
    right = found = there = 0
    for parts, gold in examples:
        words = best_words(weights, *parts)
        right += len(set(words) & set(gold))
        found += len(words)
        there += len(gold)
    return 2 * right / (found + there)


def write(weights, lexicon):
    """A byte a weight, by slot; a bit for the first 20 bits of each place that has a word; the flat table from a place, plus 1, to
    the grade of the word."""
    near = [0] * (1 << LEXICON_BITS - 12)
    for place in lexicon:
        near[place >> 12] |= 1 << (place >> 6 & 63)
    data = struct.pack(f"<{len(weights)}b{len(near)}Q", *weights, *near)
    binary_tables.write("word-segmenter.bin",
                        data + binary_tables.flat_table([(place + 1, grade) for place, grade in sorted(lexicon.items())]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--train", required=True)
    parser.add_argument("--words", action="append", required=True)
    parser.add_argument("--cross", type=int)
    parser.add_argument("--score")
    args = parser.parse_args()
    with open(os.path.join(HERE, "vietnamese-syllables.txt"), encoding="utf-8") as lines:
        inventory = {syllable_key(line.split()[0], False) for line in lines if line.strip()} - {None}
    lexicon = read_lexicon(args.words)
    with open(args.train, encoding="utf-8") as lines:
        sentences = [line for line in lines if line.strip()]
    if args.cross:
        for fold in range(args.cross):
            parts = [[s for n, s in enumerate(sentences) if (n % args.cross == fold) == is_test] for is_test in (False, True)]
            weights = train(examples_of(parts[0], lexicon, inventory))
            print(f"fold {fold}: F1 {f1(weights, examples_of(parts[1], lexicon, inventory)):.4f}", flush=True)
        return
    weights = train(examples_of(sentences, lexicon, inventory))
    print(f"{sum(weight != 0 for weight in weights)} weights, {len(lexicon)} words")
    if args.score:
        with open(args.score, encoding="utf-8") as lines:
            print(f"F1 between marks {f1(weights, examples_of([line for line in lines if line.strip()], lexicon, inventory)):.4f}")
        return
    write(weights, lexicon)


if __name__ == "__main__":
    sys.exit(main())
