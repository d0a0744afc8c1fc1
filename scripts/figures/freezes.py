"""Persons whose assets the first country froze, by step: the running total, as the facts behind the steps give it."""

from __future__ import annotations

from math import log10

import plotly.graph_objects as go

from scripts import frames
from scripts.dataset import Dataset
from scripts.figures import look

ORDER = 3
INSTRUMENT = "asset-freeze-persons"
START, END = "2022-02-24", "2022-04-16"
LOG_TICKS = (5, 10, 50, 100, 500, 1000)
TICKS = ("2022-02-24", "2022-03-03", "2022-03-15", "2022-03-25", "2022-04-12")
COLUMNS = {
    "date": "day of the step",
    "country": "country code",
    "added": "persons added on the day",
    "total": "persons frozen since 24 February 2022, running total",
    "stage": "stage of the step",
    "facts": "ids of the facts that give the number",
}


def plan(data: Dataset) -> look.Plan | None:
    """Running total of persons, until April 2022."""
    country, slot = look.pair(data)[0]
    frame = frames.frozen(data, INSTRUMENT)
    frame = frame[(frame["country"] == country.code) & frame["date"].between(START, END)]
    if len(frame) < 2:
        return None
    steps = frame.to_dict("records")
    log = [_draw(data, steps, slot, narrow=narrow, log=True) for narrow in (False, True)]
    return look.Plan(
        wide=_draw(data, steps, slot, narrow=False),
        narrow=_draw(data, steps, slot, narrow=True),
        headers=("Day", "Added", "In all"),
        rows=tuple((look.day(r["date"]), str(r["added"]), str(r["total"])) for r in steps),
        row_ids=tuple(s["date"] for s in steps),
        frame=frame,
        columns=COLUMNS,
        key=False,
        choice=look.Choice("scale", ("linear", "Linear scale"), ("log", "Logarithmic scale"), *log),
    )


def _draw(data: Dataset, steps: list[dict], slot: look.Slot, *, narrow: bool, log: bool = False) -> go.Figure:
    width, edge, size, height = (look.NARROW, (32, 12, 24, 28), 14, 300) if narrow else (look.WIDE, (40, 40, 28, 32), 18, 360)
    days, totals = [s["date"] for s in steps], [s["total"] for s in steps]
    top = max(totals)
    line = look.line(slot.css, [days[0], *days, END], [totals[0] if log else 0, *totals, totals[-1]], slot.colour, 2.4, shape="hv")
    ids = [(INSTRUMENT, frames.row_path(data, INSTRUMENT), r["stage"], r["date"]) for r in steps]
    about = [look.hover(look.day(r["date"]), f"+{r['added']}: {r['total']}", *look.sources("", r["facts"])) for r in steps]
    dots = look.labelled(look.marks(slot, days, totals, ids, about, size), list(map(str, totals)), "top center", "n", narrow=narrow)
    ticks = [d for d in TICKS if not narrow or d in (TICKS[0], TICKS[2], TICKS[-1])]
    xaxis = look.axis("date", (START, END), narrow=narrow, tickvals=ticks, ticktext=[look.day(d, short=True) for d in ticks], ticklabelstandoff=6)
    levels = [n for n in LOG_TICKS if n < top * 1.5] if log else list(range(0, top + 50, 100))
    reach = (log10(LOG_TICKS[0]), log10(top * 1.5)) if log else (0, top * 1.06)
    yaxis = look.axis("log" if log else "linear", reach, narrow=narrow, griddash="solid", tickvals=levels, ticktext=list(map(str, levels)), ticklabelstandoff=8)
    return look.figure((width, height), edge, [line, dots], (xaxis, yaxis))
