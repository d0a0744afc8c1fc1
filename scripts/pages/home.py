"""The first page: the answer in words, four figures beside it, the ladder, the strongest corrections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from scripts import citations, status
from scripts.dataset import Dataset
from scripts.model import Country, Step
from scripts.page import Page
from scripts.sheet import Sheet, day, day_count, number

SANCTIONS_LINE = "sanctions-line"


def pages(data: Dataset, drawn: dict) -> Iterator[Page]:
    """The home page."""
    words = {p.id: p for p in data.words.pages}["home"]
    sheet = Sheet(data, "")
    body = sheet.render(
        "home.html.jinja",
        words=words,
        glance=glance(data),
        ladder=drawn.get("ladder"),
        aid=drawn.get("aid"),
        corrections=[{"entry": c.entry, "title": c.title, "record": first_sentence(c.record)} for c in data.differences.corrections[:3]],
    )
    yield Page("", data.editions.title, words.description, body, {"linked": citations.linked_site(data)})


def first_sentence(text: str) -> str:
    """The text up to its first full stop."""
    return re.split(r"(?<=\.)\s+(?=[A-Z])", text)[0]


def glance(data: Dataset) -> list[dict[str, Any]]:
    """Four figures, each computed from steps and entries."""
    lines = [
        ("First sanction announced", lambda c: _dated(_first(data, c, ("announced", "decided", "in-force")))),
        ("First binding step on Russia", lambda c: _dated(_first(data, c, ("in-force",)))),
        ("Sanctions in force on 3 March", lambda c: _in_force(data, c)),
        ("Grants pledged by 3 March", lambda c: _grants(c)),
    ]
    return [{"label": label, "cells": [of(c) for c in data.countries[:2]]} for label, of in lines]


def _first(data: Dataset, country: Country, stages: tuple[str, ...]) -> Step | None:
    sanctions = [i.id for i in data.instruments.values() if (i.sanction and i.group != "belarus") or i.id == SANCTIONS_LINE]
    found = [s for i in sanctions if (s := status.first(data.cells[country.code, i], stages))]
    return min(found, key=lambda s: s.date, default=None)


def _dated(step: Step | None) -> tuple[str, str]:
    return (day(step.date, short=True), day_count(step.date)) if step else ("None", "found")


def _in_force(data: Dataset, country: Country) -> tuple[str, str]:
    sanctions = [i.id for i in data.instruments.values() if i.sanction]
    states = [status.state(data.cells[country.code, i], status.BRIEF) for i in sanctions]
    full = sum(s.stage == "in-force" and not s.part for s in states)
    return (str(full) if full else "None"), f"of {len(sanctions)} kinds"


def _grants(country: Country) -> tuple[str, str]:
    grants = [a for e in country.entries.aid if e.brief for a in e.amounts if a.kind == "grant"]
    units = {a.unit for a in grants}
    if len(units) != 1:
        return ("None", "in the brief") if not grants else ("Several", "units")
    return number(sum(a.value for a in grants)), units.pop()
