"""Titles have at most eight words, texts one to three sentences, descriptions at most 160 characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.dataset import Dataset
from scripts.problem import Problem

SENTENCE_END = re.compile(r"(?<!\bno)(?<!\bU\.S)[.!?][\"'”’)]?(?=\s+[\"'“‘(]?[A-Z0-9]|\s*$)")


def check(data: Dataset) -> Iterator[Problem]:
    """Texts that are too long to be cited or shown."""
    for entry in data.entries.values():
        if (n := len(entry.title.split())) > 8:
            yield data.problem(entry, ("title",), f"a title of {n} words", "at most eight", "Say what happened in fewer.")
        if not 1 <= (n := len(SENTENCE_END.findall(entry.text))) <= 3:
            yield data.problem(entry, ("text",), f"{n} sentences", "one to three", "Each ends in a full stop and stands alone when cited.")
    for page in data.words.pages:
        if (n := len(page.description)) > 160:
            yield data.problem(page, ("description",), f"{n} characters", "at most 160", "Shorten it.")
