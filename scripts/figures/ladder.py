"""How far each country had gone per kind of sanction on a day: one mark per country on the scale of stages."""

from __future__ import annotations

import plotly.graph_objects as go

from scripts import frames, status
from scripts.dataset import Dataset
from scripts.figures import look
from scripts.model import Country
from scripts.status import BINDING

ORDER = 1
NOTHING, NOTHING_RECORDED = "Nothing", "Nothing recorded"
HINT = "fuller mark = further; shaded: a formal act exists"
BRIEF_HINT = "; small mark with b: the brief’s word, where it differs"
COLUMNS = {
    "day": "day for which the status holds",
    "instrument": "id of the row of the comparison",
    "country": "country code",
    "stage": "stage reached by the record; empty: nothing recorded",
    "rank": "rank of the stage, 0 is the lowest; -1: nothing recorded",
    "part": "whether only a part of the measure had got there",
    "since": "day since which it held",
    "brief_status": "the brief's word on 3 March 2022; empty: not in the brief",
    "entries": "ids of the entries",
    "facts": "ids of the facts behind the step",
}


def plan(data: Dataset, day: str = status.BRIEF) -> look.Plan | None:
    """The sanctions by group, on any day."""
    pair = look.pair(data)
    frame = frames.statuses(data, day)
    frame = frame[frame["sanction"] & frame["country"].isin([c.code for c, _ in pair])]
    if frame.empty:
        return None
    found = frames.steps(data)
    top = int(found[found["sanction"] & found["counts"]]["rank"].max())
    stages = [NOTHING, *(w.label for w in data.vocabulary.stages[: top + 1])]
    by_row: dict[str, list[dict]] = {}
    for cell in frame.to_dict("records"):
        by_row.setdefault(cell["instrument"], []).append(cell)
    return look.Plan(
        wide=_draw(data, by_row, stages, day, narrow=False),
        narrow=_draw(data, by_row, stages, day, narrow=True),
        headers=("Instrument", *(c.name for c, _ in pair)),
        rows=tuple((cells[0]["label"], *(_word(data, c) for c in cells)) for cells in by_row.values()),
        row_ids=tuple(by_row),
        frame=frame.assign(day="latest" if day == status.LATEST else day, part=frame["part"].map({True: "true", False: "false"})),
        columns=COLUMNS,
        hint=HINT + (BRIEF_HINT if day == status.BRIEF else ""),
    )


def _word(data: Dataset, cell: dict) -> str:
    part = f" {data.label('scopes', 'part').lower()}" if cell["part"] else ""
    brief = f" (brief: {cell['brief_label'].lower()})" if cell["brief_label"] else ""
    return (cell["stage_label"] or NOTHING_RECORDED) + part + brief


def _hover(data: Dataset, name: str, cell: dict) -> str:
    since = f", {look.day(cell['since'])}" if cell["since"] else ""
    return look.hover(f"{name}: {cell['label']}", (cell["stage_label"] or NOTHING_RECORDED) + since, *look.sources(cell["entries"], cell["facts"]))


def _briefs(data: Dataset, country: Country, slot: look.Slot, points: list, *, narrow: bool) -> dict:
    """Small marks where the brief's word stands on another stage than the record."""
    apart = [(c["brief_rank"] + 1, y, c) for _, y, c in points if c["brief_rank"] >= 0 and c["brief_rank"] != c["rank"]]
    aside = -0.14 if slot is look.SLOTS[0] else 0.06
    ids = [(c["instrument"], frames.row_path(data, c["instrument"]), "supported", c["instrument"]) for _, _, c in apart]
    said = [look.hover(f"{country.name}: {c['label']}", f"the brief says {c['brief_label'].lower()}", c["entries"]) for _, _, c in apart]
    trace = look.marks(slot, [x + aside for x, _, _ in apart], [y for _, y, _ in apart], ids, said, 9)
    trace["meta"] = {"css": slot.css}
    return look.labelled(trace, ["b"] * len(apart), "middle right", "b", narrow=narrow)


def _draw(data: Dataset, by_row: dict[str, list[dict]], stages: list[str], day: str, *, narrow: bool) -> go.Figure:
    pitch, gap, left, head, size = (45, 30, 0, 42, 18) if narrow else (34, 20, 250, 34, 20)
    width = look.NARROW if narrow else look.WIDE
    column = (width - left) / len(stages)
    places, notes, y, group = {}, [], 0.0, None
    for row, *_ in by_row.values():
        if row["group"] != group:
            group, y = row["group"], y + (gap if narrow or y else 7)
            notes.append(look.note(data.label("instrument_groups", group), 0, y - 4 if narrow else y + pitch, "g", xref="paper", xshift=-left))
        y += pitch
        places[row["instrument"]] = y
        notes.append(look.note(row["short"], 0, y - 21 if narrow else y, "", xref="paper", xshift=0 if narrow else 92 - left, narrow=narrow))
    height = y + 25
    links: dict[str, list] = {"x": [], "y": []}
    points: dict[str, list] = {}
    for instrument, cells in by_row.items():
        ranks = {c["country"]: c["rank"] + 1 for c in cells}
        low, high = min(ranks.values()), max(ranks.values())
        if high > low:
            links["x"] += [low + size / 2 / column, high - size / 2 / column, None]
            links["y"] += [places[instrument], places[instrument], None]
        aside = 0 if high > low else (size + 3) / 2 / column
        for sign, cell in zip((-1, 1), cells, strict=False):
            points.setdefault(cell["country"], []).append((ranks[cell["country"]] + sign * aside, places[instrument], cell))
    traces = [look.line("link", links["x"], links["y"], look.COLOURS["rule-2"], 2)]
    for country, slot in look.pair(data):
        xs, ys, cells = zip(*points[country.code], strict=True)
        paths = [frames.entry_path(c["entries"].split()[0]) if c["entries"] else frames.row_path(data, c["instrument"]) for c in cells]
        ids = [(c["instrument"], path, c["mark"], c["instrument"]) for c, path in zip(cells, paths, strict=True)]
        traces.append(look.marks(slot, xs, ys, ids, [_hover(data, country.name, c) for c in cells], size))
        if day == status.BRIEF:
            traces.append(_briefs(data, country, slot, points[country.code], narrow=narrow))
    shaded = frames.ranks(data)[BINDING[0]] + 0.5
    words = [f"{word}<br>\u00a0" if narrow and n % 2 == 0 else word for n, word in enumerate(stages)]
    ends = len(stages) - 0.5
    ticks = {"tickvals": list(range(len(stages))), "ticktext": words, "ticklabelstandoff": 8}
    xaxis = look.axis("linear", (-0.5, ends), narrow=narrow, side="top", griddash="solid", **ticks)
    yaxis = look.pixels(height) | {"showgrid": True, "griddash": "dot", "gridcolor": look.COLOURS["rule"], "tickvals": list(places.values())}
    return look.figure((width, round(height + head)), (left, 0, head, 0), traces, (xaxis, yaxis), notes, [look.band(shaded, ends)])
