#!/usr/bin/env python3
"""Counts Vietnamese syllables and English words in a folder of news and treebanks; writes the two lists beside this file.

    data/language/count_words.py SHARED

What is kept is how often a syllable or word occurs, never the text: `vietnamese-news.txt` (all that occur twice) and
`english-words.txt` (all that occur in at least three documents), each line a word and the rounded log2 of its count.
"""
import gzip, html, json, math, os, re, sys, unicodedata
from collections import Counter, defaultdict

LETTERS = re.compile(r"[^\W\d_]+")
VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")


def strip_tags(page):
    page = re.sub(r"(?is)<(script|style|noscript)\b.*?</\1>|<!--.*?-->", " ", page)
    return html.unescape(re.sub(r"(?s)<[^>]*>", " ", page))


def documents(shared):
    with open(f"{shared}/wordseg/vtb-train.txt".replace(shared, shared + "/language"), encoding="utf-8") as file:
        for line in file:
            yield "vi", line.replace("_", " ")
    for root, _, files in sorted(os.walk(shared + "/corpus")):
        for name in sorted(files):
            path = os.path.join(root, name)
            if name.endswith(".html.gz"):
                text = strip_tags(gzip.open(path).read().decode("utf-8", "replace"))
                text = unicodedata.normalize("NFC", text)
                if len(VIETNAMESE.findall(text)) > len(text) * 0.025:
                    yield "vi", text
            elif name == "truth.jsonl":
                for line in open(path, encoding="utf-8"):
                    truth = json.loads(line)
                    text = truth.get("text") or "\n".join(truth.get("paragraphs") or [])
                    words = LETTERS.findall(text.lower())
                    if words and sum(w in ("the", "of", "and", "to", "in", "a") for w in words) > 0.12 * len(words):
                        yield "en", text


def main(shared):
    here = os.path.dirname(os.path.abspath(__file__))
    counts, spread = {"vi": Counter(), "en": Counter()}, defaultdict(set)
    sizes = Counter()
    for number, (language, text) in enumerate(documents(shared)):
        words = [w.lower() for w in LETTERS.findall(text)]
        counts[language].update(words)
        sizes[language] += len(words)
        for word in set(words):
            spread[language, word].add(number)
    alphabet = set("abcdeghiklmnopqrstuvxyăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ")
    for language, name in (("vi", "vietnamese-news.txt"), ("en", "english-words.txt")):
        with open(os.path.join(here, name), "w", encoding="utf-8") as out:
            for word, count in sorted(counts[language].items(), key=lambda item: (-item[1], item[0])):
                many = len(spread[language, word])
                if language == "vi" and (count < 2 or len(word) > 7 or not set(word) <= alphabet):
                    continue
                if language == "en" and (many < 3 or not (word.isascii() and word.isalpha())):
                    continue
                out.write(f"{word} {round(math.log2(count))}\n")
        print(language, sizes[language], "words", file=sys.stderr)


main(sys.argv[1])
