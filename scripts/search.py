"""All that can be found -> an index in small parts: a search loads only those its words need, so it costs the same on a site of any size.

A word leads to the numbers of the items that hold it, a number to what is shown. Each part is a script, which a browser loads
from file:// too. One file for all would be 216 kB at 150 countries.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from html import unescape
from pathlib import Path
from typing import Any

from scripts import apart
from scripts.columns import Table
from scripts.dataset import Dataset
from scripts.marks import INLINE_IDS
from scripts.page import Page
from scripts.pages.printed import written
from scripts.sheet import day

STOP = frozenset(re.findall(r"\w+", "a an and are as at be by for from had has have in into is it its of on or that the this to was were which with"))
PART = 9_000  # characters of words in one part
SHOWN = 12  # items in one part
MOST = 1_500  # items kept for a word, the first ones, which are the weightiest
WORD = re.compile(r"[^\W_]+")
SELDOM = re.compile(r"entries/|record/.|sources/.|compare/(\d{4}-|latest|[a-z]{2}-[a-z]{2}/)|404")  # found by what is on them, or seen another way
HEADS = re.compile(r'<h[12][^>]*?(?:\sid="([^"]*)")?[^>]*>(.*?)</h[12]>', re.S)
TAG = re.compile(r'<a class="headerlink".*?</a>|<[^>]+>', re.S)
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Item:
    """address: from the root. kind: what it is, in words. more: what it is found by besides what is shown."""

    address: str
    kind: str
    title: str
    text: str
    more: str = ""


def words(text: str) -> list[str]:
    """The words of a text as they are compared: small letters without accents. The script of the page does the same with a question."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.category(c).startswith("M"))
    return WORD.findall(text.lower())


def items(data: Dataset, tables: Mapping[str, Table], pages: Iterable[Page], docs: Path, site_url: str) -> Iterator[Item]:
    """Everything that can be found once, the weightiest first: of equal answers the first wins."""

    def rows(name: str) -> Iterator[Row]:
        return (dict(zip(tables[name].names, row, strict=True)) for row in tables[name].rows)

    def listed(name: str, key: str, value: str) -> Any:
        found = tables[name].grouped((key,))
        return lambda one: " ".join(str(row[tables[name].names.index(value)]) for row in found.get((one,), ()))

    def at(row: Row) -> str:
        return row["url"].removeprefix(site_url)

    def join(row: Row, *names: str) -> str:
        return " ".join(str(row[n]) for n in names if row[n])

    instruments = {row["id"]: row["label"] for row in rows("instruments")}
    country = {c.code: c.name for c in data.countries} | {"both": "both countries", "context": "context"}
    title = {e.id: e.title for e in data.entries.values()}
    named, formed, steps, read = (
        listed("entry_names", "entry", "name"),
        listed("glossary_forms", "term", "form"),
        listed("steps", "instrument", "text"),
        listed("readings", "question", "text"),
    )
    for page in pages:
        if not SELDOM.match(page.address):
            yield Item(page.address or "./", "Page", page.title, page.description)
    for r in rows("entries"):
        yield Item(
            at(r), f"{r['id']}, {country[r['country']]}", r["title"], r["text"], f"{instruments.get(r['instrument'], '')} {named(r['id'])} {r['note'] or ''}"
        )
    for r in rows("instruments"):
        yield Item(at(r), "Side by side", r["label"], r["definition"], join(r, "short", "comparability_note") + " " + steps(r["id"]))
    for r in rows("verdicts"):
        yield Item(
            f"since/#{r['entry'].lower()}",
            f"What came of it, {r['entry']}",
            title[r["entry"]],
            join(r, "question", "reasoning"),
            join(r, "criterion", "causation"),
        )
    for r in rows("reasons"):
        yield Item(f"{at(r)}#standing", f"How well documented, {r['entry']}", title[r["entry"]], r["reading"])
    for r in rows("glossary"):
        yield Item(at(r), "Glossary", r["term"], r["definition"], formed(r["id"]))
    for r in rows("vocabulary"):
        yield Item(at(r), "Word used here", r["label"], join(r, "definition", "differs"))
    for r in rows("corrections"):
        yield Item(at(r), f"Correction {r['rank']}, {r['entry']}", r["title"], join(r, "brief", "record"))
    for r in rows("questions"):
        yield Item(at(r), "Open question", r["topic"], r["used"], read(r["id"]))
    for f in data.words.figures:
        yield Item(f"figures/#fig-{f.id}", "Figure", f.title, f.alt, f.subtitle)
    for r in rows("series"):
        yield Item(at(r), "Numbers over time", r["label"], r["definition"], join(r, "unit", "note"))
    yield from _written(docs)
    for r in rows("facts"):
        yield Item(at(r), f"Finding, {country[r['country']]}", day(r["date"], year=True), r["statement"], join(r, "note", "status_note"))


def _written(docs: Path) -> Iterator[Item]:
    """The sections of the pages that people wrote."""
    for page in written(docs):
        heads = [(m.start(), m.end(), m[1], _plain(m[2])) for m in HEADS.finditer(page.body)]
        for (_, begins, anchor, name), (ends, *_) in zip(heads, [*heads[1:], (len(page.body),)], strict=True):
            first = name == page.title or begins == heads[0][1]
            yield Item(page.address if first else f"{page.address}#{anchor}", page.title, name, _plain(page.body[begins:ends]))


def _plain(html: str) -> str:
    return " ".join(unescape(TAG.sub(" ", html)).split())


def job(found: Iterable[Item]) -> apart.Job:
    """The work behind the index. As text: equal items are the same to it, whatever they were made of."""
    return files, (json.dumps([astuple(item) for item in found]),)


def files(found: str) -> dict[str, str]:
    """{path: content} of the index: its head, the parts by word, the parts with what is shown. found: items as JSON."""
    known: dict[str, tuple[list[int], list[int]]] = {}
    shown: list[tuple[str, ...]] = []
    for number, item in enumerate(Item(*one) for one in json.loads(found)):
        text = INLINE_IDS.sub("", item.text).replace(" .", ".").strip()
        head = set(words(f"{item.title} {item.kind}"))
        for place, told in ((0, head), (1, set(words(f"{text} {INLINE_IDS.sub('', item.more)}")) - head)):
            for word in told - STOP:
                known.setdefault(word, ([], []))[place].append(number)
        shown.append((item.address, item.kind, item.title, text))
    parts, size = [{}], 0
    for word in sorted(known, key=lambda w: w.encode("utf-16-be")):  # the order of a browser
        numbers = [_steps(one[:MOST]) for one in known[word]]
        size += len(word) + len(str(numbers))
        if size > PART:
            parts, size = [*parts, {}], len(word) + len(str(numbers))
        parts[-1][word] = numbers
    texts = [shown[n : n + SHOWN] for n in range(0, len(shown), SHOWN)]
    digest = hashlib.sha256(json.dumps([parts, texts]).encode()).hexdigest()[:12]  # a part of another edition that a browser kept is not used
    head = {"items": len(shown), "shown": SHOWN, "digest": digest, "first": [next(iter(p), "") for p in parts], "stop": sorted(STOP)}
    made = {"index": head, **{f"words-{n}": p for n, p in enumerate(parts)}, **{f"texts-{n}": t for n, t in enumerate(texts)}}
    return {
        f"search/{name}.js": f"searched({json.dumps(name)},{json.dumps(part, ensure_ascii=False, separators=(',', ':'))});\n" for name, part in made.items()
    }


def _steps(numbers: list[int]) -> list[int]:
    """Each number as its distance from the one before."""
    return [n - (numbers[i - 1] if i else 0) for i, n in enumerate(numbers)]
