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
from scripts.rows import groups, is_unknown
from scripts.sheet import Sheet, day

THEMES = {"sanctions": "Sanctions", "aid": "Aid", "motives": "Reasons", "outlook": "Outlook"}
SENTENCE = "On {day}, {0} of {of} kinds of sanction were in force in {a} and {1} in {b}."


def theme_links(data: Dataset) -> list[tuple[str, str]]:
    """(path, label) of the themes of the two countries."""
    return [(f"{data.compare}{name}/", label) for name, label in THEMES.items()]


def lead(data: Dataset, heading: str, groups: list) -> str:
    """What was in force, in words, for days and pairs without a written lead."""
    rows = [row for _, _, listed in groups for row in listed if row.instrument.sanction]
    full = [sum(row.cells[n].state.stage == "in-force" and not row.cells[n].state.part for row in rows) or "none" for n in (0, 1)]
    return sentence(data, groups).replace("{day}", heading).replace("{of}", str(len(rows))).replace("{0}", str(full[0])).replace("{1}", str(full[1]))


def sentence(data: Dataset, groups: list) -> str:
    """The same for any day, with places for the day and the numbers; it says what is not known of a country."""
    a, b = data.countries[:2]
    said = [SENTENCE.replace("{a}", a.name).replace("{b}", b.name)]
    for n, country in enumerate((a, b)):
        if unknown := sum(is_unknown(row.cells[n].cell) for _, _, listed in groups for row in listed if row.instrument.sanction):
            said.append(f"Of {country.name} {unknown} {'is' if unknown == 1 else 'are'} not known.")
    return " ".join(said)


def marked_days(data: Dataset) -> list[dict[str, str]]:
    """The days offered by name, with the address of each page."""
    found = []
    for d in data.words.days:
        latest = d.day == "latest"
        name = "Latest" if latest else day(d.day, short=True)
        path = data.compare if d.day == status.BRIEF else f"{data.compare}{d.day}/"
        found.append({"day": d.day, "name": name, "label": d.label if data.first_pair else "", "path": path, "lead": d.lead if data.first_pair else ""})
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
    words = data.page_words("compare", "Side by side")
    days = marked_days(data)
    for d in days:
        sheet = Sheet(data, d["path"])
        latest = d["day"] == "latest"
        heading = "the latest day on record" if latest else day(d["day"], year=True)
        rows = groups(sheet, status.LATEST if latest else d["day"])
        ladder = drawn.get("ladder" if d["day"] == status.BRIEF else f"ladder-{d['day']}")
        body = sheet.render(
            "compare.html.jinja",
            words=words,
            heading=heading,
            lead=d["lead"] or lead(data, heading, rows),
            sentence=sentence(data, rows),
            days=days,
            shown=d["day"],
            groups=rows,
            ladder=ladder,
            themes=theme_links(data),
            histogram=histogram(sheet),
            latest=f"Latest, {day(data.editions.record_ends)}",
            root=site_url,
            cite_key=page_key(d["path"]),
        )
        description = (
            words.description
            if d["path"] == data.compare
            else f"{data.countries[0].name} and {data.countries[1].name} side by side: every instrument as it stood on {heading}."
        )
        meta = {"whole": "picture" if ladder else "rows"}
        of = "" if data.first_pair else f", {words.kicker}"
        yield Page(d["path"], f"Side by side on {heading}{of}", description, body, meta)
