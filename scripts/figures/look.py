"""What all figures share: colours, faces, the slots of the countries, layout; what a figure plans and what comes out drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from scripts.dataset import Dataset
from scripts.model import Country

if TYPE_CHECKING:  # both load slowly, and what is drawn already needs neither
    import pandas as pd
    import plotly.graph_objects as go

WIDE, HALF, NARROW = 1120, 560, 360  # widths in which a figure is drawn

# The light scheme of tokens.css; the live chart puts the value of the variable in the place of each.
COLOURS = {
    "paper": "#fdfcfa",
    "paper-2": "#f4f2ec",
    "ink": "#1a1c1f",
    "ink-2": "#474b51",
    "ink-3": "#62666b",
    "rule": "#dfdbd2",
    "rule-2": "#85837d",
    "jp": "#0072b2",
    "kr": "#d55e00",
}
SANS, SERIF = "var(--sans, sans-serif)", "var(--serif, serif)"
# Classes of text in figure.css: size in a wide and in a narrow drawing, colour, the rest.
TEXTS: dict[str, tuple[int, int, str, dict[str, Any]]] = {
    "": (15, 15, "ink", {}),
    "h": (13, 12, "ink-3", {}),
    "t": (13, 12, "ink-3", {}),
    "g": (16, 16, "ink", {"family": SERIF, "weight": 700}),
    "b": (15, 15, "ink", {"family": SERIF, "style": "italic"}),
    "n": (15, 13, "ink", {"weight": 600}),
    "v": (17, 17, "ink", {"weight": 700}),
}
# Classes of lines there: colour, dash.
LINES = {"axis": ("rule-2", "solid"), "hair": ("rule", "solid"), "brief-line": ("ink", "3px,3px"), "tick": ("ink", "solid")}
LABEL = 36  # characters in a line of a label


@dataclass(frozen=True)
class Slot:
    """How the first and the second country look: class, colour, shape."""

    css: str
    colour: str
    shape: str


SLOTS = (Slot("jp", COLOURS["jp"], "circle"), Slot("kr", COLOURS["kr"], "square"))


@dataclass(frozen=True)
class Choice:
    """Another drawing of the same numbers. name: of the choice in the address; own, other: value and label of each; the drawings of the other."""

    name: str
    own: tuple[str, str]
    other: tuple[str, str]
    wide: go.Figure
    narrow: go.Figure


@dataclass(frozen=True)
class Plan:
    """What a figure's module makes of the data: two drawings, a table for readers, a frame for the download.

    columns: what stands in each column of the frame, with its unit; row_ids: what each row of the table is about;
    choice: how else the live chart can be drawn, if it can.
    """

    wide: go.Figure
    narrow: go.Figure
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    frame: pd.DataFrame
    columns: dict[str, str]
    row_ids: tuple[str, ...] = ()
    key: bool = True
    hint: str = ""
    choice: Choice | None = None


@dataclass(frozen=True)
class Drawn:
    """A figure ready for a page. key: class, name and code of each country, empty where the drawing names them itself."""

    id: str
    title: str
    subtitle: str
    alt: str
    source: str
    width: int
    svg_wide: str
    svg_narrow: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_ids: tuple[str, ...]
    columns: dict[str, str]
    key: tuple[tuple[str, str, str], ...]
    hint: str
    choice: tuple[str, tuple[tuple[str, str], tuple[str, str]]] | None
    csv: str
    json: str
    live: str


def pair(data: Dataset) -> list[tuple[Country, Slot]]:
    """The two countries that figures set side by side, with their slots."""
    return list(zip(data.countries, SLOTS, strict=False))


def font(css: str = "", *, narrow: bool = False) -> dict[str, Any]:
    """Font of a class of text."""
    wide_size, narrow_size, colour, rest = TEXTS[css]
    return {"size": narrow_size if narrow else wide_size, "color": COLOURS[colour], **rest}


def note(text: str, x: float, y: float, css: str = "", anchor: str = "left", *, narrow: bool = False, **where: Any) -> dict[str, Any]:
    """Words in a drawing. x and y are values on the axes unless `xref` or `yref` say paper."""
    return {
        "text": text, "x": x, "y": y, "xref": "x", "yref": "y", "xanchor": anchor, "yanchor": "middle", "showarrow": False,
        "borderpad": 0, "borderwidth": 0, "name": css, "font": font(css, narrow=narrow), **where,
    }  # fmt: skip


def band(x0: Any, x1: Any) -> dict[str, Any]:
    """A shaded band of the drawing's full height."""
    return {"type": "rect", "name": "band", "xref": "x", "yref": "paper", "x0": x0, "x1": x1, "y0": 0, "y1": 1, "layer": "below",
            "fillcolor": COLOURS["paper-2"], "line": {"width": 0}}  # fmt: skip


def rule(x0: Any, y0: Any, x1: Any, y1: Any, css: str = "axis", **refs: str) -> dict[str, Any]:
    """A straight line of a class in LINES."""
    colour, dash = LINES[css]
    return {"type": "line", "name": css, "xref": "x", "yref": "y", "x0": x0, "y0": y0, "x1": x1, "y1": y1, "layer": "between",
            "line": {"color": COLOURS[colour], "width": 1, "dash": dash}, **refs}  # fmt: skip


def hair(y: float, left: float, width: float) -> dict[str, Any]:
    """A hairline across the whole drawing, with the room to the left of the axes."""
    return rule(-left / (width - left), y, 1, y, "hair", xref="paper")


def axis(kind: str, low_high: Iterable, *, narrow: bool = False, labels: bool = True, **spec: Any) -> dict[str, Any]:
    """An axis whose range and ticks are set by hand; `griddash` alone brings lines."""
    return {
        "type": kind, "range": list(low_high), "showticklabels": labels, "zeroline": False, "showgrid": "griddash" in spec, "fixedrange": True,
        **({"gridcolor": COLOURS["rule"]} if "griddash" in spec else {}), **({"tickfont": font("h", narrow=narrow), "tickangle": 0} if labels else {}), **spec,
    }  # fmt: skip


def marks(slot: Slot, x: Iterable, y: Iterable, data: Iterable, hover: Iterable[str], size: float, **more: Any) -> dict[str, Any]:
    """A country's marks. data: (id, address, filling of the mark, row of the table) of each."""
    data = [list(d) for d in data]
    empty = ("none", "considered", "supported", "ruled-out")
    return {
        "type": "scatter", "mode": "markers", "name": slot.css, "x": list(x), "y": list(y), "customdata": data, "hovertext": list(hover),
        "hoverinfo": "text", "cliponaxis": False, "meta": {"css": slot.css, "marks": True},
        "marker": {"size": size, "color": slot.colour, "symbol": [slot.shape + ("-open" if d[2] in empty else "") for d in data]}, **more,
    }  # fmt: skip


def figure(size: tuple, edge: tuple, traces: list, axes: tuple[dict, dict], notes: Iterable = (), shapes: Iterable = ()) -> go.Figure:
    """A Plotly figure. size: width, height; edge: left, right, top, bottom; axes: x, y."""
    layout = {
        "template": {}, "width": size[0], "height": size[1], "margin": dict(zip("lrtb", edge, strict=True)), "autosize": False, "showlegend": False,
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)", "font": font() | {"family": SANS}, "hovermode": "closest",
        "dragmode": False, "barmode": "overlay",
        "hoverlabel": {"bgcolor": COLOURS["paper-2"], "bordercolor": COLOURS["rule-2"], "align": "left", "font": font()},
        "xaxis": axes[0], "yaxis": axes[1], **{k: v for k, v in (("shapes", list(shapes)), ("annotations", list(notes))) if v},
    }  # fmt: skip
    import plotly.graph_objects as go

    return go.Figure({"data": traces, "layout": layout}, _validate=False)  # half the time; a test builds each with checks


def hover(*lines: str) -> str:
    """The lines of a label that are not empty, wrapped. No markup in them: Plotly turns it into inline styles."""
    return "<br>".join("<br>".join(wrap(line, LABEL)) for line in lines if line)


def day(value: str, *, short: bool = False) -> str:
    """A date in words."""
    then = date.fromisoformat(value)
    return f"{then.day} {then:%b}" if short else f"{then.day} {then:%B %Y}"


def pixels(length: float) -> dict:
    """A vertical axis that counts pixels from the top."""
    return axis("linear", (length, 0), labels=False)


def line(css: str, x: Iterable, y: Iterable, colour: str, width: float, shape: str = "linear") -> dict[str, Any]:
    """A line without labels of its own; None breaks it."""
    return {"type": "scatter", "mode": "lines", "x": list(x), "y": list(y), "hoverinfo": "skip", "cliponaxis": False, "meta": {"css": css},
            "line": {"color": colour, "width": width, "shape": shape}}  # fmt: skip


def bar(slot: Slot, x: list, y: list, width: float, words: Iterable[str] = (), *, hatched: bool = False, upright: bool = False) -> dict[str, Any]:
    """Bars, with words at their ends."""
    said = {"text": list(words), "textposition": "outside", "textfont": font("v"), "constraintext": "none"} if words else {}
    hatch = {"pattern": {"shape": "/", "size": 6, "solidity": 0.4, "fgcolor": COLOURS["paper"], "fillmode": "overlay"}} if hatched else {}
    return {"type": "bar", "orientation": "v" if upright else "h", "x": x, "y": y, "width": width, "hoverinfo": "text", "cliponaxis": False,
            "meta": {"css": slot.css}, "marker": {"color": slot.colour, "line": {"width": 0}, **hatch}, **said}  # fmt: skip


def labelled(trace: dict[str, Any], words: Iterable[str], where: str = "middle right", css: str = "t", *, narrow: bool = False) -> dict[str, Any]:
    """Adds words to marks."""
    trace |= {"mode": "markers+text", "text": list(words), "textposition": where, "textfont": font(css, narrow=narrow)}
    trace["meta"]["text"] = css
    return trace


def sources(entries: str, facts: str) -> tuple[str, str]:
    """Two lines for a label: the entries, and the first of the facts with how many more there are."""
    first, *more = facts.split() or [""]
    return entries.replace(" ", ", "), first + (f" +{len(more)}" if more else "")
