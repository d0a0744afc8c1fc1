"""What came of the outlook: every verdict with its evidence, then the figures; and a page of all series."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scripts import citations
from scripts.dataset import Dataset
from scripts.model import Point, Series
from scripts.newest import facts_of, newest
from scripts.outcomes import counts, dated, outcome
from scripts.page import Page
from scripts.points import about, said
from scripts.sheet import Sheet, day, number

FIGURES = ("defence", "shares", "support", "controls", "trade", "energy")


def pages(data: Dataset, drawn: dict) -> Iterator[Page]:
    """The verdicts and the series."""
    words = {p.id: p for p in data.words.pages}
    if not data.verdicts:
        return
    sheet = Sheet(data, "since/")
    body = sheet.render(
        "since.html.jinja",
        words=words["since"],
        kinds=[w.label for w in data.vocabulary.verdict_kinds],
        counts=counts(data),
        blocks=_blocks(data),
        figures=[f for n in FIGURES if (f := drawn.get(n))],
        points=sum(len(s.points) for s in data.series.values()),
    )
    yield Page(sheet.address, words["since"].title, words["since"].description, body)
    sheet = Sheet(data, "since/series/")
    lists = [(code, name, [_series(data, s) for s in data.series.values() if s.country == code]) for code, name in _whose(data)]
    body = sheet.render("series.html.jinja", words=words["series"], lists=[one for one in lists if one[2]])
    yield Page(sheet.address, words["series"].title, words["series"].description, body)


def _blocks(data: Dataset) -> list[dict[str, Any]]:
    """Verdicts by subject, a cell per country; those on both countries at once come first."""
    both = [verdict(data, e.id) for e in data.brief.entries if e.id in data.verdicts]
    blocks = [{"id": "both", "label": "Both countries", "both": both, "cells": []}] if both else []
    for word in data.vocabulary.domains:
        cells = [[verdict(data, e.id) for e in c.entries.outlook if e.domain == word.id and e.id in data.verdicts] for c in data.countries[:2]]
        if any(cells):
            blocks.append({"id": word.id, "label": word.label, "both": [], "cells": cells})
    return blocks


def verdict(data: Dataset, entry_id: str) -> dict[str, Any]:
    """A verdict with all that a page shows of it."""
    found, entry = data.verdicts[entry_id], data.entries[entry_id]
    owner = data.owners[entry_id][0]
    return {
        "entry": entry,
        "verdict": found,
        "codes": [owner] if owner in data.country else [c.code for c in data.countries[:2]],
        "hedge": data.label("hedges", entry.brief.hedge),
        "place": citations.place(entry.brief.locator),
        "kind": data.label("verdict_kinds", found.kind),
        "confidence": data.label("confidences", found.confidence).lower(),
        "outcome": outcome(data, found),
        "sides": [("For", dated(data, found.evidence_for)), ("Against", dated(data, found.evidence_against))],
    }


def _whose(data: Dataset) -> list[tuple[str, str]]:
    return [*((c.code, c.name) for c in data.countries), ("both", "Both countries"), ("context", "Elsewhere")]


def _series(data: Dataset, series: Series) -> dict[str, Any]:
    head, _, rest = series.label.partition(": ")
    return {
        "series": series,
        "label": rest[:1].upper() + rest[1:] if rest and series.country != "context" else head,
        "year_kind": data.label("year_kinds", series.year_kind),
        "newest": newest(data, facts_of(series)),
        "points": [_point(data, series, p) for p in series.points],
        "breaks": [(day(b.at, year=True) if b.at else "", b.text) for b in series.breaks],
    }


def _point(data: Dataset, series: Series, point: Point) -> dict[str, Any]:
    extra = [f"added {number(point.added)}" if point.added else "", f"applied from {day(point.effective, year=True)}" if point.effective else ""]
    return {
        "point": point,
        "day": day(point.date, year=True),
        "value": said(point),
        "unit": point.unit or "",
        "kind": data.label("point_kinds", point.kind),
        "about": [a for a in (*about(data, series, point), *extra) if a],
    }
