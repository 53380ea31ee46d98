#!/usr/bin/env python3
"""Makes Sources/CTables/language-profiles.bin: what letters follow which, in 75 languages.

Input: the n-gram counts (1 to 5 letters, inside words) of lingua-language-detector 1.4.2 (Apache-2.0, P. M. Stahl),
made by its author from the Wortschatz corpora of Leipzig University. Fetch and run:

    pip download --no-deps lingua-language-detector==1.4.2 && pip install brotli
    unzip lingua_language_detector-1.4.2-py3-none-any.whl -d lingua
    data/language/make_profiles.py lingua/lingua/language-models

The counts are exact fractions, so what they leave out can be had from them: an n-gram ends a word as often as it
occurs less the occurrences of its extensions, and likewise starts one. From the counts with word boundaries (`_`)
comes, for each language, the probability of a letter after up to four others (absolute discounting, interpolated).
For each script the n-grams that tell its languages apart best are kept; a row holds, for each language whose
probability differs from that of the row one letter shorter, a quantised -log2.
"""
import json, math, os, pickle, sys

import binary_tables
from collections import defaultdict

LATIN = ("vi en af az bs ca cs cy da de eo es et eu fi fr ga hr hu id is it la lg lt lv mi ms nb nl nn pl pt ro "
         "sk sl sn so sq st sv sw tl tn tr ts xh yo zu").split()
GROUPS = {
    "latin": LATIN + ["vi-bare"],
    "cyrillic": "ru uk bg be mk sr kk mn".split(),
    "arabic": "ar fa ur".split(),
    "devanagari": "hi mr".split(),
}
KEPT = {"latin": 40000, "cyrillic": 15000, "arabic": 5000, "devanagari": 4000}
WEIGHT = {"vi": 3, "en": 4, "vi-bare": 3}
# Languages so close that what parts them would not be among what parts all.
PAIRS = [tuple(p.split("-")) for p in ("ms-id hr-bs sl-hr nb-nn nb-da cs-sk ca-es es-pt zu-xh af-nl tn-st az-tr et-fi ro-it "
                                       "ca-fr sv-nb hi-mr fa-ur fa-ar ru-uk ru-bg mk-bg sr-mk be-uk").split()]
PAIR_WEIGHT = 5
STEP = 4  # quantisation: quarter bits
SLACK = {1: 1, 2: 2, 3: 3, 4: 4, 5: 4}  # differences from the shorter row that are too small to store
CEILING = 63  # 15.75 bits
DISCOUNT = 0.6
NAMES = ["unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams"]


def load(folder):
    """Absolute counts of letter n-grams, by length."""
    import brotli
    counts = []
    for name in NAMES:
        with open(os.path.join(folder, name + ".json.br"), "rb") as file:
            table = json.loads(brotli.decompress(file.read()).decode())["ngrams"]
        parsed = {}
        if not counts:
            total = max(int(k.split("/")[1]) for k in table)
        for fraction, grams in table.items():
            a, c = map(int, fraction.split("/"))
            for gram in grams.split(" "):
                whole = total if not counts else counts[-1].get(gram[:-1], 0)
                parsed[gram] = round(a * whole / c)
        counts.append(parsed)
    return counts


def add_missing_syllables(counts):
    """The Vietnamese counts lack every word with a plain â (and only those). They are added from vietnamese-news.txt,
    which knows how often each syllable occurs in some news, scaled by the syllables that both have."""
    here = os.path.dirname(os.path.abspath(__file__))
    words = {}
    with open(os.path.join(here, "vietnamese-news.txt"), encoding="utf-8") as file:
        for line in file:
            word, level = line.split()
            words[word] = 2 ** int(level)
    known = sum(count for word, count in words.items() if "â" not in word)
    spaces = sum(counts[0].values()) / 3.4  # letters in a syllable, on average
    for word, count in words.items():
        if "â" in word:
            count = round(count * spaces / known)
            for n in range(1, 6):
                for start in range(len(word) - n + 1):
                    gram = word[start:start + n]
                    counts[n - 1][gram] = counts[n - 1].get(gram, 0) + count
    return counts


def fold(counts):
    import unicodedata
    def bare(gram):
        gram = gram.replace("đ", "d")
        return "".join(c for c in unicodedata.normalize("NFD", gram) if not unicodedata.combining(c))
    result = []
    for table in counts:
        folded = defaultdict(int)
        for gram, count in table.items():
            folded[bare(gram)] += count
        result.append(dict(folded))
    return result


def with_boundaries(counts):
    """Counts of n-grams up to five symbols, where `_` is the edge of a word."""
    result = defaultdict(int)
    for table in counts:
        result.update(table)
    for n in range(1, 5):
        starts, ends = dict(counts[n - 1]), dict(counts[n - 1])
        for gram, count in counts[n].items():
            if gram[1:] in starts:
                starts[gram[1:]] -= count
            if gram[:-1] in ends:
                ends[gram[:-1]] -= count
        for gram, count in starts.items():
            if count > 0:
                result["_" + gram] += count
        for gram, count in ends.items():
            if count > 0:
                result[gram + "_"] += count
    for n in range(1, 4):
        whole = {g: result.get("_" + g, 0) for g in counts[n - 1]}
        for gram in counts[n]:
            if gram[:-1] in whole:
                whole[gram[:-1]] -= result.get("_" + gram, 0)
        for gram, count in whole.items():
            if count > 0:
                result["_" + gram + "_"] += count
    result["_"] = sum(c for g, c in result.items() if len(g) == 2 and g[0] == "_")
    return {g: c for g, c in result.items() if c > 0 and not (len(g) > 1 and "__" in g)}


class Model:
    def __init__(self, counts):
        self.counts = counts
        self.letters = sum(c for g, c in counts.items() if len(g) == 1)
        # Mass and number of continuations of each context.
        self.mass, self.kinds = defaultdict(int), defaultdict(int)
        for gram, count in counts.items():
            if len(gram) > 1 and gram != "_":
                self.mass[gram[:-1]] += count
                self.kinds[gram[:-1]] += 1

    def probability(self, gram):
        p = (self.counts.get(gram[-1], 0) + 0.02) / (self.letters + 4)
        for n in range(2, len(gram) + 1):
            part = gram[-n:]
            mass = self.mass.get(part[:-1], 0)
            if mass:
                count = self.counts.get(part, 0)
                kinds = self.kinds[part[:-1]]
                mass_smooth = mass + 5
                p = (max(count - DISCOUNT, 0) + (DISCOUNT * kinds + 5) * p) / mass_smooth
            # An unseen context says nothing: the shorter one stands.
        return p


def allowed(gram):
    return all(c == "_" or c.isalpha() or c in "'" or ord(c) > 0x900 for c in gram)


def rows_of(group, languages, folder):
    models = {}
    candidates = defaultdict(float)
    for language in languages:
        counts = load(os.path.join(folder, language.split("-")[0]))
        if language.startswith("vi"):
            counts = add_missing_syllables(counts)
        if language.endswith("-bare"):
            counts = fold(counts)
        model = Model(with_boundaries(counts))
        models[language] = model
        for gram, count in model.counts.items():
            # A start of `_` alone tells nothing of the letter; n-grams that only begin with it are kept.
            if gram == "_" or not allowed(gram):
                continue
            frequency = count / model.letters
            if len(gram) <= 2 and frequency > 2e-6 or frequency > 1.2e-5:
                candidates[gram] = max(candidates[gram], frequency)
        print(group, language, len(model.counts), file=sys.stderr)
    bits = {}

    def row(gram):
        if gram not in bits:
            bits[gram] = [-math.log2(models[l].probability(gram)) for l in languages]
        return bits[gram]

    gains = []
    near = [(languages.index(a), languages.index(b)) for a, b in PAIRS if a in languages and b in languages]
    for gram in candidates:
        if len(gram) == 1:
            continue
        delta = [b - a for a, b in zip(row(gram), row(gram[1:]))]
        frequency = [models[l].counts.get(gram, 0) / models[l].letters for l in languages]
        mean = sum(delta) / len(delta)
        gain = sum(WEIGHT.get(l, 1) * f * abs(d - mean) for l, f, d in zip(languages, frequency, delta))
        gain += PAIR_WEIGHT * sum((frequency[a] + frequency[b]) * abs(delta[a] - delta[b]) for a, b in near)
        gains.append((gain, gram))
    gains.sort(key=lambda item: (-item[0], item[1]))
    letters = sorted(g for g in candidates if len(g) == 1)
    ranked = [gram for _, gram in gains[: 3 * KEPT[group]]]
    return letters, ranked, {gram: row(gram) for gram in letters + ranked + suffixes(ranked)}


def parts(grams):
    return {gram[a:b] for gram in grams for a in range(len(gram)) for b in range(a + 1, len(gram) + 1)}


def suffixes(grams):
    return sorted({gram[n:] for gram in grams for n in range(1, len(gram))})


RANGES = {
    "latin": [(0x61, 0x7A), (0xDF, 0x24F), (0x1E00, 0x1EFF)], "cyrillic": [(0x400, 0x52F)],
    "arabic": [(0x620, 0x6FF)], "devanagari": [(0x904, 0x963)],
}


def of_script(gram, group):
    return all(c == "_" or any(a <= ord(c) <= b for a, b in RANGES[group]) for c in gram)


def quantised(value):
    return min(CEILING, max(0, round(value * STEP)))


def write(groups):
    tables = []
    for group, languages, letters, ranked, rows in groups:
        ranked = [gram for gram in ranked if of_script(gram, group)]
        letters = [gram for gram in letters if of_script(gram, group)]
        chosen = ranked[: KEPT[group]]
        kept = {*letters, *chosen, *suffixes(chosen)}
        values = {}
        grams = []
        # The beginnings of n-grams, too: they change nothing.
        for gram in sorted(kept | parts(kept), key=lambda g: (len(g), g)):
            base = values.get(gram[1:]) if len(gram) > 1 else [CEILING] * len(languages)
            here = [quantised(v) for v in rows[gram]] if gram in kept else base
            stored = list(base)
            changes = []
            for index, value in enumerate(here):
                if abs(value - base[index]) >= SLACK[len(gram)]:
                    stored[index] = value
                    changes.append((index, value))
            values[gram] = stored
            grams.append((gram, changes))
        tables.append((languages, grams))
        print(group, len(grams), file=sys.stderr)
    binary_tables.write("language-profiles.bin", binary_tables.profiles(tables))


if __name__ == "__main__":
    folder = sys.argv[1]
    cache = os.environ.get("PROFILE_CACHE")
    if cache and os.path.exists(cache):
        with open(cache, "rb") as file:
            groups = pickle.load(file)
    else:
        groups = [(group, languages, *rows_of(group, languages, folder)) for group, languages in GROUPS.items()]
        if cache:
            with open(cache, "wb") as file:
                pickle.dump(groups, file)
    write(groups)
