"""Every source is cited; no source is younger than the day on which the fact was checked; weak facts say so."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.dataset import Dataset
from scripts.problem import Problem


def check(data: Dataset) -> Iterator[Problem]:
    """Uncited sources, impossible dates, facts on weak sources alone that are not marked."""
    for source in data.sources.values():
        if source.id not in data.facts_of_source:
            yield data.problem(source, ("id",), f"'{source.id}', which no fact cites", "a source that is used", "Cite or remove it.")
    for fact in data.facts.values():
        used = [data.sources[u.source] for u in fact.sources if u.source in data.sources]
        for i, source in enumerate(used):
            if source.date and fact.checked != "not re-found" and source.date > fact.checked:
                yield data.problem(fact, ("sources", i), f"a source of {source.date}", f"none later than the check of {fact.checked}", "Mend one of the dates.")
        if len(used) < len(fact.sources):
            continue
        if fact.weak != all(s.tier == "weak" for s in used):
            found = "weak sources only, not marked" if not fact.weak else "the mark 'weak' beside a better source"
            path = ("weak",) if fact.weak else ("sources", len(used) - 1)
            yield data.problem(fact, path, found, "'weak: true' exactly where all sources are weak", "Add or remove 'weak: true'.")
