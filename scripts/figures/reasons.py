"""Reasons that drove a firm response and that held it back, by family: every reason is one mark, so that numbers are counted marks."""

from __future__ import annotations

import plotly.graph_objects as go

from scripts import frames
from scripts.dataset import Dataset
from scripts.figures import look
from scripts.model import Word

ORDER = 5
LEFT = "restrains"  # drawn to the left of the middle, the other role to the right
COLUMNS = {
    "entry": "id of the entry",
    "country": "country code",
    "role": "which way the reason works",
    "family": "kind of reason",
    "title": "the reason in a few words",
}


def plan(data: Dataset) -> look.Plan | None:
    """The brief's reasons."""
    pair = look.pair(data)
    frame = frames.reasons(data)
    frame = frame[frame["in_brief"] & frame["country"].isin([c.code for c, _ in pair])]
    if frame.empty:
        return None
    order = [w for w in data.vocabulary.families if w.id in set(frame["family"])]
    counted = frame.groupby(["family", "role", "country"]).size().to_dict()
    roles = data.vocabulary.roles
    marks = frame.assign(nth=frame.groupby(["family", "role", "country"]).cumcount()).to_dict("records")
    return look.Plan(
        wide=_draw(data, marks, order, narrow=False),
        narrow=_draw(data, marks, order, narrow=True),
        headers=("Family", *(f"{c.name}: {r.label.lower()}" for c, _ in pair for r in roles)),
        rows=tuple((w.label, *(str(counted.get((w.id, r.id, c.code), 0)) for c, _ in pair for r in roles)) for w in order),
        row_ids=tuple(w.id for w in order),
        frame=frame,
        columns=COLUMNS,
    )


def _draw(data: Dataset, marks: list[dict], order: list[Word], *, narrow: bool) -> go.Figure:
    pair = look.pair(data)
    width, left, pitch, size, head = (look.NARROW, 0, 66, 15, 30) if narrow else (look.WIDE, 200, 54, 17, 34)
    place = {w.id: head + n * pitch + pitch * (0.66 if narrow else 0.5) for n, w in enumerate(order)}
    both = {f: len({m["country"] for m in marks if m["family"] == f}) > 1 for f in place}
    sides = {r.id: -1 if r.id == LEFT else 1 for r in data.vocabulary.roles}
    x = {m["entry"]: sides[m["role"]] * (m["nth"] + (0.4 if narrow else 0.25)) for m in marks}
    ends = min(0, *x.values()) - 0.75, max(0, *x.values()) + 0.75
    labels = {w.id: w.label for w in data.vocabulary.roles}
    gap = 10 / (width - left) * (ends[1] - ends[0])
    notes = [look.note(labels[r], *((-gap, 12, "g", "right") if r == LEFT else (gap, 12, "g", "left"))) for r in labels]
    notes += [look.note(w.label, 0, place[w.id] - (28 if narrow else 0), xref="paper", xshift=-left, narrow=narrow) for w in order]
    shapes = [look.hair(head + n * pitch, left, width) for n in range(len(order))]
    traces = []
    for n, (country, slot) in enumerate(pair):
        for role, label in labels.items():
            own = [m for m in marks if (m["country"], m["role"]) == (country.code, role)]
            if not own:
                continue
            ys = [place[m["family"]] + (n - 0.5) * (size + 5) * both[m["family"]] for m in own]
            ids = [(m["entry"], frames.entry_path(m["entry"]), "plain", m["family"]) for m in own]
            about = [look.hover(m["title"], f"{country.name}, {label.lower()}", m["entry"]) for m in own]
            traces.append(look.marks(slot, [x[m["entry"]] for m in own], ys, ids, about, size))
            if not narrow:
                look.labelled(traces[-1], [m["entry"] for m in own], "middle left" if role == LEFT else "middle right")
    height = head + len(order) * pitch
    shapes.append(look.rule(0, 0, 0, height))
    axes = look.axis("linear", ends, labels=False), look.pixels(height)
    return look.figure((width, height), (left, 0, 0, 0), traces, axes, notes, shapes)
