"""How to cite: one worked example of every kind, made from the data; every id, to be found or ticked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from scripts import citable, citations, styles
from scripts.dataset import Dataset
from scripts.page import Page
from scripts.sheet import Sheet

ADDRESS = "cite/"


def pages(data: Dataset, drawn: Mapping, site_url: str) -> Iterator[Page]:
    """The page."""
    words = {p.id: p for p in data.words.pages}["cite"]
    sheet = Sheet(data, ADDRESS)
    codes = [("".join(c.code for c in data.countries), "Both countries"), *((c.code, c.name) for c in data.countries)]
    owned = [(name, [e for e in data.entries.values() if data.owners[e.id][0] == code]) for code, name in codes]
    listed = [(name, entries) for name, entries in owned if entries]
    body = sheet.render(
        "cite.html.jinja",
        words=words,
        examples=list(_examples(data, drawn, site_url)),
        listed=listed,
        figures=[f for f in drawn.values() if not f.id.startswith("ladder-")],
    )
    yield Page(ADDRESS, words.title, words.description, body)


def _examples(data: Dataset, drawn: Mapping, site_url: str) -> Iterator[dict[str, Any]]:
    """Kind, what to know about it, the reference in APA style, how it stands in the text, the key of its file, the choice in the dialog."""
    entry = next((e for e in data.entries.values() if e.id == "JP-S3"), next(iter(data.entries.values())))
    fact = data.facts[entry.facts[0].fact] if entry.facts else next(iter(data.facts.values()))
    source = data.sources[fact.sources[0].source]
    _, brief, place = next((b for b in citable.behind(data, entry) if b[2]), ("", citations.brief_item(data.brief), ""))

    def example(kind: str, note: str, item: citations.Item, key: str, what: int = 0, place: str = "") -> dict[str, Any]:
        said = {"reference": Markup(styles.apa(item, ())), "in_text": Markup(styles.in_text(item, "apa", place))}
        return {"kind": kind, "note": note, "key": key, "what": what, **said}

    own = citations.own_item
    yield example("A statement", "Its id may stand in the text by itself.", citations.entry_item(data, entry, site_url), entry.id.lower())
    yield example("The brief behind it", "For the author's own view, with the place.", brief, entry.id.lower(), 1, place)
    yield example("A finding", "What we found, in our words.", citations.fact_item(data, fact, site_url), fact.id)
    yield example("The document behind it", "For what was said or decided at the time.", citations.source_item(source), fact.id, 1)
    for one in list(drawn.values())[:1]:
        yield example("A figure", "Every figure has an anchor.", citable.figure_item(data, one.id, one.title, site_url), f"figure-{one.id}")
    day = next((d.day for d in data.words.days if d.day not in ("latest", "2022-03-03")), "2022-02-28")
    view = own(data, site_url, f"compare/?on={day}&differences=1", f"Side by side on {styles.long_day(day)}")
    yield example("A view of the comparison", "The day and the filters stand in the address.", view, "page-compare")
    record = next((p for p in data.words.pages if p.id == "record"), None)
    if record:
        title = f"Corrections, the weightiest first (section of “{record.title}”)"
        yield example("A section of a page", "Name the section and the page.", own(data, site_url, "record/#corrections", title), "page-record", 1)
    yield example("The site as a whole", "With the edition you read.", citations.site_item(data, site_url), "page")
