"""A point of a series in words: its number with limits, ranges and other values, and what it is about."""

from __future__ import annotations

from scripts.dataset import Dataset
from scripts.model import Point, Series

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def said(point: Point, factor: float = 1, *, short: bool = False) -> str:
    """The number with its limit, its range and what else a source gives; short: only what stands side by side."""

    def one(value: float) -> str:
        return f"{float(f'{value * factor:.10g}'):,.10g}"

    ends = sorted({v for v in (point.low, point.high) if v is not None})
    text = one(point.value if point.value is not None else ends[0])
    if len(ends) == 2:
        text = f"{one(ends[0])} to {one(ends[1])}" if short else f"{text} ({one(ends[0])} to {one(ends[1])})"
    if point.conflicts_with is not None:
        text += f" or {one(point.conflicts_with)}" if short else f" (elsewhere {one(point.conflicts_with)})"
    if point.out_of is not None:
        text += f" of {one(point.out_of)}"
    return f"{point.bound} {text}" if point.bound else text


def day(value: str) -> str:
    """A date as short as a row allows: 9 Sep 2024, Sep 2024, 2024."""
    year, month, number = (*value.split("-"), "", "")[:3]
    return f"{number.lstrip('0')} {MONTHS[int(month) - 1]} {year}".strip() if month else year


def asked(point: Point, *, counted: bool = True) -> str:
    """Who asked and when, and how many were asked."""
    poll = point.poll
    if not poll:
        return ""
    begin, end = day(poll.asked_from) if poll.asked_from else "", day(poll.asked_to)
    if begin.split()[1:] == end.split()[1:]:
        begin = begin.split()[0] if begin and begin != end else ""
    elif begin[-4:] == end[-4:]:
        begin = begin[:-5]
    days = f"{begin} to {end}" if begin else end if poll.asked_from else f"by {end}"
    return f"{poll.pollster}, {days}" + (f", {poll.respondents:,} asked" if counted and poll.respondents else "")


def about(data: Dataset, series: Series, point: Point) -> list[str]:
    """What the point is about, where a series sets several side by side."""
    country = data.country[point.country].name if point.country in data.country else ""
    poll = f"{point.poll.question}: {point.poll.answer}" if point.poll else ""
    found = [country, poll, asked(point), point.item, point.supplier, point.scope, point.form, point.by, point.period]
    return [f for f in found if f]
