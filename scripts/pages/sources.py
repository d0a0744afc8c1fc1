"""Every document once, by tier and by publisher, with what cites it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.dataset import Dataset
from scripts.model import Source
from scripts.page import Page
from scripts.sheet import Sheet, environment

SMALL = 15  # letters with fewer documents are joined with their neighbours


@dataclass(frozen=True)
class Cited:
    """A document with the facts that cite it and the entries on which they bear."""

    source: Source
    facts: tuple[str, ...]
    entries: tuple[str, ...]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.source, name)


def pages(data: Dataset, drawn: dict) -> Iterator[Page]:
    """The page of sources."""
    words = {p.id: p for p in data.words.pages}["sources"]
    sheet = Sheet(data, "sources/")
    all_ = [_cited(data, s) for s in data.sources.values()]
    tiers = []
    for word in data.vocabulary.tiers:
        mine = sorted((s for s in all_ if s.tier == word.id), key=lambda s: (_letter(s), s.publisher.casefold(), s.date or "", s.id))
        if mine:
            share = f"{100 * len(mine) / len(all_):.1f}"
            tiers.append({"id": word.id, "label": word.label, "definition": word.definition, "count": len(mine), "share": share, "letters": _letters(mine)})
    name = environment().get_template("macros.html.jinja").module.language
    spoken = sorted((str(name(code)).removeprefix("in "), code) for code in {s.language for s in all_} - {"en"})
    languages = [("en", "English"), *((code, label) for label, code in spoken)]
    body = sheet.render("sources.html.jinja", words=words, tiers=tiers, total=len(all_), languages=languages)
    yield Page(sheet.address, words.title, words.description, body, {"search": {"exclude": True}})


def _cited(data: Dataset, source: Source) -> Cited:
    facts = data.facts_of_source[source.id]
    entries = dict.fromkeys(e for f in facts for e in data.entries_of_fact.get(f, ()))
    return Cited(source, facts, tuple(sorted(entries)))


def _letter(source: Cited) -> str:
    name = source.publisher.removeprefix("The ").lstrip("(\"'“‘")
    return name[:1].upper() if name[:1].isascii() and name[:1].isalpha() else "#"


def _letters(sources: list[Cited]) -> list[dict[str, Any]]:
    groups: list[tuple[str, list[Cited]]] = []
    for s in sources:
        letter = _letter(s)
        if not groups or groups[-1][0][-1] != letter:
            if groups and len(groups[-1][1]) < SMALL:
                groups[-1] = (groups[-1][0][0] + letter, groups[-1][1])
            else:
                groups.append((letter, []))
        groups[-1][1].append(s)
    return [{"label": "–".join(dict.fromkeys(name)), "listed": items, "publishers": _publishers(items)} for name, items in groups]


def _publishers(sources: list[Cited]) -> str:
    counted = Counter(s.publisher for s in sources).most_common()
    named = ", ".join(f"{p} {n}" for p, n in counted[:3])
    return named + (f" and {len(counted) - 3} more" if len(counted) > 3 else "")
