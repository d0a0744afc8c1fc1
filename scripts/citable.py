"""Everything that can be cited -> one small script file each, `cite/<key>.js`, with the finished texts in every style and format.

The dialog loads such a file when it opens; a script can be loaded from file:// too, where a fetch cannot. Where a style asks
for the day of access the text holds a token such as `§us§`; the browser puts the reader's own day in its place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from pathlib import Path
from typing import Any

from markdown.extensions.toc import slugify

from scripts import apart, citations, exchange, styles
from scripts.dataset import Dataset
from scripts.model import Entry, Source
from scripts.page import Page

NEVER = (9999, 12, 31)  # stands for the reader's day while a text is made
TODAY = {"December 31, 9999": "§us§", "31 December 9999": "§gb§", "31 Dec. 9999": "§mla§", "Dec. 31, 9999": "§ieee§"}
BEHIND = "The original behind it"
MOST = 8  # documents offered for an entry that only the record knows; each finding offers all of its own
Made = dict[str, Any]
Place = tuple[str, str, list[tuple[str, str]]]  # address, title, and (anchor, title) of each section


def texts(item: citations.Item, locator: str = "") -> Made:
    """One item in every style (as HTML) and format (as text), and its short forms for the running text."""
    found = {name: style(item, NEVER, locator) if name == "notes" else style(item, NEVER) for name, style in styles.STYLES.items()}
    for name, text in found.items():
        for day, token in TODAY.items():
            text = text.replace(day, token)
        found[name] = text
    formats = {
        "wiki": exchange.wikipedia(item, locator, "§gb§"),
        "md": exchange.markdown(found["apa"], item["URL"]),
        "bib": exchange.bibtex(item, locator),
        "ris": exchange.ris(item, locator),
        "csl": exchange.csl_json(item, locator, indent=None),
    }
    short = {name: styles.in_text(item, name, locator) for name in found}
    return {**found, **formats, "in": {name: text for name, text in short.items() if text and (locator or name != "ieee")}}


def packed(item: citations.Item, made: Made) -> Made:
    """The same with each long piece that stands in several texts held once, under `§` and a letter: a third of the bytes."""
    pieces = [item["URL"], item["title"], item.get("container-title", ""), item.get("author", [{}])[0].get("literal", ""), item.get("abstract", "")]
    forms = dict.fromkeys(f for p in pieces for f in (p, styles.plain(p), styles.capitals(p), escape(styles.plain(p), quote=False)) if len(f) > 9)
    letters = dict(zip(sorted(forms, key=len, reverse=True), "abcdefghijklmnopqrstuvwxyz", strict=False))

    def pack(text: str) -> str:
        for piece, letter in letters.items():
            text = text.replace(piece, f"§{letter}§")
        return text

    short = {name: {k: pack(v) for k, v in text.items()} if isinstance(text, dict) else pack(text) for name, text in made.items()}
    used = json.dumps(short, ensure_ascii=False)
    return short | {"with": {letter: piece for piece, letter in letters.items() if f"§{letter}§" in used}}


def behind(data: Dataset, entry: Entry) -> list[tuple[str, citations.Item, str]]:
    """What an entry rests on: the brief with the place in it, or the documents of the findings that bear it out."""
    if entry.brief:
        where = " and ".join(citations.place(p) for p in (entry.brief.locator, *entry.brief.also))
        return [(f"The brief, {where}", citations.brief_item(data.brief), where)]
    near = [k.fact for k in entry.facts if k.relation == "corroborates"] or [k.fact for k in entry.facts]
    return _documents(data, [u.source for f in near for u in data.facts[f].sources])[:MOST]


def _documents(data: Dataset, ids: list[str]) -> list[tuple[str, citations.Item, str]]:
    tiers = list(data.words_of("tiers"))
    sources: list[Source] = sorted((data.sources[i] for i in dict.fromkeys(ids)), key=lambda s: tiers.index(s.tier))
    return [(f"{data.label('tiers', s.tier)}: {s.publisher}, {s.title}", citations.source_item(s), "") for s in sources]


def files(data: Dataset, drawn: Mapping, places: list[Place], site_url: str) -> Iterator[tuple[str, str]]:
    """Path and content of every file that the dialog may load."""
    for key, made in _all(data, drawn, places, site_url):
        yield f"cite/{key}.js", f"citable({json.dumps(made, ensure_ascii=False, separators=(',', ':'))});\n"


def places(pages: list[Page], docs: Path) -> list[Place]:
    """What can be cited of every page but those of entries: the page and its sections."""
    return [*_made_pages(pages), *_written_pages(docs)]


def jobs(data: Dataset, drawn: Mapping, site_url: str) -> Iterator[apart.Job]:
    """The work behind the files of entries, findings and figures, nearly all of it: known before any page is made."""
    for _, _, _, *what in _things(data, drawn, site_url):
        yield from ((_made, (json.dumps(item), where)) for _, parts in what for _, item, where in parts)


def _things(data: Dataset, drawn: Mapping, site_url: str) -> Iterator[tuple]:
    """(key, name, item, what can be cited there …) of each entry, finding and figure."""
    for entry in data.entries.values():
        item = citations.entry_item(data, entry, site_url)
        yield entry.id.lower(), entry.id, item, ("This entry", [("", item, "")]), (BEHIND, behind(data, entry))
    for fact in data.facts.values():
        item = citations.fact_item(data, fact, site_url)
        yield fact.id, fact.id, item, ("This finding", [("", item, "")]), (BEHIND, _documents(data, [u.source for u in fact.sources]))
    for name, one in drawn.items():
        item = figure_item(data, name, one.title, site_url)
        yield f"figure-{name}", "this figure", item, ("This figure", [("", item, "")])


def _all(data: Dataset, drawn: Mapping, places: list[Place], site_url: str) -> Iterator[tuple[str, Made]]:
    for key, *thing in _things(data, drawn, site_url):
        yield key, _unit(*thing)
    brief = citations.brief_item(data.brief)
    yield "brief", _unit("the brief", brief, ("The brief", [("", brief, "")]))
    site = ("The whole site", [("", citations.site_item(data, site_url), "")])
    for address, title, sections in places:
        item = citations.own_item(data, site_url, address, title) if address else site[1][0][1]
        parts = [(name, citations.own_item(data, site_url, f"{address}#{anchor}", f"{name} (section of “{title}”)"), "") for anchor, name in sections]
        made = _unit("this page", item, ("This page", [("", item, "")]), ("A section of it", parts), *([site] if address else []))
        if shown := re.fullmatch(r"Side by side on (the latest day on record|\d+ \w+ \d{4})(.*)", title):
            view = citations.own_item(data, site_url, address, f"Side by side on {citations.KEPT}§day§</span>{shown[2]}") | {"URL": "§url§"}
            made["what"].insert(0, ["This view", [["", packed(view, texts(view))]]])
            made["view"] = {"day": shown[1], "url": item["URL"]}
        yield page_key(address), made


def figure_item(data: Dataset, name: str, title: str, site_url: str) -> citations.Item:
    """A figure: it stands among all figures, the picture of a marked day on the page of that day."""
    where = f"compare/{name.removeprefix('ladder-')}/" if name.startswith("ladder-") else "figures/"
    return citations.own_item(data, site_url, f"{where}#fig-{name}", f"{title} (figure)")


def page_key(address: str) -> str:
    """Key of a page: `page-compare-sanctions` for `compare/sanctions/`."""
    return "-".join(["page", *address.strip("/").split("/")]).strip("-")


def _unit(name: str, item: citations.Item, *what: tuple[str, list[tuple[str, citations.Item, str]]]) -> Made:
    return {
        "of": name,
        "link": item["URL"],
        "what": [[label, [[n, apart.done(_made, json.dumps(i), where)] for n, i, where in parts]] for label, parts in what if parts],
    }


def _made(item: str, where: str) -> Made:
    whole = json.loads(item)
    return packed(whole, texts(whole, where))


def _made_pages(pages: list[Page]) -> Iterator[Place]:
    for page in pages:
        if not page.address.startswith("entries/"):
            heads = re.findall(r'<h2[^>]*\bid="(?!h-)([^"]+)"[^>]*>(.*?)</h2>', page.body, re.DOTALL)
            yield page.address, page.title, [(anchor, _words(inner)) for anchor, inner in heads]


def _words(inner: str) -> str:
    counted = re.sub(r'<span class="(rel|grp)__n">.*?</span>', "", inner)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", counted)).split())


def _written_pages(docs: Path) -> Iterator[Place]:
    for path in sorted(docs.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        title = re.search(r"^title: (.+)$", text, re.MULTILINE)
        heads = re.findall(r"^## (.+?)(?: *\{ *#([\w-]+) *\})?$", text, re.MULTILINE)
        yield f"{path.stem}/", title[1] if title else path.stem, [(anchor or slugify(name, "-"), name) for name, anchor in heads]
