"""The picture that other sites show beside a link: the name, the finding, the two marks."""

from __future__ import annotations

from html import escape
from textwrap import wrap

from scripts.dataset import Dataset
from scripts.figures import look
from scripts.figures.look import COLOURS
from scripts.figures.picture import symbols

WIDTH, HEIGHT, EDGE = 1200, 630, 80
DRAWN = 1000  # pixels: keeps the file below 30 kB


def card(data: Dataset) -> str:
    """An SVG in the proportions that previews want."""
    said = next((p.title for p in data.words.pages if p.id == "home"), data.editions.tagline)
    lines = [
        f'<text x="{EDGE}" y="{270 + 72 * n}" font-weight="700" font-size="54">{escape(line, quote=False)}</text>' for n, line in enumerate(wrap(said, 40)[:4])
    ]
    marks, x = [], EDGE
    for country, slot in look.pair(data):
        marks.append(
            f'<use class="{slot.css}" href="#{slot.css}-plain" x="{x}" y="{HEIGHT - 103}" width="26" height="26" color="{COLOURS[slot.css]}" fill="{COLOURS[slot.css]}"/>'
        )
        marks.append(f'<text x="{x + 40}" y="{HEIGHT - 80}" font-size="28" font-family="sans-serif">{escape(country.name, quote=False)}</text>')
        x += 90 + 16 * len(country.name)
    defs = "".join(symbols()[f"{slot.css}-plain"] for _, slot in look.pair(data))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" font-family="serif" fill="{COLOURS["ink"]}">'
        f'<defs>{defs}</defs><rect width="100%" height="100%" fill="{COLOURS["paper"]}"/><text x="{EDGE}" y="140" font-weight="700" font-size="40">'
        f'{escape(data.editions.title, quote=False)}</text><path d="M{EDGE} 172H{WIDTH - EDGE}" stroke="{COLOURS["ink"]}" stroke-width="3"/>{"".join(lines)}{"".join(marks)}</svg>\n'
    )
