"""One page per country: its entries by group, those that only the record knows apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from scripts import citations, status, styles
from scripts.dataset import Dataset
from scripts.model import Country, Entries, Entry, Measure
from scripts.outcomes import judged
from scripts.page import Page
from scripts.pages.entries import brief_word
from scripts.sheet import Sheet

MEASURES = ("position", "sanctions", "energy", "aid")


def pages(data: Dataset, drawn: dict, site_url: str) -> Iterator[Page]:
    """The page of each country."""
    words = {p.id: p for p in data.words.pages}
    for country in data.countries:
        sheet = Sheet(data, f"{country.id}/")
        mine = words.get(country.id) or words["country"]
        sections = _sections(sheet, country)
        example = data.entries[sections[0]["listed"][0]["id"]]
        body = sheet.render(
            "country.html.jinja",
            country=country,
            words=mine,
            sections=sections,
            others=[c for c in data.countries if c is not country],
            apa=Markup(styles.apa(citations.entry_item(data, example, site_url), ())),
        )
        yield Page(sheet.address, country.name, mine.description, body, {"country": country.code})


def _sections(sheet: Sheet, country: Country) -> list[dict[str, Any]]:
    data = sheet.data
    found, extra = [], []
    for group in Entries.model_fields:
        entries = getattr(country.entries, group)
        shown = [e for e in entries if e.brief]
        extra += [e for e in entries if not e.brief]
        if shown:
            column = "Record on 3 March" if group in MEASURES else "Record"
            found.append({"id": group, "label": data.label("groups", group), "column": column, "listed": [_item(sheet, country, e) for e in shown]})
    if extra:
        at = sum(s["id"] in MEASURES for s in found)
        found.insert(at, {"id": "more", "label": "Only in the record", "column": "Record on 3 March", "listed": [_item(sheet, country, e) for e in extra]})
    return found


def _item(sheet: Sheet, country: Country, entry: Entry) -> dict[str, Any]:
    data = sheet.data
    rank, correction = data.corrections.get(entry.id, (0, None))
    item = {
        "id": entry.id,
        "title": entry.title,
        "text": entry.text,
        "brief_word": brief_word(data, entry),
        "record": correction.record if correction else "",
        "correction": rank,
        "row": "",
        "row_label": "",
        "agrees": None,
        "mark": None,
        "outcome": judged(data, entry.id),
        "word": f"{len(entry.facts)} finding{'s' if len(entry.facts) != 1 else ''}",
    }
    if isinstance(entry, Measure):
        row = data.rows_of_entry.get(entry.id, (entry.instrument,))[0]
        cell = data.cells[country.code, row]
        now = status.state(cell, status.BRIEF)
        word = data.label("stages", now.stage) if now.step else sheet.absence(cell, now)[0]
        item |= {
            "row": row,
            "row_label": data.instruments[row].label,
            "mark": sheet.mark(country.code, now.mark),
            "word": word + (" in part" if now.part else ""),
        }
        item["agrees"] = sheet.agrees(cell, now) if entry.brief else None
    return item
