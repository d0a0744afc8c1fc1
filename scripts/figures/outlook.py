"""What the brief expected, by subject and by how sure it was: one mark per statement."""

from __future__ import annotations

from collections import Counter

import plotly.graph_objects as go

from scripts import frames
from scripts.dataset import Dataset
from scripts.figures import look
from scripts.model import Word

ORDER = 6
COLUMNS = {
    "entry": "id of the entry",
    "country": "country code",
    "domain": "what the expectation is about",
    "hedge": "how sure the brief is",
    "title": "the expectation in a few words",
    "verdict": "what became of it",
}


def plan(data: Dataset) -> look.Plan | None:
    """The brief's outlook."""
    pair = look.pair(data)
    frame = frames.outlook(data)
    frame = frame[frame["in_brief"] & frame["country"].isin([c.code for c, _ in pair]) & frame["hedge"].notna()]
    if frame.empty:
        return None
    rows = [w for w in data.vocabulary.domains if w.id in set(frame["domain"])]
    columns = [w for w in data.vocabulary.hedges if w.id in set(frame["hedge"])]
    cells = frame.groupby(["domain", "hedge"])["entry"].agg(" ".join).to_dict()
    marks = frame.assign(nth=frame.groupby(["domain", "hedge"]).cumcount()).to_dict("records")
    return look.Plan(
        wide=_draw(data, marks, rows, columns, narrow=False),
        narrow=_draw(data, marks, rows, columns, narrow=True),
        headers=("Subject", *(w.label for w in columns)),
        rows=tuple((r.label, *(cells.get((r.id, c.id), "none") for c in columns)) for r in rows),
        row_ids=tuple(w.id for w in rows),
        frame=frame,
        columns=COLUMNS,
    )


def _draw(data: Dataset, marks: list[dict], rows: list[Word], columns: list[Word], *, narrow: bool) -> go.Figure:
    width, left, head, pitch, size, step = (look.NARROW, 0, 44, 54, 15, 21) if narrow else (look.WIDE, 190, 48, 40, 17, 74)
    column = (width - left) / len(columns)
    place = {w.id: head + n * pitch + pitch * (0.68 if narrow else 0.5) for n, w in enumerate(rows)}
    start = {w.id: n + (size / 2 + 2) / column for n, w in enumerate(columns)}
    counts = Counter(m["hedge"] for m in marks)
    notes = [look.note(w.label, n, 12, "b") for n, w in enumerate(columns)]
    notes += [look.note(f"{counts[w.id]} of {len(marks)}", n, 33, "h", narrow=narrow) for n, w in enumerate(columns)]
    notes += [look.note(w.label, 0, place[w.id] - (24 if narrow else 0), xref="paper", xshift=-left, narrow=narrow) for w in rows]
    shapes = [look.hair(head + n * pitch, left, width) for n in range(len(rows))]
    labels = {w.id: w.label for w in columns}
    traces = []
    for country, slot in look.pair(data):
        own = [m for m in marks if m["country"] == country.code]
        xs = [start[r["hedge"]] + r["nth"] * step / column for r in own]
        ids = [(r["entry"], frames.entry_path(r["entry"]), "plain", r["domain"]) for r in own]
        about = [look.hover(r["title"], f"{country.name}, {labels[r['hedge']].lower()}", r["verdict"], r["entry"]) for r in own]
        traces.append(look.marks(slot, xs, [place[r["domain"]] for r in own], ids, about, size))
        if not narrow:
            look.labelled(traces[-1], [r["entry"] for r in own])
    height = head + len(rows) * pitch
    axes = look.axis("linear", (0, len(columns)), labels=False), look.pixels(height)
    return look.figure((width, height), (left, 0, 0, 0), traces, axes, notes, shapes)
