#!/usr/bin/env python3
"""Prints CHANGELOG.md's newest section as a Debian changelog: debian_changelog.py VERSION MAINTAINER. $SOURCE_DATE_EPOCH is its date."""
import email.utils, os, re, sys, textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent.parent
newest = re.split(r"^## ", (ROOT / "CHANGELOG.md").read_text(), flags=re.M)[1]
items = re.findall(r"^- (.*(?:\n  .*)*)", newest, flags=re.M)
print(f"bantin ({sys.argv[1]}) stable; urgency=medium\n")
for item in items:
    text = " ".join(item.replace("`", "").split())
    print(textwrap.fill(text, 78, initial_indent="  * ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False))
print(f"\n -- {sys.argv[2]}  {email.utils.formatdate(int(os.environ['SOURCE_DATE_EPOCH']))}")
