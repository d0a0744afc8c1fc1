"""A drawn figure -> an SVG file that stands alone: finding, key and source in the picture, light colours, marks within it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from textwrap import wrap

from scripts.drawing import num
from scripts.figures.look import COLOURS, LINES, TEXTS, Drawn
from scripts.marks import INLINE_IDS

MARKS = Path(__file__).parents[2] / "docs" / "overrides" / "partials" / "marks.html"
FACES = {"sans": '"Segoe UI",Roboto,Helvetica,Arial,sans-serif', "serif": "Charter,Cambria,Georgia,serif"}
EDGE, TITLE, TEXT, SMALL = 24, 26, 15, 13


def symbols() -> dict[str, str]:
    """The marks by id, with colours in the place of variables; while the site is served they may change."""
    return _symbols(MARKS.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _symbols(marks: str) -> dict[str, str]:
    coloured = re.sub(r"var\(--([\w-]+)\)", lambda m: COLOURS[m[1]], marks)
    return {m[1]: m[0] for m in re.finditer(r'<symbol id="([\w-]+)".*?</symbol>', coloured, re.DOTALL)}


@cache
def style() -> str:
    """The rules of figure.css that a picture needs, with the light colours."""
    rules = [f"text{{font:{TEXT}px {FACES['sans']};fill:{COLOURS['ink']}}}"]
    for css, (size, _, colour, rest) in TEXTS.items():
        face = FACES["serif" if "serif" in rest.get("family", "") else "sans"]
        rules.append(f"text.{css}{{font:{rest.get('style', '')} {rest.get('weight', 400)} {size}px {face};fill:{COLOURS[colour]}}}" if css else "")
    rules += [f".{css}{{stroke:{COLOURS[colour]};stroke-dasharray:{dash if 'px' in dash else 'none'}}}" for css, (colour, dash) in LINES.items()]
    rules += [f".{c}{{color:{COLOURS[c]};fill:{COLOURS[c]}}}" for c in ("jp", "kr")]
    rules.append(f".band{{fill:{COLOURS['paper-2']}}}.paper,.open,.plan{{fill:{COLOURS['paper']}}}.open,.plan{{stroke:currentColor;stroke-width:2}}")
    rules.append(f".col,.grid{{stroke:{COLOURS['rule']}}}.grid{{stroke-dasharray:1 4}}.link{{color:{COLOURS['rule-2']}}}.line{{fill:none;stroke:currentColor}}")
    rules.append(f"text.title{{font:700 {TITLE}px {FACES['serif']}}}")
    return "".join(rules)


def picture(drawn: Drawn) -> str:
    """The wide drawing with its words around it."""
    head, _, rest = drawn.svg_wide.partition(">")
    height = float(head.rsplit(" ", 1)[1].rstrip('"'))
    body = rest.partition("</desc>")[2].removesuffix("</svg>")
    out, y = [], float(EDGE)
    for words, css, size in ((drawn.title, "title", TITLE), (drawn.subtitle, "", TEXT)):
        y += 4
        for line in wrap(words, int(drawn.width / size / 0.56)):
            y += size * 1.25
            out.append(f'<text class="{css}" x="{EDGE}" y="{num(y)}">{escape(line, quote=False)}</text>')
    if drawn.key or drawn.hint:
        y, x = y + 28, float(EDGE)
        for css, name, _ in drawn.key:
            out.append(f'<use class="{css}" href="#{css}-plain" x="{num(x)}" y="{num(y - 13)}" width="15" height="15"/>')
            out.append(f'<text x="{num(x + 21)}" y="{num(y)}">{escape(name, quote=False)}</text>')
            x += 48 + 8 * len(name)
        out.append(f'<text class="h" x="{num(x)}" y="{num(y)}">{escape(drawn.hint, quote=False)}</text>')
    out.append(f'<g transform="translate({EDGE} {num(y + 20)})">{body}</g>')
    y += 20 + height + 12
    for line in wrap("Source: " + INLINE_IDS.sub(r"\1", drawn.source), int(drawn.width / SMALL / 0.5)):
        y += SMALL * 1.4
        out.append(f'<text class="h" x="{EDGE}" y="{num(y)}">{escape(line, quote=False)}</text>')
    drawing = "".join(out)
    used = sorted(set(re.findall(r'href="#([\w-]+)"', drawing)))
    w, h = num(drawn.width + 2 * EDGE), num(y + EDGE)
    size = f'viewBox="0 0 {w} {h}" width="{w}" height="{h}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="t d"><title id="t">{escape(drawn.title)}</title>'
        f'<desc id="d">{escape(drawn.alt)}</desc><style>{style()}</style><defs>{"".join(map(symbols().get, used))}</defs>'
        f'<rect class="paper" width="100%" height="100%"/>{drawing}</svg>\n'
    )
