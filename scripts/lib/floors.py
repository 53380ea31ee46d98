"""Floors of quality, in data/eval/floors.json: a figure that falls below its floor (by more than noise) fails.

Each section has the digest of what it was measured on and its floors; `--update` raises them to today's figures and never lowers one.
"""
import hashlib, json, sys
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent.parent / "data/eval/floors.json"
NOISE = 0.0005
# In place of a digest, for data that is part of the project: whoever changes it holds the floors or measures them anew.
OWN_DATA = "data of the project"
# Floors that --update leaves alone, and why: the fewer poor pages there are, the more one of them weighs.
FIXED = {"extraction.quality.separation"}


def digest(base, *folders):
    """Names and sizes of every file of some folders of `base`, so that figures of other data are never compared with these floors."""
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted(p for p in (base / folder).rglob("*") if p.is_file()):
            total.update(f"{path.relative_to(base)}\t{path.stat().st_size}\n".encode())
    return total.hexdigest()[:16]


def floor_of(figure, value, floor):
    return floor if figure in FIXED and floor is not None else max(round(value, 4), floor or 0)


def hold(name, section, digest, figures, update, noise=NOISE):
    """Prints the figures beside their floors; the exit status. `section` None: the file's own floors."""
    file = json.loads(FILE.read_text()) if FILE.exists() else {}
    known = (file if section is None else file.get(section)) or {"corpus": digest, "floors": {}}
    if known.get("corpus") != digest:
        print(f"{name}: the data are {digest}, the floors were measured on {known.get('corpus')}: figures only, no check")
        known = {"corpus": digest, "floors": {}}
    failed = []
    for figure, value in sorted(figures.items()):
        floor = known["floors"].get(figure)
        mark = "" if floor is None or value >= floor - noise else "  BELOW ITS FLOOR"
        if mark:
            failed.append(figure)
        print(f"{figure:38} {value:.4f}" + (f"  floor {floor:.4f}" if floor is not None else "") + mark)
    if update and not failed:
        floors = {figure: floor_of(figure, value, known["floors"].get(figure)) for figure, value in sorted(figures.items())}
        if section is None:
            file |= {"corpus": digest, "floors": floors}
        else:
            file[section] = {"corpus": digest, "floors": floors}
        FILE.parent.mkdir(parents=True, exist_ok=True)
        FILE.write_text(json.dumps(file, indent=1) + "\n")
        print(f"{name}: floors written to {FILE.name}")
    if failed:
        print(f"{name}: {len(failed)} figures below their floors", file=sys.stderr)
    return 1 if failed else 0
