"""A point of a series has a value that its facts print or that its formula gives; a break stands where the definition changes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from scripts import formula
from scripts.dataset import Dataset
from scripts.model import Fact, Point, Series
from scripts.problem import Problem

IN_WORDS = dict(zip(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], range(1, 13), strict=True))
NONE = re.compile(r"\b(no|none|nothing|not|without|zero|nil)\b", re.I)
SCALES = (1, 1e3, 1e6, 1e-3, 1e-6)  # a fact may print millions where the series counts billions
FREE = (1, 100)  # numbers of a formula that need not be printed
CHANGES = ("unit", "period", "scope")


def check(data: Dataset) -> Iterator[Problem]:
    """Points without a value, with one that nobody printed, or with a formula that gives another; breaks undeclared or out of place."""
    for series in data.series.values():
        for n, point in enumerate(series.points):
            where = f"{series.id}, {point.date}"
            for found, expected, remedy in _value(data, point):
                yield data.problem(series, ("points", n), f"{found} ({where})", expected, remedy)
            if point.poll is None and series.unit == "% of respondents":
                yield data.problem(series, ("points", n), f"a share without its poll ({where})", "who asked what, and when", "Add 'poll:'.")
            if point.country and series.country not in ("both", point.country):
                yield data.problem(
                    series, ("points", n, "country"), f"'{point.country}' ({where})", f"{series.country}, as the series", "Correct one of the two."
                )
        yield from _breaks(data, series)


def _value(data: Dataset, point: Point) -> Iterator[tuple[str, str, str]]:
    given = [v for v in (point.value, point.low, point.high, point.conflicts_with) if v is not None]
    if point.value is None and point.low is None:
        yield "no number", "'value:' or 'low:'", "Leave a gap as a gap: remove the point."
    if None not in (point.low, point.high) and not point.low <= (point.low if point.value is None else point.value) <= point.high:
        yield f"{point.value} outside {point.low} to {point.high}", "a value within its range", "Mend one of them."
    yield from backed(data, given, point.derived, point.facts)


def backed(data: Dataset, values: Sequence[float], derived: str | None, facts: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """What is found, expected and done about values that neither some facts print nor a formula over printed numbers gives."""
    told = printed(data.facts[f] for f in facts if f in data.facts)
    remedy = "Cite the fact that prints it, or add 'derived:' with the formula."
    if derived is None:
        for one in values:
            if not _among(one, told):
                yield f"{one:.10g}, which no fact named beside it prints", "a printed number", remedy
        return
    try:
        result, parts = formula.value(derived), formula.numbers(derived)
    except ValueError as error:
        yield f"the formula '{derived}' ({error})", "numbers, + - * / and parentheses", "Write it out in numbers."
        return
    for one in values[:1]:
        places = len(f"{one:.10f}".rstrip("0").partition(".")[2])
        if abs(result - one) > 0.5 * 10**-places + 1e-9:
            yield f"{one:.10g} by '{derived}', which gives {result:.10g}", "the same number", "Mend the value or the formula."
    for one in parts:
        if one not in FREE and not _among(one, told):
            yield f"{one:.10g} in a formula, which no fact named beside it prints", "printed numbers", remedy


def printed(facts: Iterable[Fact]) -> set[float]:
    """Every number in the texts and figures of some facts; nought where one says that there was nothing."""
    facts = list(facts)
    text = " ".join(" ".join([f.statement, f.note or "", f.status_note or "", *(u.seen for u in f.sources)]) for f in facts)
    found = {float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}
    found |= {float(IN_WORDS[w.lower()]) for w in re.findall(r"[A-Za-z]+", text) if w.lower() in IN_WORDS}
    found |= {n for f in facts for g in f.figures for n in (g.value, g.low, g.high) if n is not None}
    return found | ({0.0} if NONE.search(text) else set())


def _among(value: float, told: set[float]) -> bool:
    return value in told or any(math.isclose(value * scale, one, rel_tol=1e-9) for scale in SCALES for one in told)


def _breaks(data: Dataset, series: Series) -> Iterator[Problem]:
    declared = {b.at for b in series.breaks}
    for n, one in enumerate(series.breaks):
        if one.at and one.at not in [p.date for p in series.points]:
            yield data.problem(series, ("breaks", n, "at"), f"a break at {one.at}, where no point is ({series.id})", "the date of a point", "Correct the date.")
    for n, (a, b) in enumerate(pairwise(series.points), start=1):
        changed = [name for name in CHANGES if getattr(a, name) != getattr(b, name)]
        if changed and None not in declared and b.date not in declared:
            found = f"another {' and '.join(changed)} from {b.date} on, without a break ({series.id})"
            yield data.problem(series, ("points", n), found, "a break that says so", f"Add it under 'breaks:' with 'at: {b.date}'.")
