"""A Plotly figure as plain values -> a static SVG: no browser, no colour in it, the same bytes every time.

It draws what our figures use and refuses the rest by name, so that the picture on the page and the live chart cannot
drift apart unnoticed. Places are Plotly's own: fixed margins, fixed ranges, ticks set by hand. What a thing looks like
is left to the style sheet: the class comes from `meta["css"]` of a trace and from `name` of a shape or an annotation.
A trace with `meta["marks"]` is drawn with the symbols of the page; the third value of its customdata names the filling.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import datetime
from html import escape
from typing import Any

Values = dict[str, Any]

# What is drawn, by kind of object; a star stands for everything below, because it does not show in the picture.
LIVE = "customdata hoverinfo hovertext cliponaxis"
TEXT = "text textposition textfont.*"
KNOWN = {
    "figure": "data layout.*",
    "layout": "width height margin.* xaxis.* yaxis.* shapes annotations barmode showlegend font.* meta.* hovermode hoverlabel.* "
    "dragmode paper_bgcolor plot_bgcolor autosize",
    "axis": "type range categoryarray tickvals ticktext tickfont.* tickangle ticklabelstandoff showticklabels side showgrid gridcolor "
    "griddash zeroline fixedrange title.text title.standoff title.font.*",
    "bar": f"type name meta.* x y base width orientation marker.color marker.line.width marker.line.color marker.pattern.* constraintext {TEXT} {LIVE}",
    "scatter": f"type name meta.* x y mode marker.size marker.color marker.symbol line.* connectgaps error_x.* error_y.* {TEXT} {LIVE}",
    "error": "type array arrayminus symmetric color width thickness",
    "shape": "type name xref yref x0 x1 y0 y1 layer line.* fillcolor",
    "annotation": "text name x y xref yref xanchor yanchor xshift yshift showarrow borderpad borderwidth font.*",
}
EXACT = {what: frozenset(words.split()) for what, words in KNOWN.items()}
OPEN = {what: tuple(w[:-1] for w in words.split() if w.endswith(".*")) for what, words in KNOWN.items()}
ONLY: dict[str, tuple] = {
    "layout.showlegend": (False,),
    "layout.barmode": ("overlay",),
    "axis.type": ("linear", "log", "date", "category"),
    "axis.side": ("bottom", "top", "left", "right"),
    "axis.griddash": ("solid", "dot"),
    "axis.tickangle": (0,),
    "axis.zeroline": (False,),
    "bar.orientation": ("h", "v"),
    "bar.marker.pattern.shape": ("", "/"),
    "bar.textposition": ("none", "outside"),
    "scatter.mode": ("lines", "markers", "text", "markers+text", "lines+markers", "lines+markers+text"),
    "scatter.line.shape": ("linear", "hv"),
    "scatter.line.dash": ("solid", "dot", "dash"),
    "scatter.connectgaps": (False,),
    "scatter.marker.symbol": ("circle", "square", "circle-open", "square-open"),
    "scatter.textposition": tuple(f"{v} {h}" for v in ("top", "middle", "bottom") for h in ("left", "center", "right")),
    "error.type": ("data",),
    "shape.type": ("rect", "line"),
    "shape.layer": ("below", "between", "above"),
    "annotation.showarrow": (False,),
}
NEEDED = {
    "layout": ("width", "height", "margin.l", "margin.r", "margin.t", "margin.b", "xaxis", "yaxis", "showlegend"),
    "axis": ("type", "range", "zeroline"),
    "bar": ("width", "meta.css"),
    "scatter": ("meta.css", "mode"),
    "annotation": ("showarrow", "xanchor", "yanchor"),
}
ANCHOR = {"left": "start", "center": "middle", "right": "end"}
DASH = {"dot": ' stroke-dasharray="1 4"', "dash": ' stroke-dasharray="5 4"'}
LINE = 1.3  # Plotly's line spacing


def check(figure: Values) -> None:
    """Refuse, by its name, what is not drawn."""
    _known("figure", figure)
    layout = figure["layout"]
    _known("layout", layout)
    for name in ("xaxis", "yaxis"):
        _known("axis", layout[name])
    for trace in figure["data"]:
        kind = trace.get("type", "scatter")
        if kind not in ("bar", "scatter"):
            raise ValueError(f"drawing: the trace type '{kind}' is not drawn; bar and scatter are")
        _known(kind, trace)
        for name in ("error_x", "error_y"):
            _known("error", trace.get(name, {}))
    for kind in ("shape", "annotation"):
        for one in layout.get(f"{kind}s", ()):
            _known(kind, one)


def _known(what: str, given: Values) -> None:
    seen = set(given)
    for key, value in _flat(given):
        seen.add(key)
        if key not in EXACT[what] and not key.startswith(OPEN[what]):
            raise ValueError(f"drawing: {what} property '{key}' is not drawn")
        if options := ONLY.get(f"{what}.{key}"):
            for one in value if isinstance(value, list) else [value]:
                if one not in options:
                    raise ValueError(f"drawing: {what} property '{key}' is {one!r}; drawn are {', '.join(map(repr, options))}")
    for key in NEEDED.get(what, ()):
        if key not in seen:
            raise ValueError(f"drawing: {what} property '{key}' is missing; it must be set by hand")


def _flat(given: Values, before: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in given.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield before + key, value


def num(value: float) -> str:
    """A coordinate: two decimals at most, no minus before nought."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _nth(value: Any, i: int) -> Any:
    return value[i] if isinstance(value, (list, tuple)) else value


class Axis:
    """Where a value stands, in pixels of the drawing."""

    def __init__(self, spec: Values, start: float, length: float) -> None:
        self.spec, self.start, self.length = spec, start, length
        self.order = list(spec.get("categoryarray", ()))
        low, high = spec["range"] if spec["type"] in ("log", "category") else map(self.number, spec["range"])
        self.low, self.span = low, high - low

    def number(self, value: Any) -> float:
        """A value on the axis' own scale."""
        kind = self.spec["type"]
        if kind == "category":
            return self.order.index(value)
        if kind == "date":
            return (datetime.fromisoformat(value) - datetime(2000, 1, 1)).total_seconds() * 1000  # as Plotly counts
        return math.log10(value) if kind == "log" else value

    def at(self, value: Any) -> float:
        """Pixel of a value."""
        return self.start + (self.number(value) - self.low) / self.span * self.length

    def ticks(self) -> list[tuple[float, str]]:
        """Pixel and words of each tick."""
        if "tickvals" not in self.spec and not self.order:
            raise ValueError("drawing: axis property 'tickvals' is missing; it must be set by hand")
        values = self.spec.get("tickvals", self.order)
        return [(self.at(v), str(words)) for v, words in zip(values, self.spec.get("ticktext", values), strict=True)]


class _Drawing:
    """One drawing while it is being made."""

    def __init__(self, figure: Values, ident: str) -> None:
        self.layout, self.traces, self.ident = figure["layout"], figure["data"], ident
        edge = self.layout["margin"]
        self.left, self.right = edge["l"], self.layout["width"] - edge["r"]
        self.top, self.bottom = edge["t"], self.layout["height"] - edge["b"]
        self.x = Axis(self.layout["xaxis"], self.left, self.right - self.left)
        self.y = Axis(self.layout["yaxis"], self.bottom, self.top - self.bottom)
        self.head = ""

    def body(self) -> str:
        shapes = [(s.get("layer", "above"), self.shape(s)) for s in self.layout.get("shapes", ())]
        parts = [s for layer, s in shapes if layer == "below"]
        parts += [*self.grid(self.x, True), *self.grid(self.y, False), *(s for layer, s in shapes if layer == "between")]
        for trace in self.traces:
            parts += self.bar(trace) if trace.get("type") == "bar" else self.scatter(trace)
        parts += [*(s for layer, s in shapes if layer == "above"), *self.ticks(self.x, True), *self.ticks(self.y, False)]
        return self.head + "".join(parts) + "".join(map(self.note, self.layout.get("annotations", ())))

    # ---- axes

    def grid(self, axis: Axis, flat: bool) -> Iterator[str]:
        if axis.spec.get("showgrid", True):
            lines = (f"M{num(at)} {num(self.top)}V{num(self.bottom)}" if flat else f"M{num(self.left)} {num(at)}H{num(self.right)}" for at, _ in axis.ticks())
            yield f'<path class="{"grid" if axis.spec.get("griddash") == "dot" else "col"}" d="{"".join(lines)}"/>'

    def ticks(self, axis: Axis, flat: bool) -> Iterator[str]:
        side = axis.spec.get("side", "bottom" if flat else "left")
        edge = {"left": self.left, "right": self.right, "top": self.top, "bottom": self.bottom}[side]
        out = 1 if side in ("right", "bottom") else -1
        if axis.spec.get("showticklabels", True):
            size = axis.spec.get("tickfont", {}).get("size", 12)
            start = edge + out * (axis.spec.get("ticklabelstandoff", 0) + 0.5)
            for at, words in axis.ticks():
                if flat:
                    y = start + size if out > 0 else start - 0.2 * size - words.count("<br>") * LINE * size
                    yield self.text(words, at, y, "middle", "h", size)
                else:
                    yield self.text(words, start, at + 0.35 * size, "start" if out > 0 else "end", "h", size)
        if words := axis.spec.get("title", {}).get("text"):
            at = edge + out * axis.spec["title"].get("standoff", 0)
            if flat:
                yield self.text(words, (self.left + self.right) / 2, at + 13 * (out > 0), "middle", "t", 13)
            else:
                turned = f'<text transform="rotate(-90 {num(at)} {num((self.top + self.bottom) / 2)})"'
                yield self.text(words, at, (self.top + self.bottom) / 2, "middle", "t", 13).replace("<text", turned, 1)

    # ---- traces

    def bar(self, trace: Values) -> Iterator[str]:
        css, flat = trace["meta"]["css"], trace.get("orientation") == "h"
        along, across = (self.x, self.y) if flat else (self.y, self.x)
        thick = abs(trace["width"] / across.span * across.length)
        hatched = trace.get("marker", {}).get("pattern", {}).get("shape") == "/"
        if hatched and not self.head:
            stripes = '<rect class="paper" width="2.4" height="6"/>'
            self.head = f'<defs><pattern id="{self.ident}-h" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">{stripes}</pattern></defs>'
        for i, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
            length, place = (x, y) if flat else (y, x)
            base = _nth(trace.get("base", 0), i)
            a, b = sorted((along.at(base), along.at(base + length)))
            side = across.at(place) - thick / 2
            where = 'x="{}" y="{}" width="{}" height="{}"'.format(*map(num, (a, side, b - a, thick) if flat else (side, a, thick, b - a)))
            yield f'<rect class="{css}" {where}/>'
            if hatched:
                yield f'<rect fill="url(#{self.ident}-h)" {where}/>'
            if _nth(trace.get("textposition", "none"), i) == "outside":
                size = trace.get("textfont", {}).get("size", 12)
                at = (b + 3, side + thick / 2 + 0.35 * size, "start") if flat else (side + thick / 2, a - 3 - 0.2 * size, "middle")
                yield self.text(_nth(trace["text"], i), *at, "v", size)

    def scatter(self, trace: Values) -> Iterator[str]:
        points = [None if None in (x, y) else (self.x.at(x), self.y.at(y)) for x, y in zip(trace["x"], trace["y"], strict=True)]
        if "lines" in trace["mode"]:
            yield self.line(trace, points)
        yield from self.errors(trace, points)
        for what, part in (("markers", self.marker), ("text", self.label)):
            if what in trace["mode"]:
                yield from (part(trace, i, *point) for i, point in enumerate(points) if point)

    def line(self, trace: Values, points: list) -> str:
        style, d = trace.get("line", {}), ""
        for before, point in zip([None, *points], points, strict=False):
            if point:
                x, y = map(num, point)
                d += f"M{x} {y}" if not before else f"H{x}V{y}" if style.get("shape") == "hv" else f"L{x} {y}"
        return f'<path class="{trace["meta"]["css"]} line" stroke-width="{num(style.get("width", 2))}"{DASH.get(style.get("dash"), "")} d="{d}"/>'

    def marker(self, trace: Values, i: int, x: float, y: float) -> str:
        css, size = trace["meta"]["css"], _nth(trace.get("marker", {}).get("size", 6), i)
        box = f'x="{num(x - size / 2)}" y="{num(y - size / 2)}" width="{num(size)}" height="{num(size)}"'
        if trace["meta"].get("marks"):
            return f'<use class="{css}" data-row="{escape(trace["customdata"][i][3])}" href="#{css}-{trace["customdata"][i][2]}" {box}/>'
        shape, _, hollow = _nth(trace.get("marker", {}).get("symbol", "circle"), i).partition("-")
        css += " open" if hollow else ""
        return f'<rect class="{css}" {box}/>' if shape == "square" else f'<circle class="{css}" cx="{num(x)}" cy="{num(y)}" r="{num(size / 2)}"/>'

    def label(self, trace: Values, i: int, x: float, y: float) -> str:
        """Text beside a point, where Plotly puts it."""
        words, size = _nth(trace["text"], i), trace.get("textfont", {}).get("size", 12)
        up, side = _nth(trace.get("textposition", "middle center"), i).split()
        away = _nth(trace.get("marker", {}).get("size", 6), i) / 1.6 + 1 if "markers" in trace["mode"] else 0
        sign = {"top": -1, "middle": 0, "bottom": 1}[up]
        dy = size * 0.75 + sign * away + (sign - 1) * size * (1 + LINE * words.count("<br>")) / 2
        dx, anchor = {"left": (-away, "end"), "center": (0, "middle"), "right": (away, "start")}[side]
        return self.text(words, x + dx, y + dy, anchor, trace["meta"].get("text", ""), size)

    def errors(self, trace: Values, points: list) -> Iterator[str]:
        for name, axis in (("error_x", self.x), ("error_y", self.y)):
            bars, d = trace.get(name), ""
            for i, (point, value) in enumerate(zip(points, trace[name[-1]], strict=True) if bars else ()):
                more, cap, c = bars["array"][i], bars.get("width", 4), point[axis is self.x]
                a, b = axis.at(value - bars.get("arrayminus", bars["array"])[i]), axis.at(value + more)
                form = "M{0} {1}V{2}M{0} {3}H{4}M{4} {1}V{2}" if axis is self.x else "M{1} {0}H{2}M{3} {0}V{4}M{1} {4}H{2}"
                d += form.format(*map(num, (a, c - cap, c + cap, c, b)))
            if bars:
                yield f'<path class="{trace["meta"]["css"]} line" stroke-width="2" d="{d}"/>'

    # ---- shapes and words

    def place(self, axis: Axis, ref: str, value: Any) -> float:
        if ref == "paper":
            return axis.start + value * axis.length
        if ref not in ("x", "y"):
            raise ValueError(f"drawing: the reference '{ref}' is not drawn; x, y and paper are")
        return axis.at(value)

    def shape(self, shape: Values) -> str:
        a, c = (self.place(self.x, shape.get("xref", "x"), shape[k]) for k in ("x0", "x1"))
        b, d = (self.place(self.y, shape.get("yref", "y"), shape[k]) for k in ("y0", "y1"))
        if shape["type"] == "line":
            return f'<path class="{shape["name"]}" d="M{num(a)} {num(b)}L{num(c)} {num(d)}"/>'
        return f'<rect class="{shape["name"]}" x="{num(min(a, c))}" y="{num(min(b, d))}" width="{num(abs(c - a))}" height="{num(abs(d - b))}"/>'

    def note(self, note: Values) -> str:
        size = note.get("font", {}).get("size", 12)
        height = size * LINE * (1 + note["text"].count("<br>"))
        x = self.place(self.x, note.get("xref", "paper"), note["x"]) + note.get("xshift", 0)
        y = self.place(self.y, note.get("yref", "paper"), note["y"]) - note.get("yshift", 0)
        y += {"top": 0, "middle": -height / 2, "bottom": -height}[note["yanchor"]] + size
        return self.text(note["text"], x, y, ANCHOR[note["xanchor"]], note.get("name", ""), size)

    def text(self, words: str, x: float, y: float, anchor: str, css: str, size: float) -> str:
        first, *rest = (escape(line, quote=False) for line in words.split("<br>"))
        first += "".join(f'<tspan x="{num(x)}" dy="{num(LINE * size)}">{line}</tspan>' for line in rest)
        turn = "" if anchor == "start" else f' text-anchor="{anchor}"'
        named = f' class="{css}"' if css else ""
        return f'<text{named} x="{num(x)}" y="{num(y)}"{turn}>{first}</text>'


def draw(figure: Values, ident: str, title: str, desc: str, css: str = "fig__svg") -> str:
    """The whole picture. `ident` begins all ids in it and must be its own on the page."""
    check(figure)
    body = _Drawing(figure, ident).body()
    box = f"0 0 {num(figure['layout']['width'])} {num(figure['layout']['height'])}"
    head = f'<svg class="{css}" role="img" aria-labelledby="{ident}-t {ident}-d" viewBox="{box}">'
    return f'{head}<title id="{ident}-t">{escape(title)}</title><desc id="{ident}-d">{escape(desc)}</desc>{body}</svg>'
