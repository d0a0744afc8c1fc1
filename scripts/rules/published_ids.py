"""No id that was ever published is lost: data/published-ids.txt lists them for ever."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.dataset import Dataset
from scripts.loader import PUBLISHED
from scripts.problem import Problem, did_you_mean


def check(data: Dataset) -> Iterator[Problem]:
    """Published ids without an entry, and entries that the list does not know."""
    aliases = {a for e in data.entries.values() for a in e.aliases}
    for one in data.published:
        if one not in data.entries and one not in aliases:
            near = did_you_mean(one, data.entries)
            remedy = f"Put the entry back; to retract it give it 'withdrawn:', to merge it list it under 'aliases:' of another. {near}".strip()
            yield Problem(PUBLISHED, 0, f"no entry {one}, which was published", "an entry for every published id", remedy)
    for one, entry in data.entries.items():
        if one not in data.published:
            yield data.problem(entry, ("id",), f"{one}, which is not in {PUBLISHED}", "every id in that list", f"Add the line {one}.")
