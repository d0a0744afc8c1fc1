"""Editions as published -> what changed in meaning from one to the next, and when each thing last changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from scripts.changes import KINDS, Change, State, compare
from scripts.dataset import Dataset
from scripts.model import Edition


@dataclass(frozen=True)
class Moment:
    """One edition. changes: against the edition before, none for the first."""

    edition: Edition
    changes: tuple[Change, ...] | None

    @property
    def tally(self) -> list[tuple[str, int]]:
        """How many changes of each kind, in the order of weight."""
        counted = Counter(c.kind for c in self.changes or ())
        return [(label, counted[kind]) for kind, label in KINDS.items() if counted[kind]]

    def by_kind(self) -> list[tuple[str, list[Change]]]:
        """The changes under the label of their kind."""
        return [(label, [c for c in self.changes or () if c.kind == kind]) for kind, label in KINDS.items() if any(c.kind == kind for c in self.changes or ())]


def history(data: Dataset, now: State) -> list[Moment]:
    """Every edition, newest first. now: the state of the newest, from today's data."""
    states = [now, *(data.snapshots[e.id] for e in data.editions.editions[1:])]
    found = []
    for n, edition in enumerate(data.editions.editions):
        found.append(Moment(edition, tuple(compare(states[n + 1], states[n])) if n + 1 < len(states) else None))
    return found


def last_changes(data: Dataset, moments: list[Moment], site_url: str) -> dict[str, str]:
    """Address of an entry or of a place on a page -> day of the newest edition that changed it, else of the first."""
    found = {}
    for moment in moments:
        for change in moment.changes or ():
            shown = {"facts": data.entries_of_fact.get(change.id, ()), "corrections": (change.id,)}.get(change.what, ())
            if change.what == "instruments":
                shown = [e for e, rows in data.rows_of_entry.items() if change.id in rows]
            for address in (change.url, *(f"{site_url}entries/{e.lower()}/" for e in shown)):
                found.setdefault(address, moment.edition.date)
    first = moments[-1].edition.date
    return found | {a: first for e in data.entries if (a := f"{site_url}entries/{e.lower()}/") not in found}
