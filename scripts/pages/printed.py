"""All pages as one document in reading order, for paper and PDF; links between them become links within it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

import markdown

from scripts.dataset import Dataset
from scripts.page import Page, aligned
from scripts.sheet import Sheet

ADDRESS = "print/"
FIRST, LAST = ("", "compare", "since", "timeline"), ("record", "sources", "glossary", "method", "cite", "data", "changes", "maintain")
LEFT_OUT = re.compile(r"compare/(\d{4}-|latest|[a-z]{2}-[a-z]{2}/)|figures/|404")  # other views of what is in it already
EXTENSIONS = ["admonition", "attr_list", "def_list", "footnotes", "tables", "toc"]
DROPPED = (
    re.compile(r"<(form|nav|template|script|dialog)\b.*?</\1>", re.S),  # what only a screen can use
    re.compile(r"<!-- whole -->"),
    re.compile(r'<div[^>]* class="gloss".*?</div>', re.S),
    re.compile(r'<p class="crumbs".*?</p>', re.S),
    re.compile(r'\sdata-live="[^"]*"'),  # paper needs no live chart
)
DROPPED_FROM_ENTRIES = (  # the sources of a finding stand with it under The record, how to cite once
    re.compile(r'<details[^>]* class="srcs".*?</details>', re.S),
    re.compile(r'<section class="side cite".*?</section>', re.S),
)
PLAINER = (  # a part named once on its page comes here as often as there are pages: no landmark
    (re.compile(r'(<section\b[^>]*?)\saria-label(?:ledby)?="[^"]*"'), r"\1"),
    (re.compile(r'<aside\b([^>]*?)\saria-label="[^"]*"'), r"<div\1"),
    (re.compile(r"</aside>"), "</div>"),
)
BUTTON = re.compile(r"<button\b[^>]*>(.*?)</button>", re.S)
IDS = re.compile(r'\s(id|for|list|headers|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"')
LINK = re.compile(r'(<a\b[^>]*?\shref=")([^"]*)"')
PAINT = re.compile(r"url\(#([^)]*)\)")
HEADING = re.compile(r"<h([2-6])\b")
TITLE = re.compile(r"<h1\b[^>]*>.*?</h1>", re.S)


def pages(data: Dataset, made: Iterable[Page], docs: Path) -> Iterator[Page]:
    """The one document, made of all other pages."""
    words = {p.id: p for p in data.words.pages}["print"]
    chosen = [p for p in [*made, *written(docs)] if not LEFT_OUT.match(p.address)]
    order = _order(data, chosen)
    addresses = frozenset(p.address for p in chosen)
    parts = []
    for _, group in groupby(sorted(chosen, key=lambda p: order[p.address]), key=lambda p: order[p.address][:2]):
        # the first page of a part has a heading of level 2, the others of level 3
        parts.append([(p.title, _mark(p.address), inside(p.body, p.address, "entry" in p.meta, 3 if n else 2, addresses)) for n, p in enumerate(group)])
    known = frozenset().union(*({mark} | inner.ids for part in parts for _, mark, inner in part))
    found = [[(title, mark, inner.body if inner.targets <= known else _lead_somewhere(inner.body, known)) for title, mark, inner in part] for part in parts]
    body = Sheet(data, ADDRESS).render("printed.html.jinja", words=words, parts=found)
    yield Page(ADDRESS, words.title, words.description, body)


@dataclass(frozen=True)
class Inner:
    """A page as it stands in the document, with the ids in it and those that it links to there."""

    body: str
    ids: frozenset[str]
    targets: frozenset[str]


def _lead_somewhere(body: str, known: frozenset[str]) -> str:
    """Links to what was dropped lead to the page that it was on."""
    return re.sub(r'href="#(p-[^"]*?)--([^"]*)"', lambda m: m[0] if f"{m[1]}--{m[2]}" in known else f'href="#{m[1]}"', body)


def _order(data: Dataset, chosen: list[Page]) -> dict[str, tuple]:
    """Address -> place: parts by the first folder, a country's entries behind its page, those of both behind the answer."""
    countries = [c.id for c in data.countries]
    firsts = [p.address.split("/")[0] for p in chosen]
    between = [f for f in dict.fromkeys(firsts) if f not in (*FIRST, *LAST, *countries, "entries")]
    parts = [*FIRST, *countries, *between, *LAST]
    found = {}
    for n, page in enumerate(chosen):
        owner = data.owners.get(page.meta.get("entry", ""), ("", ""))[0]
        part = data.country[owner].id if owner in data.country else "" if owner else page.address.split("/")[0]
        found[page.address] = (0, parts.index(part), page.address.count("/") if part or owner else 0, n)
    return found


def written(docs: Path) -> Iterator[Page]:
    """The pages of docs/ that people wrote, as HTML."""
    for path in sorted(docs.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        head, text = text[4:].split("\n---\n", 1) if text.startswith("---\n") else ("", text)
        title = re.search(r"(?m)^title:\s*(.+)$", head) or re.search(r"(?m)^# (.+)$", text)
        html = aligned(markdown.markdown(text, extensions=EXTENSIONS))
        html = re.sub(
            r'href="([^":#]*?)(?:index)?\.md(#[^"]*)?"', lambda m: f'href="../{m[1]}{"" if m[1].endswith("/") or not m[1] else "/"}{m[2] or ""}"', html
        )
        yield Page(f"{path.stem}/", title[1] if title else path.stem, "", f'<div class="md-typeset">{html}</div>')


def _mark(address: str) -> str:
    return "p-" + (address.strip("/").replace("/", "-") or "home")


@lru_cache(maxsize=300)  # while the site is served most pages stay as they are
def inside(body: str, address: str, entry: bool, level: int, addresses: frozenset[str]) -> Inner:
    """The body of a page under a heading of this level: ids of its own, no controls, links within the document where they can be."""
    own = _mark(address)
    body = TITLE.sub("", body, count=1)
    for pattern in (*DROPPED, *(DROPPED_FROM_ENTRIES if entry else ())):
        body = pattern.sub("", body)
    body = BUTTON.sub(r"\1", body)
    for pattern, instead in PLAINER:
        body = pattern.sub(instead, body)
    body = IDS.sub(lambda m: f' {m[1]}="' + " ".join(f"{own}--{one}" for one in m[2].split()) + '"', body)
    body = PAINT.sub(rf"url(#{own}--\1)", body)
    body = HEADING.sub(lambda m: f'{m[0]} aria-level="{min(6, int(m[1]) + level - 1)}"', body)  # the tag stays: styles hang on it
    body = re.sub(r' data-(?:figure|base)="[^"]*"', "", body).replace("page--", "printed--").replace("<details", "<details open")
    body = LINK.sub(lambda m: m[1] + _within(m[2], address, addresses) + '"', body.replace(" open open", " open"))
    return Inner(body, frozenset(re.findall(r'\sid="([^"]*)"', body)), frozenset(re.findall(r'href="#(p-[^"]*?--[^"]*)"', body)))


def _within(href: str, address: str, addresses: frozenset[str]) -> str:
    """A link of a page as seen from the document."""
    if re.match(r"[a-z]+:", href):
        return href
    path, _, anchor = href.partition("#")
    to = posixpath.normpath(posixpath.join(address or ".", path)) if path else address.rstrip("/")
    folder = "" if to in (".", "") else f"{to}/"
    if folder in addresses and "?" not in path:
        return f"#{_mark(folder)}" + (f"--{anchor}" if anchor else "")
    return posixpath.relpath(to, ADDRESS) + "/" * path.endswith("/") + (f"#{anchor}" if anchor else "")
