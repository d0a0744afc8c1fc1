"""CSL item -> what reference managers and editors take: BibTeX, RIS, CSL-JSON, a Wikipedia template, Markdown."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

from scripts.styles import MONTHS, Item, issued, plain

RIS_TYPES = {"webpage": "ELEC", "report": "RPRT", "article-newspaper": "NEWS", "dataset": "DATA"}


def _author(item: Item) -> tuple[str, bool]:
    """The author as a list wants it, and whether it is an organisation."""
    who = item.get("author", [{"literal": ""}])[0]
    return (who["literal"], True) if "literal" in who else (f"{who['family']}, {who['given']}", False)


def _extra(item: Item, key: str) -> str:
    return item.get("custom", {}).get(key, "")


def bibtex(item: Item, locator: str = "") -> str:
    """One BibTeX record with names and capitals protected."""
    (who, body), day, kind = _author(item), issued(item), item["type"]
    house = {"article-newspaper": "journal", "report": "institution"}.get(kind, "howpublished")
    fields = {
        "author": f"{{{_tex(who)}}}" if who and body else _tex(who),
        "title": f"{{{_tex(plain(item['title']))}}}",
        house: _tex(plain(item.get("publisher") or item.get("container-title") or (who if kind == "report" else ""))),
        "type": _tex(item.get("genre", "")),
        "number": item.get("number", ""),
        "address": _tex(item.get("publisher-place", "")),
        "edition": _extra(item, "edition"),
        "year": str(day[0]) if day else "",
        "month": MONTHS[day[1] - 1][:3].lower() if len(day) > 1 else "",
        "day": str(day[2]) if len(day) > 2 else "",
        "url": item["URL"],
        "note": _tex(locator),
        "abstract": _tex(item.get("abstract", "")),
    }
    kind = {"report": "techreport", "article-newspaper": "article"}.get(kind, "misc")
    lines = ",\n".join(f"  {k} = {v if k == 'month' else '{' + v + '}'}" for k, v in fields.items() if v)
    return f"@{kind}{{{item['id']},\n{lines}\n}}\n"


def ris(item: Item, locator: str = "") -> str:
    """One RIS record; an organisation ends in a comma, or readers split its name."""
    (who, body), day, kind = _author(item), issued(item), item["type"]
    lines = [
        ("TY", RIS_TYPES[kind]),
        ("AU", f"{who}," if who and body else who),
        ("TI", plain(item["title"])),
        ("T3" if kind == "report" else "T2", plain(item.get("genre") or item.get("container-title", ""))),
        ("PY", str(day[0]) if day else ""),
        ("DA", "/".join([f"{day[0]:04}", *(f"{n:02}" for n in day[1:])]) if day else ""),
        ("ET", _extra(item, "edition")),
        ("M1", item.get("number", "")),
        ("PB", plain(item.get("publisher", ""))),
        ("CY", item.get("publisher-place", "")),
        ("N1", locator),
        ("AB", item.get("abstract", "")),
        ("LA", item["language"]),
        ("UR", item["URL"].replace(";", "%3B")),  # a semicolon parts addresses
    ]
    return "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in lines if value) + "ER  - \n"


def csl_json(item: Item, locator: str = "", indent: int | None = 1) -> str:
    """CSL-JSON of one item."""
    return json.dumps([item | ({"note": locator} if locator else {})], ensure_ascii=False, indent=indent) + "\n"


def wikipedia(item: Item, locator: str = "", accessed: str = "") -> str:
    """The template {{cite web}} as an English Wikipedia article takes it."""
    (who, body), day = _author(item), issued(item)
    last, _, first = who.partition(", ")
    edition, container = _extra(item, "edition"), item.get("container-title", "")
    fields: dict[str, Any] = {
        "author": who if body and not edition else "",
        "last": "" if body else last,
        "first": "" if body else first,
        "title": item["title"],
        "website": who
        if edition
        else _extra(item, "house") or ("" if _extra(item, "via") else container) or " ".join(filter(None, (item.get("genre"), item.get("number")))),
        "via": _extra(item, "via"),
        "publisher": item.get("publisher", ""),
        "edition": edition,
        "date": " ".join([*map(str, day[2:]), *([MONTHS[day[1] - 1]] if len(day) > 1 else []), str(day[0])]) if day else "",
        "language": item["language"] if item["language"] != "en" else "",
        "at": locator,
    }
    said = [f"|{k}={_wiki(plain(v))}" for k, v in fields.items() if v]
    seen = [f"|access-date={accessed}"] if accessed else []
    return " ".join(["{{cite web", *said, f"|url={item['URL'].replace('|', '%7C')}", *seen]) + "}}"


def markdown(reference: str, url: str) -> str:
    """A reference in HTML as Markdown, with its address as a link."""
    text, _, tail = reference.rpartition(url.replace("&", "&amp;"))
    marked = re.sub(r"([\\`*_\[\]])", r"\\\1", text).replace("<i>", "*").replace("</i>", "*")
    return unescape(marked).replace("<", "\\<") + f"<{url}>{tail}"


def _wiki(text: str) -> str:
    signs = {"|": "{{!}}", "[": "&#91;", "]": "&#93;", "{": "&#123;", "}": "&#125;", "<": "&lt;"}
    return "".join(signs.get(c, c) for c in text).replace("''", "&#39;&#39;")


def _tex(text: str) -> str:
    signs = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {c: f"\\{c}" for c in "{}&%$#_"}
    return "".join(signs.get(c, c) for c in " ".join(text.split()))
