#!/usr/bin/env python3
"""Learn the weights by which article links of section pages are told, and write them as a Swift table.

usage: make_model.py FOLDER BANTIN [--folds N] [--write FILE]

FOLDER has html/<id>.html.gz and truth.jsonl: one object a page {"id", "url", "site", "articles": [{"url", "aliases"?, "kind"?, "in"?}]}.
The features are those of `bantin feed PAGE --kind page --explain`. --folds N learns N times without the pages of some sites and
reports how the model does on those; --write writes the model of all pages. Needs numpy.
"""
import argparse
import collections
import concurrent.futures
import gzip
import json
import re
import subprocess
import tempfile
import unicodedata
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import numpy as np

MAXIMUM_SCORE = 6.0
TRACKING = re.compile(r"^(utm_.*|fbclid|gclid|_ga|mc_cid|mc_eid)$")


def key(url):
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    host = re.sub(r":(80|443)$", "", re.sub(r"^www\.", "", parts.netloc.lower()))
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.match(k)]
    return host, unicodedata.normalize("NFC", unquote(parts.path)).rstrip("/"), tuple(query)


def labels(truth):
    """Addresses of stories, and those that count for nothing."""
    stories, neutral = {}, set()
    for number, article in enumerate(truth["articles"]):
        for url in [article["url"], *article.get("aliases", [])]:
            if article.get("kind") or article.get("in") == "json":
                neutral.add(key(url))
            else:
                stories.setdefault(key(url), number)
    return stories, neutral


def explain(bantin, folder, truth):
    with tempfile.NamedTemporaryFile(suffix=".html") as page:
        page.write(gzip.open(folder / "html" / f'{truth["id"]}.html.gz').read())
        page.flush()
        command = [bantin, "feed", page.name, "--kind", "page", "--url", truth["url"], "--explain"]
        lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return [json.loads(line) for line in lines]


class Page:
    def __init__(self, truth, links, names):
        self.site, self.id = truth["site"], truth["id"]
        self.links = links
        stories, neutral = labels(truth)
        keys = [key(link["url"]) for link in links]
        self.story = [stories.get(k) for k in keys]
        self.count = len(set(stories.values()))
        self.y = np.array([story is not None for story in self.story], float)
        self.counted = np.array([story is not None or k not in neutral for story, k in zip(self.story, keys)])
        self.x = np.array([[link["features"].get(name, 0.0) for name in names] for link in links])
        self.shapes = self.members("shape")
        self.places = self.members("place")

    def members(self, name):
        groups = collections.defaultdict(list)
        for index, link in enumerate(self.links):
            groups[link[name]].append(index)
        return list(groups.values())

    def fellows(self, first):
        """The inputs of the second model; the same sums as SectionLinks.score."""
        rows = np.zeros((len(first), 5))
        rows[:, 0], rows[:, 1] = 1, first
        for column, groups in [(2, self.shapes), (3, self.places)]:
            for group in groups:
                total = first[group].sum()
                rows[group, column] = (total - first[group]) / len(group)
        for index in range(len(first)):
            near = range(max(0, index - 3), min(len(first), index + 4))
            rows[index, 4] = sum(first[i] for i in near if i != index) / len(near)
        return rows

    def score(self, scores):
        taken = scores > 0
        right = len({s for s, t in zip(self.story, taken) if t and s is not None})
        wrong = int((taken & self.counted & (self.y == 0)).sum())
        return right, wrong, self.count - right


def logistic(x, y, weights, penalty):
    """Weighted ridge-penalised logistic regression by Newton's method; the first column is the bias."""
    beta = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], penalty)
    ridge[0] = 1e-6
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (weights * (y - p)) - ridge * beta
        hessian = (x * (weights * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        beta += step
        if np.abs(step).max() < 1e-6:
            break
    return beta


def learn(pages, penalty):
    # A page of many links counts more than one of few, but not as much more as it has links.
    weight = [np.where(p.counted, (100 / max(1, p.counted.sum())) ** 0.5, 0) for p in pages]
    weights, y = np.concatenate(weight), np.concatenate([p.y for p in pages])
    first = logistic(np.concatenate([p.x for p in pages]), y, weights, penalty)
    second = logistic(
        np.concatenate([p.fellows(scores(p, first)) for p in pages]), y, weights, 0.1)
    return first, second


def scores(page, first):
    return np.clip(page.x @ first, -MAXIMUM_SCORE, MAXIMUM_SCORE)


def measures(right, wrong, missed):
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def report(name, rows):
    total = measures(*np.sum(rows, axis=0))
    print(f"{name}: precision {total[0]:.3f} recall {total[1]:.3f} F1 {total[2]:.3f}", end=" ")
    print(f"page F1 {np.mean([measures(*row)[2] for row in rows]):.3f}")


def folds(pages, count, penalty, worst=0):
    sites = sorted({page.site for page in pages})
    rows, results = [], []
    for fold in range(count):
        held = set(sites[fold::count])
        first, second = learn([p for p in pages if p.site not in held], penalty)
        for page in pages:
            if page.site in held:
                s = page.fellows(scores(page, first)) @ second
                rows.append(page.score(s))
                results.append((measures(*rows[-1])[2], page, s))
    report(f"{count} folds by site, penalty {penalty}", rows)
    for f1, page, _ in sorted(results, key=lambda result: result[0])[:worst]:
        print(f"  {f1:.3f} {page.id} right, wrong, missed {page.score(_)}")
    return results


def table(names, first, second):
    lines = [
        "// Made by data/sections/make_model.py from pages whose article links are known; see there.",
        "extension SectionModel {",
        "  static let firstWeights: [(feature: LinkFeature, weight: Double)] = [",
    ]
    lines += [f"    (.{name}, {weight:.3f})," for name, weight in zip(names, first)]
    own = ", ".join(
        f"{name}: {value:.3f}" for name, value in zip(["bias", "own", "shape", "place", "around"], second))
    lines += ["  ]", f"  static let secondWeights = ({own})", "}", ""]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("bantin")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--penalty", type=float, default=100.0)
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    source = Path(__file__).parents[2] / "Sources/Extract/Sections/LinkFeature.swift"
    names = [n.strip() for line in re.findall(r"^  case (.*)$", source.read_text(), re.M) for n in line.split(",")]
    truths = [json.loads(line) for line in (options.folder / "truth.jsonl").open(encoding="utf-8")]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        links = list(pool.map(lambda truth: explain(options.bantin, options.folder, truth), truths))
    pages = [Page(truth, found, names) for truth, found in zip(truths, links)]
    if options.folds:
        folds(pages, options.folds, options.penalty, options.worst)
    first, second = learn(pages, options.penalty)
    report("all pages", [p.score(p.fellows(scores(p, first)) @ second) for p in pages])
    if options.write:
        options.write.write_text(table(names, first, second), encoding="utf-8")


if __name__ == "__main__":
    main()
