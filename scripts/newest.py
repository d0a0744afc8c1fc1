"""What verdicts and series rest on -> the day of the newest fact, and what an editor should look at again."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from datetime import date

from scripts.dataset import Dataset
from scripts.marks import INLINE_IDS
from scripts.model import Series, Verdict


def last_day(value: str) -> date:
    """The last day of a day, a month or a year."""
    year, month, day = (*map(int, value.split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def facts_of(record: Verdict | Series) -> list[str]:
    """Ids of the facts on which it rests, those in brackets too, each once."""
    if isinstance(record, Series):
        found = [f for p in record.points for f in p.facts]
        texts = [record.note, *(b.text for b in record.breaks), *(p.note for p in record.points)]
    else:
        found = [e.fact for e in (*record.evidence_for, *record.evidence_against)]
        texts = [record.causation, record.reasoning]
    found += [i for text in texts if text for group in INLINE_IDS.findall(text) for i in group.split(", ")]
    return list(dict.fromkeys(found))


def newest(data: Dataset, facts: Iterable[str]) -> str:
    """Date of the newest of some facts, as precise as it is known; empty where none is known."""
    return max((data.facts[f].date for f in facts if f in data.facts), key=last_day, default="")


def stale(data: Dataset, today: date, days: int) -> Iterator[tuple[str, int, str, str, int]]:
    """File, line, name, date of the newest fact and its age for each verdict and series whose newest fact is older than so many days; oldest first."""
    found = []
    for name, record in (*((v.statement, v) for v in data.verdicts.values()), *((s.id, s) for s in data.series.values())):
        if then := newest(data, facts_of(record)):
            found.append((*data.place(record), name, then, (today - last_day(then)).days))
    yield from sorted((f for f in found if f[-1] > days), key=lambda f: (-f[-1], f))
