"""One page per entry, with its citation files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup, escape

from scripts import citable, citations, exchange, status, styles
from scripts.dataset import Dataset
from scripts.findings import by_relation
from scripts.model import Country, Entry, Forecast, Measure, Motive
from scripts.outcomes import reading
from scripts.page import Page
from scripts.pages import since
from scripts.sheet import Sheet, slug


def pages(data: Dataset, drawn: dict, site_url: str) -> Iterator[Page]:
    """A page for each id; the path never depends on the title."""
    for entry in data.entries.values():
        sheet = Sheet(data, f"entries/{slug(entry.id)}/")
        body = sheet.render("entry.html.jinja", **context(sheet, entry, site_url))
        yield Page(sheet.address, f"{entry.title} ({entry.id})", entry.text, body, {"entry": entry.id, "linked": citations.linked_entry(data, entry)})


def files(data: Dataset, site_url: str) -> dict[str, str]:
    """BibTeX, RIS and CSL-JSON of each entry."""
    found = {}
    for entry in data.entries.values():
        item, folder = citations.entry_item(data, entry, site_url), f"entries/{slug(entry.id)}/"
        found |= {f"{folder}cite.bib": exchange.bibtex(item), f"{folder}cite.ris": exchange.ris(item), f"{folder}cite.json": exchange.csl_json(item)}
        found |= {f"{citations.entry_path(old)}index.html": _moved(data, entry, item["URL"]) for old in entry.aliases}
    return found


def _moved(data: Dataset, entry: Entry, url: str) -> str:
    """The page at an address that an entry once had; it stays inside the site wherever that lies."""
    there = f"../{slug(entry.id)}/"
    title = escape(f"{entry.title} ({entry.id})")
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title} - {escape(data.editions.title)}</title><link rel="canonical" href="{url}">'
        f'<meta http-equiv="refresh" content="0; url={there}"><meta name="robots" content="noindex"></head>'
        f'<body><h1>This statement is now {entry.id}</h1><p><a href="{there}">{title}</a></p></body></html>\n'
    )


def context(sheet: Sheet, entry: Entry, site_url: str) -> dict[str, Any]:
    """All that the template needs."""
    data = sheet.data
    owner, group = data.owners[entry.id]
    country = data.country.get(owner)
    findings = by_relation(data, entry)
    item = citations.entry_item(data, entry, site_url)
    where = "; ".join(citations.place(p) for p in (entry.brief.locator, *entry.brief.also)) if entry.brief else ""
    return {
        "entry": entry,
        "code": owner,
        "codes": [owner] if country else [c.code for c in data.countries[:2]],
        "trail": _trail(data, entry, country, group),
        "kicker": _kicker(data, entry),
        "places": [where[:1].upper() + where[1:]] if where else [],
        "rows": _rows(data, entry, country),
        "findings": findings,
        "count": sum(len(f) for *_, f in findings),
        "verdict": since.verdict(data, entry.id) if entry.id in data.verdicts else None,
        "reading": reading(data, entry.id) if entry.id in data.reasons else None,
        "counterparts": [c for other in data.countries[:2] if country and other is not country for c in [counterpart(sheet, entry, group, other)]],
        "apa": Markup(styles.apa(item, ())),
        "permanent": item["URL"],
        "behind": [(Markup(styles.apa(i, ())), Markup(styles.in_text(i, "apa", place)) if place else "") for _, i, place in citable.behind(data, entry)[:1]],
        **_words(sheet, entry, country),
    }


def brief_word(data: Dataset, entry: Entry) -> str:
    """The brief's own word for how far or how sure; for reasons which way they worked."""
    if not entry.brief:
        return ""
    if entry.brief.status:
        return data.label("statuses", entry.brief.status)
    if isinstance(entry, Motive) and not entry.brief.hedge:
        return data.label("roles", entry.role)
    return data.label("hedges", entry.brief.hedge)


def _trail(data: Dataset, entry: Entry, country: Country | None, group: str) -> list[tuple[str | None, str]]:
    if not country:
        return [("compare/", "Compare"), (None, "Both countries")]
    label = data.label("groups", group)
    anchor = group if entry.brief else "more"
    return [(f"{country.id}/", country.name), (f"{country.id}/#{anchor}", label if entry.brief else "Only in the record"), (None, entry.id)]


def _kicker(data: Dataset, entry: Entry) -> list[str]:
    if isinstance(entry, Measure):
        tool = data.label("tools", entry.tool) or data.instruments[entry.instrument].label
        return [tool, *([f"target: {data.label('targets', entry.target)}"] if entry.target else [])]
    if isinstance(entry, Motive):
        return [f"reason: {data.label('families', entry.family).lower()}"]
    if isinstance(entry, Forecast):
        horizon = [f"horizon: {entry.horizon}"] if entry.horizon else []
        return [f"outlook: {data.label('domains', entry.domain).lower()}", *horizon]
    return ["lead of the brief"]


def _rows(data: Dataset, entry: Entry, country: Country | None) -> list[dict[str, Any]]:
    if not country:
        return []
    rows = data.rows_of_entry.get(entry.id, ())
    return [{"id": i, "label": data.instruments[i].label, "cell": data.cells[country.code, i]} for i in rows]


def _words(sheet: Sheet, entry: Entry, country: Country | None) -> dict[str, Any]:
    """The two words: the brief's and the record's on 3 March 2022."""
    data = sheet.data
    rank, correction = data.corrections.get(entry.id, (0, None))
    found: dict[str, Any] = {
        "brief_word": brief_word(data, entry) or "not in the brief",
        "record_who": "The record shows",
        "record_mark": None,
        "record_part": False,
        "record_says": correction.record if correction else "",
        "differs": data.label("correction_kinds", correction.kind) if correction else "",
        "correction": rank,
    }
    rows = data.rows_of_entry.get(entry.id, ())
    if isinstance(entry, Measure) and country and rows:
        cell = data.cells[country.code, rows[0]]
        now = status.state(cell, status.BRIEF)
        word, says = (data.label("stages", now.stage), now.step.text) if now.step else sheet.absence(cell, now)
        found |= {
            "record_who": "The record shows, on 3 March 2022",
            "record_mark": sheet.mark(country.code, now.mark),
            "record_word": word,
            "record_part": now.part,
            "record_says": found["record_says"] or cell.reading or says,
        }
    else:
        relations = {k.relation for k in entry.facts}
        known = ("contradicts", "qualifies", "corroborates", "details", "later-development")
        strongest = next((r for r in known if r in relations), None)
        tally = f"{len(entry.facts)} finding{'s' if len(entry.facts) != 1 else ''}"
        found["record_word"] = tally if entry.facts else "Nothing found"
        if not found["record_says"] and strongest:
            parts = [
                f"{sum(k.relation == w.id for k in entry.facts)} {w.label.lower()}"
                for w in data.vocabulary.relations
                if any(k.relation == w.id for k in entry.facts)
            ]
            found["record_says"] = "Of these: " + ", ".join(parts) + "."
    return found


def counterpart(sheet: Sheet, entry: Entry, group: str, other: Country) -> dict[str, Any]:
    """What the other country did, gave as a reason or was expected to do; or a sentence that says there is none."""
    data = sheet.data
    found: dict[str, Any] = {"code": other.code, "heading": f"In {other.name}", "entries": [], "state": None, "sentence": "", "row": ""}
    if isinstance(entry, Measure):
        rows = data.rows_of_entry.get(entry.id, (entry.instrument,))
        cell = data.cells[other.code, rows[0]]
        now = status.state(cell, status.BRIEF)
        contrast = next((c.text for c in data.instruments[rows[0]].contrasts if other.code in c.pair), "")
        found |= {"row": rows[0], "state": now if now.step else None, "sentence": sheet.plain(contrast)}
        found["entries"] = [data.entries[e] for e in cell.entries if data.owners[e][0] == other.code]
        if not now.step:
            word, says = sheet.absence(cell, now)
            found["sentence"] = f"{word} by 3 March. {says}"
    elif isinstance(entry, Motive):
        same = [e for e in other.entries.motives if e.family == entry.family]
        found["entries"] = [e for e in same if e.role == entry.role] or same
        if not same:
            found["sentence"] = f"The brief gives {other.name} no reason of this kind ({data.label('families', entry.family).lower()})."
    elif isinstance(entry, Forecast):
        found["entries"] = [e for e in other.entries.outlook if e.domain == entry.domain]
        if not found["entries"]:
            found["sentence"] = f"The brief says nothing on {other.name} under this subject ({data.label('domains', entry.domain).lower()})."
    found["entries"] = [{"id": e.id, "title": e.title, "word": brief_word(data, e)} for e in found["entries"]]
    return found
