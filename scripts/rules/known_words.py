"""The vocabulary defines each word once, and its groups are the groups of entries."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.dataset import Dataset
from scripts.model import Entries, Vocabulary
from scripts.problem import Problem, did_you_mean


def check(data: Dataset) -> Iterator[Problem]:
    """Words defined twice, and groups that are none."""
    for name in Vocabulary.model_fields:
        seen: set[str] = set()
        for word in getattr(data.vocabulary, name):
            if word.id in seen:
                yield data.problem(word, ("id",), f"'{word.id}' a second time in '{name}'", "each word once", "Remove one.")
            seen.add(word.id)
    for word in data.vocabulary.groups:
        if word.id not in Entries.model_fields or not word.letter:
            yield data.problem(word, ("id",), f"the group '{word.id}'", "a group of entries with its letter", did_you_mean(word.id, Entries.model_fields))
