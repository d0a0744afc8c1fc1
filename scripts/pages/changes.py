"""The editions and what changed in meaning from one to the next; the first says what it holds."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.changes import said
from scripts.columns import Table
from scripts.dataset import Dataset
from scripts.editions import Moment
from scripts.feed import anchor
from scripts.page import Page
from scripts.sheet import Sheet


def pages(data: Dataset, tables: dict[str, Table], moments: list[Moment], site_url: str) -> Iterator[Page]:
    """The page of changes."""
    words = {p.id: p for p in data.words.pages}["changes"]
    holds = [(t.name, t.about, len(t.rows)) for t in tables.values() if t.main]
    sheet = Sheet(data, "changes/")

    def link(url: str) -> str:
        return sheet.href(url.removeprefix(site_url))

    body = sheet.render("changes.html.jinja", words=words, moments=moments, holds=holds, anchor=anchor, link=link, said=said)
    yield Page(sheet.address, words.title, words.description, body)
