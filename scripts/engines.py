"""Two built sites -> on which of the points that readers and machines rely on they differ: addresses, anchors, head, downloads."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from scripts import built

SAME = {".json", ".csv", ".bib", ".ris", ".svg", ".xml", ".txt", ".xlsx", ".zip", ".png"}
OWN = re.compile(
    r"(assets/(javascripts|stylesheets|images|external)/|search/search_index|search\.json|sitemap\.xml|objects\.inv|partials/|404)"
)  # what an engine brings itself
HEAD = re.compile(r'<meta (?:name|property)="((?:citation_|og:|z:|dc\.)[^"]*)" content="([^"]*)"')
DRAWN = re.compile(r"^(__|toc-)")


def differences(one: Path, other: Path) -> Iterator[str]:
    """One line for each difference of the second site from the first."""
    mine, theirs = built.pages(one), built.pages(other)
    for path in sorted(mine.keys() ^ theirs.keys()):
        if not OWN.match(path):
            yield f"{path}: only in the {'first' if path in mine else 'second'}"
    for path in sorted(mine.keys() & theirs.keys()):
        a, b = mine[path], theirs[path]
        if OWN.match(path):
            continue
        if a.canonical != b.canonical:
            yield f"{path}: canonical address {a.canonical!r}, {b.canonical!r}"
        if lost := sorted(i for i in a.ids - b.ids if not DRAWN.match(i)):
            yield f"{path}: anchors lost: {', '.join(lost[:5])}"
        if other_tags := sorted(set(_tags(a)) ^ set(_tags(b))):
            yield f"{path}: citation tags differ: {other_tags[:3]}"
    for file in sorted(p.relative_to(one) for p in one.rglob("*") if p.suffix in SAME and not OWN.match(p.relative_to(one).as_posix())):
        if not (other / file).is_file():
            yield f"{file.as_posix()}: missing"
        elif (one / file).read_bytes() != (other / file).read_bytes():
            yield f"{file.as_posix()}: other bytes"


def _tags(page: built.Seen) -> list[tuple[str, str]]:
    return [(name, html.unescape(value)) for name, value in HEAD.findall(page.text)]
