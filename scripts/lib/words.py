"""Words of segmented Vietnamese text: reading a treebank, and scoring what a program found in its plain text.

A syllable is what stands between two spaces of the treebank. A word that a program finds inside one syllable (it may part marks
from letters) counts as that syllable.
"""
import unicodedata


def read_treebank(path):
    """Of each sentence its syllables, and its words as ranges of them."""
    sentences = []
    for line in path.read_text(encoding="utf-8").splitlines():
        syllables, words = [], []
        for word in line.split():
            parts = [part for part in word.split("_") if part] or [word]
            words.append((len(syllables), len(syllables) + len(parts)))
            syllables += [unicodedata.normalize("NFC", part) for part in parts]
        if words:
            sentences.append((syllables, words))
    return sentences


def words_between(syllables, joined):
    """All words as ranges of syllables; `joined` are those of several, as ranges of characters of the text without its spaces."""
    places = [number for number, syllable in enumerate(syllables) for _ in syllable]
    words = [(places[start], places[end - 1] + 1) for start, end in joined]
    words = [word for word in words if word[1] - word[0] > 1]
    inside = {place for start, end in words for place in range(start, end)}
    return words + [(place, place + 1) for place in range(len(syllables)) if place not in inside]


def joined_in(text):
    """The words of a text whose words are apart by spaces and have `_` between their syllables."""
    ranges, place = [], 0
    for word in text.split():
        length = len(word.replace("_", "")) or len(word)
        ranges.append((place, place + length))
        place += length
    return ranges


def without_spaces(text, words):
    """Ranges of characters of a text as ranges of the text without its spaces."""
    before = [0]
    for character in text:
        before.append(before[-1] + (character != " "))
    return [(before[start], before[end]) for start, end in words]


def f1(pairs):
    """pairs: the words that there are, the words found."""
    right = found = there = 0
    for gold, words in pairs:
        right += len(set(gold) & set(words))
        found += len(words)
        there += len(gold)
    return 2 * right / (found + there)
