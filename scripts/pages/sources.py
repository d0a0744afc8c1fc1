"""Every document once: the tiers and what they hold on one page, the documents on a page for each letter of their publishers.

A document stays on its page when others are added: a letter that is full goes on with a second page, in the order of the data.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from scripts.dataset import Dataset
from scripts.model import Source
from scripts.page import Page
from scripts.sheet import Sheet, environment

SMALL = 15  # letters with fewer documents share a line with their neighbours
FULL = 250  # documents on one page at most: about 25 kB compressed


@dataclass(frozen=True)
class Cited:
    """A document with the facts that cite it and the entries on which they bear."""

    source: Source
    facts: tuple[str, ...]
    entries: tuple[str, ...]


def pages(data: Dataset, drawn: dict) -> Iterator[Page]:
    """The page of sources and one for each letter, or more where a letter is full."""
    words = {p.id: p for p in data.words.pages}["sources"]
    shelves = _shelves(data)
    sheet = Sheet(data, "sources/")
    all_ = [s for shelf in shelves.values() for s in shelf]
    tiers = _tiers(data, all_)
    for tier in tiers:
        tier |= {"share": f"{100 * len(tier['listed']) / len(all_):.1f}", "letters": _letters(tier["listed"], shelves)}
    name = environment().get_template("macros.html.jinja").module.language
    spoken = sorted((str(name(code)).removeprefix("in "), code) for code in {s.source.language for s in all_} - {"en"})
    languages = [("en", "English"), *((code, label) for label, code in spoken)]
    body = sheet.render("sources.html.jinja", words=words, tiers=tiers, total=len(all_), languages=languages)
    yield Page(sheet.address, words.title, words.description, body)
    for path, shelf in shelves.items():
        sheet = Sheet(data, path)
        body = sheet.render("shelf.html.jinja", label=_label(path), tiers=_tiers(data, shelf), total=len(shelf), shelves=[(p, _label(p)) for p in shelves])
        yield Page(path, f"Sources: {_label(path)}", f"{words.description} Publishers under {_label(path)}.", body)


def files(data: Dataset) -> dict[str, str]:
    """What the finder reads when somebody turns to it: a script and no JSON, so that it works from a folder too."""
    labels = {t.id: t.label for t in data.vocabulary.tiers}
    listed = [
        [
            f"{path.removeprefix('sources/')}#{s.id}",
            s.tier,
            s.language,
            s.title,
            ", ".join(filter(None, (s.publisher, s.date, labels[s.tier]))),
            " ".join(entries),
        ]
        for path, shelf in _shelves(data).items()
        for s, entries in ((cited.source, cited.entries) for cited in shelf)
    ]
    return {"sources/documents.js": f"window.documentsOfSources = {json.dumps(listed, ensure_ascii=False, separators=(',', ':'))};\n"}


def addresses(data: Dataset) -> dict[str, str]:
    """Source id -> its address below the root."""
    return {s.source.id: f"{path}#{s.source.id}" for path, shelf in _shelves(data).items() for s in shelf}


def _shelves(data: Dataset) -> dict[str, list[Cited]]:
    """Address of each page of documents -> the documents, in the order of the data."""
    by_letter: dict[str, list[Cited]] = {}
    for source in data.sources.values():
        by_letter.setdefault(_letter(source), []).append(_cited(data, source))
    found = {}
    for letter, listed in sorted(by_letter.items()):
        for n, start in enumerate(range(0, len(listed), FULL), start=1):
            found[f"sources/{'other' if letter == '#' else letter.lower()}{f'-{n}' if n > 1 else ''}/"] = listed[start : start + FULL]
    return found


def _label(path: str) -> str:
    letter, _, part = path.split("/")[1].partition("-")
    return ("other signs" if letter == "other" else letter.upper()) + (f", part {part}" if part else "")


def _tiers(data: Dataset, sources: list[Cited]) -> list[dict[str, Any]]:
    found = []
    for word in data.vocabulary.tiers:
        mine = sorted((s for s in sources if s.source.tier == word.id), key=lambda s: _order(s.source))
        if mine:
            found.append({"id": word.id, "label": word.label, "definition": word.definition, "listed": mine})
    return found


def _order(source: Source) -> tuple[str, ...]:
    return _letter(source), source.publisher.casefold(), source.date or "", source.id


def _cited(data: Dataset, source: Source) -> Cited:
    facts = data.facts_of_source[source.id]
    entries = dict.fromkeys(e for f in facts for e in data.entries_of_fact.get(f, ()))
    return Cited(source, facts, tuple(sorted(entries)))


def _letter(source: Source) -> str:
    return _initial(source.publisher)


@cache
def _initial(publisher: str) -> str:
    name = publisher.removeprefix("The ").lstrip("(\"'“‘")
    return name[:1].upper() if name[:1].isascii() and name[:1].isalpha() else "#"


def _letters(sources: list[Cited], shelves: dict[str, list[Cited]]) -> list[dict[str, Any]]:
    """Lines of one tier: the pages that hold them, how many, who published them."""
    place = {id(s): path for path, shelf in shelves.items() for s in shelf}
    groups: list[list[Cited]] = []
    for s in sources:
        if groups and (_letter(groups[-1][-1].source) == _letter(s.source) or len(groups[-1]) < SMALL):
            groups[-1].append(s)
        else:
            groups.append([s])
    return [
        {"paths": [(p, _label(p)) for p in dict.fromkeys(place[id(s)] for s in items)], "count": len(items), "publishers": _publishers(items)}
        for items in groups
    ]


def _publishers(sources: list[Cited]) -> str:
    counted = Counter(s.source.publisher for s in sources).most_common()
    named = ", ".join(f"{p} {n}" for p, n in counted[:3])
    return named + (f" and {len(counted) - 3} more" if len(counted) > 3 else "")
