"""Series as rows of bars, each point a row with its date and its number; nothing is joined, so nothing is made up between points.

The kind of a number shows in its mark, a break is a dashed line between two rows, other values that a source gives are ticks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from scripts import frames
from scripts.dataset import Dataset
from scripts.figures import look
from scripts.marks import INLINE_IDS
from scripts.model import Point, Series
from scripts.points import about, asked, day, said

LOOKS = {  # how each kind is drawn, for the key
    "budget": "full bar",
    "draft": "hatched bar",
    "pledge": "empty bar",
    "actual": "mark on a stem",
    "cumulative": "slim bar",
    "estimate": "dashed mark",
}
LARGER = {"JPY billion": ("JPY trillion", 1e-3), "USD million": ("USD billion", 1e-3), "EUR million": ("EUR billion", 1e-3)}
THICK, SLIM, STEM, MARK = 14, 6, 2, 13
NO_BREAK = "\u00a0"
GAP = 40, 18  # between columns, wide and narrow
HEADERS = ("Series", "Date", "Value", "Kind", "About")
COLUMNS = {
    "series": "id of the series",
    "country": "country code",
    "date": "day, month or year",
    "value": "the number, in the unit of its row",
    "low": "lower end of a range",
    "high": "upper end of a range",
    "bound": "whether the number is a limit",
    "unit": "unit of the number",
    "kind": "what kind of number it is",
    "about": "what the point is about, where the series has several",
    "note": "what limits it",
    "facts": "ids of the facts that print it",
}


Panels = list[list[tuple[Series, list[int]]]]  # by column: a series and the numbers of its points


@dataclass
class Canvas:
    """A drawing while it grows: pixels in both directions, y from the top."""

    data: Dataset
    narrow: bool
    units: dict[str, tuple[str, float]]  # unit in which a series is drawn, and what its values are multiplied by
    full: dict[str, float]  # what a bar of full length stands for, by series
    side: float  # width of a column
    traces: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    notes: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)

    def words(self, text: str, x: float, y: float, css: str = "", anchor: str = "left") -> None:
        """Words at a place."""
        self.notes.append(look.note(text, x, y, css, anchor, narrow=self.narrow))

    def slot(self, series: Series, point: Point) -> look.Slot:
        """The colour and shape of the country; an average of many has none of its own and takes that of the first."""
        code = point.country or series.country
        return next((slot for c, slot in look.pair(self.data) if c.code == code), look.SLOTS[0])

    def mark(self, series: Series, n: int, x: float, y: float, length: float) -> None:
        """The mark of a point: by kind a bar of its length, or a mark at its end."""
        point = series.points[n]
        slot, kind = self.slot(series, point), point.kind
        told = [series.id, f"since/series/#{series.id}", "considered" if kind == "estimate" else "plain", f"{series.id}-{n}"]
        hover = look.hover(
            f"{said(point)} {point.unit or series.unit}",
            series.label,
            f"{self.data.label('point_kinds', kind)}, {day(point.date)}",
            *look.sources("", " ".join(point.facts)),
        )
        if kind in ("actual", "estimate"):
            trace = self.traces.setdefault((slot.css, f"z {kind}"), look.marks(slot, [], [], [], [], MARK))
            trace["x"].append(x + length)
            trace["marker"]["symbol"].append(slot.shape + ("-open" if kind == "estimate" else ""))
        if kind != "estimate":
            bars = self.traces.setdefault((slot.css, kind), _bars(slot, kind))
            for key, value in (("x", length), ("y", y), ("base", x)):
                bars[key].append(value)
            bars["customdata"].append(told)
            bars["hovertext"].append(hover)
        if kind in ("actual", "estimate"):
            trace["y"].append(y)
            trace["customdata"].append(told)
            trace["hovertext"].append(hover)

    def measure(self, points: Sequence[tuple[Series, Point]]) -> None:
        """Room for labels and bars, the same in all panels, so that lengths of one scale can be compared."""
        longest = max(len(_label(self.data, s, p)) for s, p in points)
        said_longest = max(len(said(p, self.units[s.id][1], short=True)) for s, p in points)
        self.stacked = self.narrow and longest > 4  # the label over its bar
        self.line, self.letter = (15, 6.1) if self.narrow else (18, 7.6)
        self.left = 0.0 if self.stacked else min(320.0 if longest > 60 else 250.0, longest * self.letter + 14)
        self.room = self.side - self.left - said_longest * (7.6 if self.narrow else 8.6) - 14

    def panel(self, series: Series, kept: list[int], x: float, y: float) -> float:
        """One series from `y` on down; returns where it ends."""
        data, unit = self.data, self.units[series.id][0]
        whose, _, what = series.label.partition(": ")
        head = what if whose in (*(c.name for c in data.countries), "Both") else series.label
        for line in wrap(_upfirst(head), int(self.side / 9.6)):
            y += 21
            self.words(line, x, y, "g")
        year = f", {data.label('year_kinds', series.year_kind).lower()}s" if series.year_kind else ""
        varies = ", definition varies" if any(not b.at for b in series.breaks) else ""
        for line in wrap(unit + year + varies, int(self.side / (6.2 if self.narrow else 6.6))):
            y += 18
            self.words(line, x, y, "h")
        y, item = y + 16, None
        for n in kept:
            point = series.points[n]
            if point.item and point.item != item:
                item, y = point.item, y + 22
                self.words(_upfirst(item), x, y - 6, "n")
            last = point.date not in [p.date for p in series.points[n + 1 :]]
            if n and last and any(b.at == point.date for b in series.breaks):
                y += 14
                self.shapes.append(look.rule(x, y - 7, x + self.side - 44, y - 7, "brief-line"))
                self.words("break", x + self.side, y - 7, "h", "right")
            y = self.row(series, n, x, y)
        return y + 18

    def row(self, series: Series, n: int, x: float, y: float) -> float:
        """One point: its label, its mark, its number."""
        point, factor = series.points[n], self.units[series.id][1]
        lines = wrap(_label(self.data, series, point), int((self.side if self.stacked else self.left) / self.letter))
        block = len(lines) * self.line
        middle = y + block + 9 if self.stacked else y + max(block, 22) / 2
        top = y if self.stacked else middle - block / 2
        for i, words in enumerate(lines):
            self.words(words, x, top + (i + 0.5) * self.line, "h" if self.narrow else "")
        lengths = [v * factor / self.full[series.id] * self.room for v in values(point)]
        self.mark(series, n, x + self.left, middle, lengths[0])
        for at in lengths[1:]:
            self.shapes.append(look.rule(x + self.left + at, middle - 9, x + self.left + at, middle + 9, "tick", layer="above"))
        reach = MARK / 2 if point.kind in ("actual", "estimate") else 0
        self.words(said(point, factor, short=True), x + self.left + max(lengths) + reach + 6, middle, "n")
        return middle + (17 if self.stacked else max(block, 22) / 2 + 3)


def _bars(slot: look.Slot, kind: str) -> dict[str, Any]:
    thick = STEM if kind == "actual" else SLIM if kind == "cumulative" else THICK
    made = look.bar(slot, [], [], thick, hatched=kind == "draft") | {"base": [], "customdata": [], "hovertext": []}
    if kind == "pledge":
        made["meta"] = {"css": f"{slot.css} plan"}
        made["marker"] = {"color": look.COLOURS["paper"], "line": {"width": 2, "color": slot.colour}}
    return made


def of_series(data: Dataset, columns: Sequence[Sequence[str]], *, countries: bool = True, own: bool = False) -> look.Plan | None:
    """Columns of series, by id -> a figure. countries: the columns are the two countries, side by side at every width.

    Of a series on both countries each column takes its own points. own: each series has a scale of its own, else those of one unit share it.
    """
    if not data.first_pair:  # the columns were chosen for the countries of the brief
        return None
    codes = [c.code for c, _ in look.pair(data)]
    panels: Panels = [
        [(s, [n for n, p in enumerate(s.points) if s.country != "both" or p.country == codes[i]]) for s in map(data.series.get, column) if s]
        for i, column in enumerate(columns)
    ]
    places = [(s, n) for column in panels for s, kept in column for n in kept]
    if not places:
        return None
    units = {s.unit for s, _ in places}
    drawn = {s.id: LARGER[s.unit] if s.unit in LARGER and LARGER[s.unit][0] in units else (s.unit, 1.0) for s, _ in places}
    scale = {s.id: s.id if own else "%" if s.unit.startswith("%") else drawn[s.id][0] for s, _ in places}
    most: dict[str, float] = {}
    for s, n in places:
        most[scale[s.id]] = max(most.get(scale[s.id], 0), *(v * drawn[s.id][1] for v in values(s.points[n])))
    full = {one: most[key] for one, key in scale.items()}
    kinds = {s.points[n].kind for s, n in places}
    key = [f"{LOOKS[w.id]}: {w.label.lower()}" for w in data.vocabulary.point_kinds if w.id in kinds]
    key += ["short line: another value that a source gives"] if any(len(values(s.points[n])) > 1 for s, n in places) else []
    return look.Plan(
        wide=_draw(data, panels, drawn, full, countries, narrow=False),
        narrow=_draw(data, panels, drawn, full, countries, narrow=True),
        headers=HEADERS,
        rows=tuple(_row(data, s, n) for s, n in places),
        row_ids=tuple(f"{s.id}-{n}" for s, n in places),
        frame=frames.points(data, places),
        columns=COLUMNS,
        key=False,
        hint=_upfirst("; ".join(key)),
    )


def values(point: Point) -> list[float]:
    """Its value first, then whatever else a source gives, ascending, each once."""
    own = point.value if point.value is not None else point.low
    return [own, *sorted({v for v in (point.low, point.high, point.conflicts_with) if v is not None and v != own})]


def _row(data: Dataset, series: Series, n: int) -> tuple[str, ...]:
    point = series.points[n]
    notes = "; ".join([*about(data, series, point), *([INLINE_IDS.sub("", point.note).strip()] if point.note else [])])
    return series.label, day(point.date), f"{said(point)} {point.unit or series.unit}", data.label("point_kinds", point.kind), notes or "no note"


def _draw(data: Dataset, panels: Panels, units: dict, full: dict, countries: bool, *, narrow: bool) -> go.Figure:
    total, gap = (look.NARROW if narrow else look.WIDE), GAP[narrow]
    beside = countries or not narrow
    canvas = Canvas(data, narrow, units, full, (total - gap * (len(panels) - 1)) / len(panels) if beside else total)
    canvas.measure([(s, s.points[n]) for column in panels for s, kept in column for n in kept])
    y, ends = 0.0, []
    for i, column in enumerate(panels):
        x, y = (i * (canvas.side + gap), 0.0) if beside else (0.0, y)
        if countries:
            country, slot = look.pair(data)[i]
            canvas.traces[slot.css, f"zz head {i}"] = look.marks(slot, [x + 8], [10], [(country.id, f"{country.id}/", "plain", "")], [country.name], 15)
            canvas.words(country.name, x + 24, 10, "n")
            y = 26.0
        for series, kept in column:
            y = canvas.panel(series, kept, x, y)
        ends.append(y)
    height = round(max(ends))
    traces = [t for _, t in sorted(canvas.traces.items(), key=lambda item: item[0][1])]
    return look.figure((total, height), (0, 0, 0, 0), traces, (look.axis("linear", (0, total), labels=False), look.pixels(height)), canvas.notes, canvas.shapes)


def _label(data: Dataset, series: Series, point: Point) -> str:
    if point.poll:
        who, _, days = asked(point, counted=False).rpartition(", ")
        return _upfirst(f"{point.poll.question}: {point.poll.answer} ({who}, {days.replace(' ', NO_BREAK)})")
    if point.supplier:
        return point.supplier + (f", {day(point.date)}" if len({p.date for p in series.points}) > 1 else "")
    return ", ".join([day(point.date), *about(data, series, point)])


def _upfirst(text: str) -> str:
    return text[:1].upper() + text[1:]
