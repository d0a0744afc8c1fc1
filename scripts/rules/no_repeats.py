"""A list names each thing once: facts of an entry or a step, sources of a fact, forms of a term, entries of a cell."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.dataset import Dataset
from scripts.model import Link, SourceUse, walk
from scripts.problem import Problem


def check(data: Dataset) -> Iterator[Problem]:
    """Repeats within a list of ids, links or uses, and a form that explains two terms."""
    for top in data.tops():
        for record, _ in walk(top):
            for name, value in vars(record).items():
                if isinstance(value, tuple) and value and isinstance(value[0], (str, Link, SourceUse)):
                    yield from _twice(data, record, name, [getattr(v, "fact", None) or getattr(v, "source", v) for v in value])
    forms: dict[str, str] = {}
    for term in data.glossary.terms:
        for form in {f.casefold() for f in (term.term, *term.also)}:
            if (other := forms.setdefault(form, term.id)) != term.id:
                yield data.problem(term, (), f"'{form}', which '{other}' explains too", "each form under one term", "Remove it from one of the two.")


def _twice(data: Dataset, record: object, name: str, values: list) -> Iterator[Problem]:
    for i, value in enumerate(values):
        if value in values[:i]:
            yield data.problem(record, (name, i), f"'{value}' a second time in '{name}'", "each once", "Remove one of the two.")
