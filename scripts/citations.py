"""Entry, brief or site -> one CSL item -> APA, BibTeX, RIS and CSL-JSON text."""

from __future__ import annotations

import json
from typing import Any

from scripts.dataset import Dataset
from scripts.model import Brief, Entry

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
Item = dict[str, Any]


def entry_item(data: Dataset, entry: Entry, site_url: str) -> Item:
    """CSL item of an entry: a web page of the project, with the address computed from the data."""
    parts = [int(p) for p in data.edition.date.split("-")]
    return {
        "id": entry.id,
        "type": "webpage",
        "title": f"{entry.title} ({entry.id})",
        "author": [{"literal": data.editions.title}],
        "container-title": data.editions.title,
        "version": data.edition.id,
        "issued": {"date-parts": [parts]},
        "abstract": entry.text,
        "language": "en",
        "URL": f"{site_url}entries/{entry.id.lower()}/",
    }


def site_item(data: Dataset, site_url: str) -> Item:
    """CSL item of the site as a whole."""
    parts = [int(p) for p in data.edition.date.split("-")]
    return {
        "id": "allies-respond",
        "type": "webpage",
        "title": data.editions.title,
        "author": [{"literal": data.editions.title}],
        "version": data.edition.id,
        "issued": {"date-parts": [parts]},
        "abstract": data.editions.tagline,
        "language": "en",
        "URL": site_url,
    }


def brief_item(brief: Brief) -> Item:
    """CSL item of the base document."""
    return {
        "id": "brief",
        "type": "report",
        "title": brief.title,
        "author": [{"family": brief.author.family, "given": brief.author.given}],
        "collection-title": brief.series,
        "number": brief.number,
        "genre": brief.series,
        "publisher": brief.publisher,
        "publisher-place": brief.place,
        "issued": {"date-parts": [[int(p) for p in brief.date.split("-")]]},
        "language": brief.language,
        "URL": brief.url,
    }


def place(locator: str) -> str:
    """A locator in words: `1.4` -> `section 1, sentence 4`."""
    section, sentence = locator.split(".")
    return f"section {section}, sentence {sentence}"


def apa(item: Item, *, locator: str = "") -> list[tuple[str, bool]]:
    """APA 7 reference as runs of (text, italic)."""
    year = item["issued"]["date-parts"][0][0]
    who = item["author"][0]
    if "literal" in who:
        return [
            (f"{who['literal']}. ({year}). ", False),
            (item["title"], True),
            (f" (Edition {item['version']}). {item['URL']}", False),
        ]
    initials = " ".join(f"{name[0]}." for name in who["given"].split())
    where = f", {locator}" if locator else ""
    return [
        (f"{who['family']}, {initials} ({year}). ", False),
        (item["title"], True),
        (f" ({item['genre']} No. {item['number']}){where}. {item['publisher'].removeprefix('The ')}. {item['URL']}", False),
    ]


def apa_text(item: Item, *, locator: str = "") -> str:
    """APA 7 reference as plain text."""
    return "".join(text for text, _ in apa(item, locator=locator))


def bibtex(item: Item) -> str:
    """One BibTeX record, pure ASCII-safe in its syntax, with names and capitals protected."""
    year, month, _ = item["issued"]["date-parts"][0]
    who = item["author"][0]
    fields = {
        "author": f"{{{_tex(who['literal'])}}}" if "literal" in who else f"{_tex(who['family'])}, {_tex(who['given'])}",
        "title": f"{{{_tex(item['title'])}}}",
        "year": str(year),
        "month": MONTHS[month - 1][:3].lower(),
        "url": item["URL"],
    }
    if item["type"] == "report":
        kind = "techreport"
        fields |= {"institution": _tex(item["publisher"]), "type": _tex(item["genre"]), "number": item["number"], "address": _tex(item["publisher-place"])}
    else:
        kind = "misc"
        fields |= {"howpublished": f"{_tex(who['literal'])}, edition {item['version']}", "abstract": _tex(item["abstract"])}
    body = ",\n".join(f"  {k} = {v if k == 'month' else '{' + v + '}'}" for k, v in fields.items())
    return f"@{kind}{{{item['id']},\n{body}\n}}\n"


def ris(item: Item) -> str:
    """One RIS record."""
    year, month, day = item["issued"]["date-parts"][0]
    who = item["author"][0]
    report = item["type"] == "report"
    lines = [
        ("TY", "RPRT" if report else "ELEC"),
        ("AU", f"{who['literal']}," if "literal" in who else f"{who['family']}, {who['given']}"),
        ("TI", item["title"]),
        ("PY", str(year)),
        ("DA", f"{year:04}/{month:02}/{day:02}"),
    ]
    if report:
        lines += [("T3", item["genre"]), ("M1", item["number"]), ("PB", item["publisher"]), ("CY", item["publisher-place"])]
    else:
        lines += [("T2", who["literal"]), ("ET", item["version"]), ("AB", item["abstract"])]
    lines += [("LA", item["language"]), ("UR", item["URL"]), ("ER", "")]
    return "".join(f"{tag}  - {value}\n" for tag, value in lines)


def csl_json(item: Item) -> str:
    """CSL-JSON of one item."""
    return json.dumps([item], ensure_ascii=False, indent=1) + "\n"


def _tex(text: str) -> str:
    for a, b in (("\\", r"\textbackslash "), ("{", r"\{"), ("}", r"\}"), ("&", r"\&"), ("%", r"\%"), ("$", r"\$"), ("#", r"\#"), ("_", r"\_")):
        text = text.replace(a, b)
    return text
