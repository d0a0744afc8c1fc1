"""Figures of a measurement -> tables in Markdown, for the terminal and for benchmarks/."""

from __future__ import annotations

from typing import Any

VIEW = ("bytes", "page", "style", "script", "requests", "first paint", "largest paint", "chart seen", "blocked", "shift")
GROWN = ("countries", "entries", "steps", "pages", "megabytes", "entry page", "comparison", "heaviest", "search index")


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
    return "\n\n".join(parts) + "\n"
