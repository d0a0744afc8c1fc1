"""A step rests on its facts: one of them carries its date, and 'in force' is said by one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.dataset import Dataset
from scripts.model import Fact
from scripts.problem import Problem

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
APPLIES = re.compile(
    rf"\b(in(?:to)? force|(?:take|takes|taking|took) effect|in effect|effective|appl(?:y|ies|ied)|at once|immediate(?:ly)?|"
    rf"from (?:the same|that) day|from \d{{1,2}} (?:{'|'.join(MONTHS)}))\b",
    re.I,
)


def check(data: Dataset) -> Iterator[Problem]:
    """Steps whose date or whose force no fact bears."""
    for (code, instrument), cell in data.cells.items():
        for n, step in enumerate(cell.steps):
            facts = [data.facts[f] for f in step.facts if f in data.facts]
            if not facts:
                continue
            where = f"{data.country[code].name}, {instrument}"
            if not any(carries(f, step.date, data) for f in facts):
                yield data.problem(
                    cell,
                    ("steps", n, "date"),
                    f"{step.date} ({where}), which none of its facts carries",
                    "the date of a fact, or a day that one names",
                    "Mend the date or cite the fact that has it.",
                )
            if step.stage == "in-force" and not any(in_force(f) for f in facts):
                yield data.problem(
                    cell,
                    ("steps", n, "stage"),
                    f"'in-force' ({where}), which none of its facts says",
                    "a fact that says from when it applied",
                    "Use 'decided' or cite such a fact.",
                )


def carries(fact: Fact, day: str, data: Dataset) -> bool:
    """Whether the fact has this date, or names this day in its texts, numbers or sources."""
    if fact.date == day or fact.date.startswith(day) or any(f.date == day for f in fact.figures):
        return True
    year, month, number = (*map(int, day.split("-")), 0, 0)[:3]
    said = " ".join([fact.statement, fact.note or "", fact.status_note or "", *(u.seen for u in fact.sources), *(f.of for f in fact.figures)])
    if day in said or (not month and str(year) in said):
        return True
    name = MONTHS[month - 1] if month else ""
    if number and any(data.sources[u.source].date == day for u in fact.sources if u.source in data.sources):
        return True
    before = rf"\b{number}(?!\d)[\d ,–-]{{0,12}}(?:(?:and|to) \d{{1,2}} )?" if number else r"\b"
    named = re.finditer(rf"{before}{name}\b(?: (?P<year>\d{{4}}))?|\b{name} {number}(?!\d)(?:, (?P<year_after>\d{{4}}))?", said) if name else ()
    return any(int(m["year"] or m["year_after"] or fact.date[:4]) == year for m in named)


def in_force(fact: Fact) -> bool:
    """Whether the fact says that something applied."""
    return fact.status == "entered-into-force" or bool(APPLIES.search(" ".join([fact.statement, fact.note or "", *(u.seen for u in fact.sources)])))
