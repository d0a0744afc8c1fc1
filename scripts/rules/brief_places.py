"""What an entry says of the brief: a locator that exists, a status for measures, a hedge for expectations."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.dataset import Dataset
from scripts.model import Forecast, Measure, Motive, Statement
from scripts.problem import Problem


def check(data: Dataset) -> Iterator[Problem]:
    """Locators outside the brief; degrees that are missing or in the wrong place."""
    sentences = {s.id: s.sentences for s in data.brief.sections}
    for entry in data.entries.values():
        if not entry.brief:
            if isinstance(entry, Measure) and not entry.date:
                yield data.problem(entry, (), f"no date on {entry.id}, which is not in the brief", "the record's first day", "Add 'date:'.")
            continue
        places = [(entry.brief.locator, ("brief", "locator")), *((p, ("brief", "also", i)) for i, p in enumerate(entry.brief.also))]
        for place, path in places:
            section, sentence = place.split(".")
            if int(sentence) > sentences.get(section, 0):
                has = f"section {section} has {sentences[section]} sentences" if section in sentences else f"sections are {', '.join(sentences)}"
                yield data.problem(entry, path, f"the locator {place}", f"a place in the brief ({has})", "Count the sentences again.")
        if isinstance(entry, Measure) and not entry.brief.status:
            yield data.problem(entry, ("brief",), "no status", "how far the brief says it had gone", "Add 'status:' under 'brief:'.")
        if isinstance(entry, (Motive, Forecast, Statement)) and entry.brief.status:
            yield data.problem(entry, ("brief", "status"), "a status", "none: only measures have one", "Remove it.")
        if isinstance(entry, (Forecast, Statement)) and not entry.brief.hedge:
            yield data.problem(entry, ("brief",), "no hedge", "how sure the brief is", "Add 'hedge:' under 'brief:'.")
    for correction in data.differences.corrections:
        if correction.entry in data.entries and not data.entries[correction.entry].brief:
            yield data.problem(correction, ("entry",), f"{correction.entry}, which is not in the brief", "a statement of the brief", "Correct another one.")
