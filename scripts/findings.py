"""Facts as pages show them: with their sources, a count of tiers, and grouped by how they bear on an entry."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from scripts.dataset import Dataset
from scripts.model import Entry, Fact, Source, SourceUse
from scripts.sheet import environment


@dataclass(frozen=True)
class FactView:
    """A fact with what belongs to it. anchor: its id on a page. lines: its documents, alike on every page."""

    fact: Fact
    anchor: str
    sources: tuple[tuple[Source, SourceUse], ...]
    tally: str
    lines: Markup
    entries: tuple[str, ...]


def fact_view(data: Dataset, fact: Fact) -> FactView:
    """A fact, its documents strongest first, and the words that count them."""
    if fact.id not in data.shown:
        order = list(data.words_of("tiers"))
        used = tuple(sorted(((data.sources[u.source], u) for u in fact.sources), key=lambda pair: order.index(pair[0].tier)))
        counted = Counter(s.tier for s, _ in used)
        parts = [f"{counted[t]} {data.label('tiers', t).lower()}" for t in order if counted[t]]
        n = len(used)
        tally = f"1 source: {parts[0].removeprefix('1 ')}" if n == 1 else f"{n} sources: {', '.join(parts)}"
        lines = environment().get_template("macros.html.jinja").module.sources(data, used)
        data.shown[fact.id] = FactView(fact, fact.id, used, tally, lines, data.entries_of_fact.get(fact.id, ()))
    return data.shown[fact.id]


def by_relation(data: Dataset, entry: Entry) -> list[tuple[str, str, list[FactView]]]:
    """(relation id, label, facts by date) of an entry, in the order of the vocabulary."""
    found = []
    for word in data.vocabulary.relations:
        facts = sorted((data.facts[k.fact] for k in entry.facts if k.relation == word.id), key=lambda f: f.date)
        if facts:
            found.append((word.id, word.label, [fact_view(data, f) for f in facts]))
    return found
