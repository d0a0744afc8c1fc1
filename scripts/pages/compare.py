"""The comparison: one page for the brief's day, one for each other marked day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from scripts import status
from scripts.citable import page_key
from scripts.dataset import Dataset
from scripts.page import Page
from scripts.rows import groups
from scripts.sheet import Sheet, day

THEMES = (
    ("compare/sanctions/", "Sanctions"),
    ("compare/aid/", "Aid"),
    ("compare/motives/", "Reasons"),
    ("compare/outlook/", "Outlook"),
)


def marked_days(data: Dataset) -> list[dict[str, str]]:
    """The days offered by name, with the address of each page."""
    found = []
    for d in data.words.days:
        latest = d.day == "latest"
        name = "Latest" if latest else day(d.day, short=True)
        path = "compare/" if d.day == status.BRIEF else f"compare/{d.day}/"
        found.append({"day": d.day, "name": name, "label": d.label, "path": path, "lead": d.lead})
    return found


def histogram(sheet: Sheet) -> Markup:
    """Steps per day from 15 February to 30 April 2022, first country above the line, second below; decoration of the slider."""
    data, bars, top = sheet.data, [], 0
    start = date(2022, 2, 15)
    for slot, country in enumerate(data.countries[:2]):
        counted = Counter(s.date for (code, _), cell in data.cells.items() if code == country.code for s in cell.steps)
        for when, n in sorted(counted.items()):
            at = (date.fromisoformat(when) - start).days if len(when) == 10 else -1
            if 0 <= at < 75:
                height = 2 * n
                top = max(top, height)
                bars.append((at * 10 + 1.5, -height if slot == 0 else 1, height, sheet.slot(country.code)))
    rects = "".join(f'<rect class="{slot}" x="{x}" y="{y}" width="7" height="{h}"/>' for x, y, h, slot in bars)
    return Markup(
        f'<svg class="asof__hist" viewBox="0 {-top} 750 {2 * top + 1}" preserveAspectRatio="none" aria-hidden="true"><path d="M0 .5H750" class="axis"/>{rects}</svg>'
    )


def pages(data: Dataset, drawn: dict, site_url: str) -> Iterator[Page]:
    """One page per marked day; the brief's day has the short address."""
    words = {p.id: p for p in data.words.pages}["compare"]
    days = marked_days(data)
    for d in days:
        sheet = Sheet(data, d["path"])
        latest = d["day"] == "latest"
        heading = "the latest day on record" if latest else day(d["day"], year=True)
        body = sheet.render(
            "compare.html.jinja",
            words=words,
            heading=heading,
            lead=d["lead"],
            days=days,
            shown=d["day"],
            groups=groups(sheet, status.LATEST if latest else d["day"]),
            themes=THEMES,
            histogram=histogram(sheet),
            root=site_url,
            cite_key=page_key(d["path"]),
        )
        description = (
            words.description
            if d["path"] == "compare/"
            else f"{data.countries[0].name} and {data.countries[1].name} side by side: every instrument as it stood on {heading}."
        )
        meta = {} if d["path"] == "compare/" else {"search": {"exclude": True}}
        yield Page(d["path"], f"Side by side on {heading}", description, body, meta)
