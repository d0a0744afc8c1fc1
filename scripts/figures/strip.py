"""Dated steps per day: the first country above the line, the second below; one step high is one step of one instrument."""

from __future__ import annotations

from itertools import count

import plotly.graph_objects as go

from scripts import frames, status
from scripts.dataset import Dataset
from scripts.figures import look

ORDER = 7
START, END = "2022-02-12", "2022-04-30"
DAY = 86_400_000  # Plotly counts milliseconds
EDGES = "2022-02-11", "2022-05-01"
TICKS = ("2022-02-15", "2022-03-01", "2022-03-15", "2022-04-01", "2022-04-15")
COLUMNS = {"date": "day", "country": "country code", "steps": "dated steps on that day, over all instruments"}


def plan(data: Dataset) -> look.Plan | None:
    """Steps per day from mid-February to April 2022."""
    pair = look.pair(data)
    frame = frames.steps(data)
    frame = frame[frame["date"].between(START, END) & frame["country"].isin([c.code for c, _ in pair])]
    if frame.empty:
        return None
    frame = frame.groupby(["date", "country"], as_index=False).size().rename(columns={"size": "steps"})
    steps = frame.to_dict("records")
    days = list(dict.fromkeys(s["date"] for s in steps))
    number = {(s["date"], s["country"]): s["steps"] for s in steps}
    return look.Plan(
        wide=_draw(data, number, narrow=False),
        narrow=_draw(data, number, narrow=True),
        headers=("Day", *(c.name for c, _ in pair)),
        rows=tuple((look.day(d), *(str(number.get((d, c.code), 0)) for c, _ in pair)) for d in days),
        row_ids=tuple(days),
        frame=frame,
        columns=COLUMNS,
    )


def _draw(data: Dataset, number: dict[tuple[str, str], int], *, narrow: bool) -> go.Figure:
    width, step, head, foot = (look.NARROW, 8, 22, 26) if narrow else (look.WIDE, 10, 24, 30)
    traces, most = [], {1: 1, -1: 1}
    for sign, (country, slot) in zip((1, -1), look.pair(data), strict=False):
        days = [d for d, code in number if code == country.code]
        steps = [number[d, country.code] for d in days]
        most[sign] = max([1, *steps])
        about = [look.hover(look.day(d), f"{country.name}: {n}") for d, n in zip(days, steps, strict=True)]
        told = [[d, f"timeline/#d{d}", "", d] for d in days]
        bars = look.bar(slot, days, [sign * n for n in steps], DAY * 0.84, upright=True)
        traces.append(bars | {"customdata": told, "hovertext": about})
    top, bottom = most[1] + 0.5, -most[-1] - 0.5
    at = [d for d, n in zip(TICKS, count(), strict=False) if not narrow or n % 2 == 1 or d == TICKS[-1]]
    ticks = {"tickvals": at, "ticktext": [look.day(d, short=True) for d in at], "ticklabelstandoff": 6}
    axes = look.axis("date", EDGES, narrow=narrow, **ticks), look.axis("linear", (bottom, top), labels=False)
    attack = status.ATTACK.isoformat()
    shapes = [look.rule(d, 0, d, 1, "brief-line", yref="paper") for d in (attack, status.BRIEF)] + [look.rule(0, 0, 1, 0, xref="paper")]
    notes = []
    for word, d, anchor in (("attack", attack, "right"), ("brief", status.BRIEF, "left")):
        words = word if narrow else f"{word}, {look.day(d, short=True)}"
        notes.append(look.note(words, d, 1, "h", anchor, narrow=narrow, yref="paper", yshift=12))
    return look.figure((width, round((top - bottom) * step) + head + foot), (0, 0, head, foot), traces, axes, notes, shapes)
