"""Figures of a measurement -> tables in Markdown, for the terminal and for benchmarks/."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import Any

VIEW = ("bytes", "page", "style", "script", "requests", "first paint", "largest paint", "chart seen", "blocked", "shift")
GROWN = ("countries", "entries", "steps", "pages", "megabytes", "entry page", "comparison", "heaviest", "search")


def shown(value: Any) -> str:
    """A number with as many digits as one reads."""
    if not isinstance(value, (int, float)):
        return str(value if value is not None else "")
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"


def table(head: list[str], rows: list[list[Any]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(map(shown, line)) + " |" for line in lines)


def markdown(found: dict[str, Any]) -> str:
    """All tables of a measurement, those that were made."""
    parts = [f"# Measured on {found['date']}", f"Machine: {found['machine']}. {found['method']}"]
    if times := found.get("processes"):
        keys = ("seconds", "processor", "memory")
        head = ["Process", "Seconds", "Of the processor", "Memory, MB"]
        parts += ["## Building", table(head, [[name, *(t.get(k) for k in keys)] for name, t in times.items()])]
    if views := found.get("views"):
        parts += ["## First view", table(["Page", *VIEW], [[name, *(v.get(k) for k in VIEW)] for name, v in views.items()])]
    if ratios := found.get("ratios"):
        parts += ["## Held against", table(["Variant", *VIEW], [[name, *(v.get(k) for k in VIEW)] for name, v in ratios.items()])]
        parts += ["A variant with, below it, its figures divided by those of the site in the same run: above 1 the site does better."]
    if acts := found.get("acts"):
        parts += ["## Acting", table(["Act", "Milliseconds"], [[k, v] for k, v in acts.items()])]
    if grown := found.get("growth"):
        head = [*GROWN, *(f"{s}, {k}" for s in ("check", "render", "build") for k in ("s", "MB"))]
        rows = [[*(g[k] for k in GROWN), *(g[s].get(k) for s in ("check", "render", "build") for k in ("processor", "memory"))] for g in grown]
        parts += [
            "## Growth",
            table(head, rows),
            "Seconds are those of the processor. Each stage holds the ones before it. Weights are bytes compressed with brotli.",
        ]
        parts += ["Heaviest page: " + ", ".join(f"{g['heaviest page']} ({g['countries']} countries)" for g in grown) + "."]
    for name, said in found.get("more", {}).items():
        parts += [f"## {name}", said]
    return "\n\n".join(parts) + "\n"


def curve(grown: list[dict[str, Any]]) -> str:
    """A picture of the growth: processor seconds of each stage against entries, both logarithmic, with a line for linear growth."""
    left, top, width, height = 60, 20, 420, 300
    xs, stages = [g["entries"] for g in grown], ("check", "render", "build")
    every = [g[s]["processor"] for g in grown for s in stages]
    (x0, x1), (y0, y1) = ((10 ** floor(log10(min(v))), 10 ** ceil(log10(max(v)))) for v in (xs, every))

    def at(x: float, y: float) -> tuple[float, float]:
        return left + width * log10(x / x0) / log10(x1 / x0), top + height * (1 - log10(y / y0) / log10(y1 / y0))

    out = []
    for decade in range(round(log10(x0)), round(log10(x1)) + 1):
        x, y = at(10**decade, y0)
        out.append(f'<path d="M{x:.1f} {y:.1f}v-{height}" stroke="#ddd"/><text x="{x:.1f}" y="{y + 16:.1f}" text-anchor="middle">{10**decade:,}</text>')
    for decade in range(round(log10(y0)), round(log10(y1)) + 1):
        x, y = at(x0, 10**decade)
        out.append(f'<path d="M{x:.1f} {y:.1f}h{width}" stroke="#ddd"/><text x="{x - 6:.1f}" y="{y + 4:.1f}" text-anchor="end">{10.0**decade:g} s</text>')
    for stage in stages:
        points = [at(g["entries"], g[stage]["processor"]) for g in grown]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        out += [f'<polyline points="{path}" fill="none" stroke="#222" stroke-width="2"/>']
        out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#222"/>' for x, y in points]
        out.append(f'<text x="{points[-1][0] + 8:.1f}" y="{points[-1][1] + 4:.1f}">{stage}</text>')
    x, y = at(xs[-1], grown[-1]["build"]["processor"])
    start = at(xs[0], grown[-1]["build"]["processor"] * xs[0] / xs[-1])
    out.append(f'<path d="M{start[0]:.1f} {start[1]:.1f}L{x:.1f} {y:.1f}" stroke="#222" stroke-dasharray="2 4"/>')
    out.append(f'<text x="{left + width / 2}" y="{top + height + 36}" text-anchor="middle">entries (dotted: linear growth of the build)</text>')
    said = "Seconds of the processor by stage against the number of entries"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 370" font-family="sans-serif" font-size="12" role="img"><title>{said}</title>'
    return head + '<rect width="560" height="370" fill="#fff"/>' + "".join(out) + "</svg>\n"
