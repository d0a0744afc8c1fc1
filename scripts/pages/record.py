"""The record: where it differs from the brief, and one page of findings per file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from scripts.dataset import Dataset
from scripts.findings import fact_view
from scripts.page import Page
from scripts.sheet import Sheet


def pages(data: Dataset, drawn: dict) -> Iterator[Page]:
    """The overview and the files of facts."""
    words = {p.id: p for p in data.words.pages}["record"]
    sheet = Sheet(data, "record/")

    def marks(entry_id: str) -> Markup:
        owner = data.owners[entry_id][0]
        codes = [owner] if owner in data.country else [c.code for c in data.countries[:2]]
        return Markup(" ").join(sheet.mark(c) for c in codes)

    both = [o for o in data.differences.omissions if o.country == "both"]
    body = sheet.render("record.html.jinja", words=words, omissions=_omissions(data), both=both, marks=marks)
    yield Page(sheet.address, words.title, words.description, body)
    for name, file in data.fact_files.items():
        sheet = Sheet(data, f"record/{name}/")
        topics = []
        for word in data.vocabulary.topics:
            facts = sorted((f for f in file.facts if f.topic == word.id), key=lambda f: f.date)
            if facts:
                topics.append((word.id, word.label, [fact_view(data, f) for f in facts]))
        body = sheet.render("facts.html.jinja", file=file, topics=topics)
        yield Page(sheet.address, file.title, file.lead, body)


def _omissions(data: Dataset) -> list[dict[str, Any]]:
    found = []
    for country in data.countries[:2]:
        mine = [o for o in data.differences.omissions if o.country == country.code]
        lists = []
        for word in reversed(data.vocabulary.brief_coverage):
            items = sorted((o for o in mine if o.in_brief == word.id), key=lambda o: o.date)
            if items:
                lists.append((word.label, items))
        found.append({"country": country, "lists": lists})
    return found
