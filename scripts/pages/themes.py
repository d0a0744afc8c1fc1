"""The four themes side by side: sanctions and aid as rows, reasons and outlook as statements by family and domain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from scripts import status
from scripts.dataset import Dataset
from scripts.model import Entry
from scripts.outcomes import judged, reading
from scripts.page import Page
from scripts.pages.compare import THEMES, theme_links
from scripts.pages.entries import brief_word
from scripts.rows import groups
from scripts.sheet import Sheet

ROWS = {"sanctions": ("finance", "people", "trade", "belarus"), "aid": ("aid", "energy")}
FIGURES = {"sanctions": ("ladder",), "aid": ("aid",), "motives": ("reasons",), "outlook": ("outlook",)}
NUMBERS = {"motives": ("energy", "gases", "polls", "pressure")}  # the circumstance, after the statements


def pages(data: Dataset, drawn: dict) -> Iterator[Page]:
    """One page per theme."""
    for name, label in THEMES.items():
        path = f"{data.compare}{name}/"
        sheet, words = Sheet(data, path), data.page_words(name, label)
        body = sheet.render(
            "theme.html.jinja",
            words=words,
            label=label,
            themes=theme_links(data),
            figures=[f for n in FIGURES[name] if (f := drawn.get(n))],
            numbers=[f for n in NUMBERS.get(name, ()) if (f := drawn.get(n))],
            groups=groups(sheet, status.BRIEF, ROWS[name]) if name in ROWS else [],
            blocks=[] if name in ROWS else _motives(data) if name == "motives" else _outlook(data),
            caption=f"{label} by subject and country",
        )
        yield Page(path, words.title, words.description, body, {"whole": "themes"})


def _motives(data: Dataset) -> list[dict[str, Any]]:
    blocks = []
    for role in data.vocabulary.roles:
        lines = _lines(data, "motives", "family", data.vocabulary.families, role.id)
        per_country = [sum(e.role == role.id for e in c.entries.motives) for c in data.countries[:2]]
        if lines:
            blocks.append({"id": role.id, "label": role.label, "count": f"{per_country[0]} and {per_country[1]} reasons", "lines": lines})
    return blocks


def _outlook(data: Dataset) -> list[dict[str, Any]]:
    return [{"id": "outlook", "label": "", "count": "", "lines": _lines(data, "outlook", "domain", data.vocabulary.domains, None)}]


def _lines(data: Dataset, group: str, key: str, words: tuple, role: str | None) -> list[dict[str, Any]]:
    lines = []
    for word in words:
        cells = [
            [_item(data, e, c.code) for e in getattr(c.entries, group) if getattr(e, key) == word.id and (role is None or e.role == role)]
            for c in data.countries[:2]
        ]
        if any(cells):
            lines.append({"label": word.label, "cells": cells})
    return lines


def _item(data: Dataset, entry: Entry, code: str) -> dict[str, Any]:
    _, correction = data.corrections.get(entry.id, (0, None))
    counted = Counter(k.relation for k in entry.facts)
    parts = [f"{counted[w.id]} {w.label.lower()}" for w in data.vocabulary.relations if counted[w.id]]
    n = len(entry.facts)
    return {
        "id": entry.id,
        "code": code,
        "title": entry.title,
        "text": entry.text,
        "word": brief_word(data, entry),
        "record": correction.record if correction else "",
        "outcome": judged(data, entry.id),
        "reading": reading(data, entry.id) if entry.id in data.reasons else None,
        "verdict": data.verdicts.get(entry.id),
        "tally": f"{n} finding{'s' if n != 1 else ''}: {', '.join(parts)}" if n else "No finding",
    }
