"""Whatever can be cited -> one CSL item: site, page, section, view, entry, fact, figure, the brief, each source of a fact."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from scripts.dataset import Dataset
from scripts.marks import INLINE_IDS
from scripts.model import Brief, Entry, Fact, Source

Item = dict[str, Any]
KINDS = {"news": "article-newspaper", "analysis": "report", "dataset": "dataset"}  # all others are web pages
KEPT = '<span class="nocase">'  # CSL's mark for words that no style may capitalise
DOMAIN = re.compile(r"\b[A-Za-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,6}\b(?:/[\w/-]*)?")
TITLE = 110  # a statement is cut to about so many characters when it serves as a title


def own_item(data: Dataset, site_url: str, path: str, title: str, *, id: str = "", abstract: str = "") -> Item:
    """CSL item of something on this site: a web page with the edition as its container. `path` is counted from the site's root."""
    item = {
        "id": id or re.sub(r"\W+", "-", path).strip("-") or "allies-respond",
        "type": "webpage",
        "title": title if KEPT in title else typographic(title),
        "author": [{"literal": data.editions.title}],
        "container-title": f"{data.editions.title}, edition {data.edition.id}",
        "issued": dated(data.edition.date),
        "language": "en",
        "URL": site_url + path,
        "custom": {"edition": data.edition.id},
    }
    return item | ({"abstract": abstract} if abstract else {})


def site_item(data: Dataset, site_url: str) -> Item:
    """CSL item of the site as a whole: it is its own container."""
    item = own_item(data, site_url, "", data.editions.title, abstract=data.editions.tagline)
    item["title"] = item.pop("container-title")
    return item


def entry_item(data: Dataset, entry: Entry, site_url: str) -> Item:
    """CSL item of an entry."""
    return own_item(data, site_url, entry_path(entry.id), f"{entry.title} ({entry.id})", id=entry.id, abstract=entry.text)


def entry_path(entry_id: str) -> str:
    """Address of an entry from the site's root; the title has no part in it."""
    return f"entries/{entry_id.lower()}/"


def fact_item(data: Dataset, fact: Fact, site_url: str) -> Item:
    """CSL item of a finding; its statement serves as title."""
    path = f"record/{data.file_of_fact[fact.id]}/#{fact.id}"
    said = INLINE_IDS.sub("", fact.statement).strip()
    return own_item(data, site_url, path, f"{typographic(shortened(said))} ({KEPT}{fact.id}</span>)", id=fact.id, abstract=said)


def shortened(text: str) -> str:
    """The first sentence, or as many whole words as make a title."""
    first = re.split(r"(?<=[a-z0-9)”\"])\. (?=[A-Z])", text)[0].rstrip(".")
    if len(first) <= TITLE:
        return first
    return first[: first.rindex(" ", 0, TITLE)].rstrip(",;:") + " …"


def brief_item(brief: Brief) -> Item:
    """CSL item of the base document."""
    return {
        "id": "brief",
        "type": "report",
        "title": typographic(brief.title),
        "author": [{"family": brief.author.family, "given": brief.author.given}],
        "genre": brief.series,
        "number": brief.number,
        "publisher": brief.publisher,
        "publisher-place": brief.place,
        "issued": dated(brief.date),
        "language": brief.language,
        "URL": brief.url,
    }


def brief_words(brief: Brief) -> dict[str, str]:
    """What the head of a page says about the base document."""
    return brief.model_dump(include={"title", "series", "number", "url", "date", "publisher", "language"}) | {
        "by": f"{brief.author.family}, {brief.author.given}"
    }


def linked_entry(data: Dataset, entry: Entry) -> Item:
    """An entry in the words of schema.org: a claim, where it first stood, and the documents that bear on it."""
    urls = dict.fromkeys(data.sources[u.source].url for k in entry.facts for u in data.facts[k.fact].sources)
    found: Item = {"@type": "Claim", "identifier": entry.id, "text": entry.text, "citation": [*([data.brief.url] if entry.brief else []), *urls]}
    if not entry.brief:
        found["isBasedOn"] = list(urls)
    return found


def linked_site(data: Dataset) -> Item:
    """The whole in the words of schema.org: a data set."""
    return {
        "@type": "Dataset",
        "identifier": f"{data.editions.title}, edition {data.edition.id}",
        "creator": {"@type": "Organization", "name": data.editions.title},
        "spatialCoverage": [c.name for c in data.countries],
        "citation": data.brief.url,
    }


def source_item(source: Source) -> Item:
    """CSL item of a document. News has its paper, all else its publisher as author; a repost names the page where it was read."""
    kind = KINDS.get(source.kind, "webpage")
    item: Item = {"id": source.id, "type": kind, "title": _printed(f"[{source.title}]" if source.described else source.title)}
    house, via = typographic(source.publisher), _printed(source.via or "")
    if kind == "article-newspaper":
        item["container-title"] = _printed(source.publisher) + (f", via {via}" if via else "")
    else:
        item["author"] = [{"literal": house}]
        if via:
            item |= {"type": "webpage", "container-title": f"Via {via}"}
    if source.via:
        item["custom"] = {"via": source.via} | ({"house": source.publisher} if kind == "article-newspaper" else {})
    if source.date:
        item["issued"] = dated(source.date)
    return item | {"language": source.language, "URL": source.url.replace("'", "%27")}


@lru_cache(maxsize=10_000)  # a document stands behind many findings
def _printed(text: str) -> str:
    return DOMAIN.sub(rf"{KEPT}\g<0></span>", typographic(text))


def place(locator: str) -> str:
    """A locator in words: `1.4` -> `section 1, sentence 4`."""
    section, sentence = locator.split(".")
    return f"section {section}, sentence {sentence}"


def dated(day: str) -> Item:
    """A day of the data as CSL writes it."""
    return {"date-parts": [[int(p) for p in day.split("-")]]}


@lru_cache(maxsize=10_000)
def typographic(text: str) -> str:
    """Straight quotation marks and apostrophes as printed ones."""
    text = re.sub(r'(^|[\s(\[‘…·])"', r"\1“", text).replace('"', "”")
    return re.sub(r"(^|[\s(\[“])'(?=\w)", r"\1‘", text).replace("'", "’")
