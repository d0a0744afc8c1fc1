"""An id stands for one thing: no id twice, no country code twice, file name and id of a country agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath

from scripts.dataset import Dataset
from scripts.model import Entries, Record
from scripts.problem import Problem


def check(data: Dataset) -> Iterator[Problem]:
    """Repeated ids and codes, entries under the wrong country or group."""
    letters = {w.id: w.letter for w in data.vocabulary.groups}
    codes = "".join(c.code for c in data.countries[:2])
    entries: list[Record] = list(data.brief.entries)
    for e in data.brief.entries:
        if len(e.id.split("-")[0]) != 4:
            yield data.problem(e, ("id",), f"the id {e.id}", f"an id on both countries, such as {codes}-1", "Move the entry to its country's file.")
    for c in data.countries:
        if c.id != PurePath(data.place(c)[0]).stem:
            yield data.problem(c, ("id",), f"the id '{c.id}'", "the name of the file", f"Write 'id: {PurePath(data.place(c)[0]).stem}' or rename the file.")
        for group in Entries.model_fields:
            for e in getattr(c.entries, group):
                entries.append(e)
                start = f"{c.code}-{letters.get(group)}"
                if not (e.id.startswith(start) and e.id[len(start) :].isdigit()):
                    yield data.problem(
                        e, ("id",), f"the id {e.id}", f"an id of {c.name}, group {group}: {start} and a number", "Move the entry or give it the next free id."
                    )
        yield from _twice(data, c.record, "instrument", "a second cell for")
    yield from _twice(data, data.countries, "code", "a second country with the code")
    yield from _twice(data, entries, "id", "a second entry")
    taken = {e.id: e.id for e in entries}
    for e in entries:
        for n, old in enumerate(e.aliases):
            if old in taken:
                yield data.problem(
                    e, ("aliases", n), f"the alias {old}, which {taken[old]} has", "an id that leads to one entry only", "Remove it from one of the two."
                )
            taken.setdefault(old, e.id)
    yield from _twice(data, [f for file in data.fact_files.values() for f in file.facts], "id", "a second fact")
    yield from _twice(data, data.sources_file.sources, "id", "a second source")
    yield from _twice(data, data.sources_file.sources, "url", "a second source with the address", plain)
    yield from _twice(data, data.comparison.instruments, "id", "a second instrument")
    yield from _twice(data, data.differences.corrections, "entry", "a second correction of")
    yield from _twice(data, data.differences.questions, "id", "a second question")
    yield from _twice(data, data.glossary.terms, "id", "a second term")
    yield from _twice(data, data.series_file.series, "id", "a second series")
    yield from _twice(data, data.words.pages, "id", "a second page")
    yield from _twice(data, data.words.figures, "id", "a second figure")


def plain(url: str) -> str:
    """An address without what leads to the same document: scheme, www, a slash at the end."""
    return url.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def _twice(data: Dataset, records: Iterable[Record], key: str, what: str, same: Callable[[str], str] = str) -> Iterator[Problem]:
    first: dict[str, Record] = {}
    for record in records:
        value = getattr(record, key)
        if same(value) in first:
            file, line = data.place(first[same(value)], key)
            yield data.problem(record, (key,), f"{what} '{value}'", f"one (the first is at {file}:{line})", "Remove or rename one of them.")
        first.setdefault(same(value), record)
