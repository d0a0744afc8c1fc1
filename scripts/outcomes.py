"""Verdicts and readings of reasons as pages show them: bars and words, evidence with its dates, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from scripts.dataset import Dataset
from scripts.model import Evidence, Reason, Verdict

VERDICT_BARS = {"borne-out": 4, "mostly": 3, "mixed": 2}  # of four; the others have none
STANDING_BARS = {"documented": 3, "partly-documented": 2, "plausible": 1}  # of three
OPEN = "open"


@dataclass(frozen=True)
class Outcome:
    """A word with its bars; undecided ones are dashed."""

    word: str
    bars: tuple[bool, ...]
    open: bool = False


def outcome(data: Dataset, verdict: Verdict) -> Outcome:
    """What became of it, in four bars and a word."""
    full = VERDICT_BARS.get(verdict.verdict, 0)
    return Outcome(data.label("outcomes", verdict.verdict), tuple(n < full for n in range(4)), verdict.verdict == OPEN)


def standing(data: Dataset, reason: Reason) -> Outcome:
    """How well it is documented, in three bars and a word."""
    full = STANDING_BARS.get(reason.standing, 0)
    return Outcome(data.label("standings", reason.standing), tuple(n < full for n in range(3)))


def judged(data: Dataset, entry_id: str) -> Outcome | None:
    """Verdict or standing of an entry, where it has one."""
    if verdict := data.verdicts.get(entry_id):
        return outcome(data, verdict)
    return standing(data, data.reasons[entry_id]) if entry_id in data.reasons else None


def dated(data: Dataset, evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    """Evidence with the date of its fact and, for reasons, the word for how it bears on them."""
    return [
        {"fact": e.fact, "text": e.text, "date": data.facts[e.fact].date, "word": data.label("reason_relations", getattr(e, "relation", None))}
        for e in evidence
    ]


def reading(data: Dataset, entry_id: str) -> dict[str, Any]:
    """How well a reason is documented, with its numbers and facts as a page shows them."""
    reason = data.reasons[entry_id]
    numbers = [{"fact": n.fact, "number": f"{n.value:,.10g}", "text": n.text, "date": data.facts[n.fact].date} for n in reason.numbers]
    return {"reason": reason, "outcome": standing(data, reason), "numbers": numbers, "facts": dated(data, reason.facts), "tally": tally(data, reason)}


def tally(data: Dataset, reason: Reason) -> str:
    """How many findings bear on a reason, and which way."""
    counted = Counter(f.relation for f in reason.facts)
    parts = [f"{counted[w.id]} {w.label}" for w in data.vocabulary.reason_relations if counted[w.id]]
    return f"{len(reason.facts)} finding{'s' if len(reason.facts) != 1 else ''}: {', '.join(parts)}"


def counts(data: Dataset) -> list[tuple[str, list[int]]]:
    """Label of each outcome and how many verdicts of each kind have it, kinds in the order of the vocabulary; those that none has are left out."""
    counted = Counter((v.verdict, v.kind) for v in data.verdicts.values())
    kinds = [w.id for w in data.vocabulary.verdict_kinds]
    found = [(w.label, [counted[w.id, k] for k in kinds]) for w in data.vocabulary.outcomes]
    return [line for line in found if any(line[1])]
