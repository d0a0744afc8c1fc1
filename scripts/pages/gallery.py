"""All figures on one page."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.dataset import Dataset
from scripts.page import Page
from scripts.sheet import Sheet


def pages(data: Dataset, drawn: dict) -> Iterator[Page]:
    """The gallery."""
    words = {p.id: p for p in data.words.pages}["figures"]
    sheet = Sheet(data, "figures/")
    body = sheet.render("gallery.html.jinja", words=words, figures=[f for f in drawn.values() if not f.id.startswith("ladder-")])
    yield Page(sheet.address, words.title, words.description, body)
