"""Pledges by the day of the brief: grants and loans apart, because they are never added up."""

from __future__ import annotations

import plotly.graph_objects as go

from scripts import frames
from scripts.dataset import Dataset
from scripts.figures import look

ORDER = 4
NONE = "none in the brief"
BAR = 24
COLUMNS = {
    "entry": "id of the entry",
    "country": "country code",
    "kind": "grant or loan",
    "value": "sum pledged, in the unit of the next column",
    "unit": "unit of the sum",
    "bound": "whether the sum is a limit",
}


def plan(data: Dataset) -> look.Plan | None:
    """Sums of the brief's entries on aid."""
    frame = frames.amounts(data)
    frame = frame[(frame["group"] == "aid") & frame["in_brief"]].fillna({"bound": ""})
    if frame.empty or frame["unit"].nunique() > 1:
        return None
    pair, unit = look.pair(data), frame["unit"].iloc[0]
    sums = frame.groupby(["kind", "country"]).agg(value=("value", "sum"), bound=("bound", "max"), entry=("entry", "first")).to_dict("index")
    words = {k.id: k.label for k in data.vocabulary.amount_kinds if k.id in set(frame["kind"])}
    rows = [(label, *(_sum(sums.get((kind, c.code))) for c, _ in pair)) for kind, label in words.items()]
    return look.Plan(
        wide=_draw(data, sums, words, unit, narrow=False),
        narrow=_draw(data, sums, words, unit, narrow=True),
        headers=(unit, *(c.name for c, _ in pair)),
        rows=tuple(rows),
        row_ids=tuple(words),
        frame=frame.assign(value=frame["value"].map("{:.10g}".format)),
        columns=COLUMNS,
        key=False,
    )


def _sum(found: dict | None) -> str:
    return f"{found['bound']} {found['value']:,.10g}".strip() if found else NONE


def _draw(data: Dataset, sums: dict, kinds: dict, unit: str, *, narrow: bool) -> go.Figure:
    width, left, names, right = (look.NARROW, 104, 0, 110) if narrow else (look.HALF, 200, 84, 120)
    traces, notes, y = [], [], 0
    for kind, label in kinds.items():
        y += (30 if narrow else 0) + (18 if y else 0)
        notes.append(look.note(label, 0, y - 12 if narrow else y + BAR / 2, "g", xref="paper", xshift=-left))
        for country, slot in look.pair(data):
            middle = y + BAR / 2
            notes.append(look.note(country.name, 0, middle, xref="paper", xshift=names - left))
            if found := sums.get((kind, country.code)):
                traces.append(look.bar(slot, [found["value"]], [middle], BAR, ["\u00a0" + _sum(found)], hatched=kind == "loan"))
                path = frames.entry_path(found["entry"])
                about = look.hover(f"{country.name}: {label.lower()}", f"{_sum(found)} {unit}", found["entry"])
                traces[-1] |= {"customdata": [[found["entry"], path, "", kind]], "hovertext": [about]}
            else:
                notes.append(look.note(NONE, 0, middle, "h", narrow=narrow, xshift=6))
            y += BAR + 8
    axes = look.axis("linear", (0, max(s["value"] for s in sums.values())), labels=False), look.pixels(y)
    return look.figure((width, y), (left, right, 0, 0), traces, axes, notes, [look.rule(0, 0, 0, 1, yref="paper")])
