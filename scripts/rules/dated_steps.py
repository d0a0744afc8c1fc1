"""A step rests on its facts: one of them carries its date, and 'in force' is said by one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.dataset import Dataset
from scripts.model import Fact
from scripts.problem import Problem

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
APPLIES = re.compile(
    r"\b(in force|into force|took effect|takes effect|take effect|taking effect|in effect|effect(?:ive)?|appl(?:y|ies|ied)|at once|immediate(?:ly)?|"
    r"froze|frozen|from (?:the same day|\d|that day)|since|began|started|banned|suspended|barred|(?:may|can) no longer|no longer|implement(?:ed|s)?|running)\b",
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
    name = MONTHS[month - 1] if month else str(year)
    said = " ".join([fact.statement, fact.note or "", fact.status_note or "", *(u.seen for u in fact.sources), *(f.of for f in fact.figures)])
    if day in said:
        return True
    if not number:
        return name in said
    day_and_month = rf"\b{number}(?:(?:,| and| to|-)? ?\d{{0,2}})* {name}|\b{name} {number}\b"
    return bool(re.search(day_and_month, said)) or any(data.sources[u.source].date == day for u in fact.sources if u.source in data.sources)


def in_force(fact: Fact) -> bool:
    """Whether the fact says that something applied."""
    return fact.status == "entered-into-force" or bool(APPLIES.search(" ".join([fact.statement, fact.note or "", *(u.seen for u in fact.sources)])))
