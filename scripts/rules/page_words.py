"""docs/words.yml holds the words of every page, figure and day that the site is made of."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.dataset import Dataset
from scripts.problem import Problem, did_you_mean
from scripts.status import BRIEF

NEEDED = {
    "pages": [
        "home",
        "compare",
        "sanctions",
        "aid",
        "motives",
        "outlook",
        "country",
        "timeline",
        "record",
        "sources",
        "glossary",
        "data",
        "changes",
        "figures",
        "cite",
        "print",
        "since",
        "series",
    ],
    "figures": ["ladder", "days", "freezes", "aid", "reasons", "outlook", "strip"],
    "days": [BRIEF],
}


def check(data: Dataset) -> Iterator[Problem]:
    """Pages, figures and days without words."""
    for part, needed in NEEDED.items():
        there = [getattr(words, "id", None) or words.day for words in getattr(data.words, part)]
        for one in needed:
            if one not in there:
                near = did_you_mean(one, [t for t in there if t not in needed])
                yield data.problem(data.words, (part,), f"no words of '{one}' under '{part}'", "those of every one", f"Put them back. {near}".strip())
