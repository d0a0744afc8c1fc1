"""Every dated step of both countries in two lanes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from scripts import status
from scripts.dataset import Dataset
from scripts.model import Instrument, Step
from scripts.page import Page
from scripts.sheet import Sheet, day, day_count

PHASES = (
    ("before", "Before the attack", "", "2022-02-22", True),
    ("nine-days", "Nine days to the brief", "2022-02-23", "2022-03-03", False),
    ("effect", "What had been decided takes effect", "2022-03-04", "2022-04-30", False),
    ("after", "May 2022 and after", "2022-05", "9999", True),
)
WIDEST_GAP = 11


def pages(data: Dataset, drawn: dict) -> Iterator[Page]:
    """The timeline."""
    words = data.page_words("timeline", "Timeline")
    sheet = Sheet(data, "timeline/" if data.first_pair else f"{data.compare}timeline/")
    steps = all_steps(data)
    body = sheet.render("timeline.html.jinja", words=words, total=len(steps), firsts=_firsts(data), strip=drawn.get("strip"), phases=_phases(data, steps))
    yield Page(sheet.address, words.title, words.description, body)


def all_steps(data: Dataset) -> list[tuple[str, str, Instrument, Step]]:
    """(date, country code, instrument, step), by date, then in reading order."""
    order = list(data.instruments)
    found = [
        (s.date, code, data.instruments[i], s) for (code, i), cell in data.cells.items() for s in cell.steps if code in [c.code for c in data.countries[:2]]
    ]
    return sorted(found, key=lambda t: (t[0], order.index(t[2].id), t[1]))


def _firsts(data: Dataset) -> list[tuple[str, list[tuple[str, str]]]]:
    lines = []
    for group in data.vocabulary.instrument_groups:
        cells = []
        for country in data.countries[:2]:
            rows = [i.id for i in data.instruments.values() if i.group == group.id]
            firsts = [s for i in rows if (s := status.first(data.cells[country.code, i], status.COMMITTED))]
            first = min(firsts, key=lambda s: s.date, default=None)
            late = first is None or first.date > "2022-12-31"
            cells.append(("none", "in 2022") if late else (day(first.date, short=True), day_count(first.date)))
        lines.append((group.label, cells))
    return lines


def _phases(data: Dataset, steps: list) -> list[dict[str, Any]]:
    found = []
    for id_, label, start, end, folded in PHASES:
        mine = [t for t in steps if start <= t[0] <= end]
        days, previous = [], None
        for when in sorted({t[0] for t in mine}):
            lanes = [{"country": c, "steps": [(i, s) for d, code, i, s in mine if d == when and code == c.code]} for c in data.countries[:2]]
            silent = (date.fromisoformat(when) - date.fromisoformat(previous)).days - 1 if previous and len(when) == len(previous) == 10 else 0
            days.append({"date": when, "lanes": lanes, "gap": min(max(silent, 0), WIDEST_GAP)})
            previous = when
        if days:
            counts = [(c.name, sum(code == c.code for _, code, *_ in mine)) for c in data.countries[:2]]
            found.append({"id": id_, "label": label, "days": days, "counts": counts, "folded": folded})
    return found
