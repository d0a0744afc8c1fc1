"""Terms that a newcomer would not know, and every controlled word."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.dataset import Dataset
from scripts.model import Vocabulary
from scripts.page import Page
from scripts.sheet import Sheet


def pages(data: Dataset, drawn: dict) -> Iterator[Page]:
    """The glossary."""
    words = {p.id: p for p in data.words.pages}["glossary"]
    lists = [(name, info.description.rstrip("."), getattr(data.vocabulary, name)) for name, info in Vocabulary.model_fields.items()]
    body = Sheet(data, "glossary/").render("glossary.html.jinja", words=words, lists=lists)
    yield Page("glossary/", words.title, words.description, body)
