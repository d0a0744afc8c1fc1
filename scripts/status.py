"""Steps of a country on an instrument -> how far it had got on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from scripts.model import Cell, Step

ATTACK = date(2022, 2, 24)  # day 0
BRIEF = "2022-03-03"
LATEST = "9999-12-31"
ASIDE = ("precursor", "widening")  # scopes that do not set the status of the measure
COMMITTED = ("supported", "recommended", "announced", "decided", "in-force", "carried-out")
BINDING = ("decided", "in-force", "carried-out")


@dataclass(frozen=True)
class State:
    """Status on a day. step: the one that set it, none where nothing was recorded yet; since: day it began to hold."""

    step: Step | None
    since: str | None
    next: Step | None

    @property
    def stage(self) -> str | None:
        """Stage reached, or none."""
        return self.step.stage if self.step else None

    @property
    def part(self) -> bool:
        """Whether only a part of the measure had got there."""
        return bool(self.step and self.step.scope == "part")

    @property
    def mark(self) -> str:
        """Which filling of the mark shows it."""
        if not self.step:
            return "none"
        return "part" if self.part and self.step.stage in ("in-force", "carried-out") else self.step.stage


def counted(steps: Iterable[Step]) -> list[Step]:
    """The steps that set the status: neither precursor nor widening."""
    return [s for s in steps if s.scope not in ASIDE]


def state(cell: Cell, day: str) -> State:
    """Status on `day` (ISO, or LATEST): the latest step up to then that is neither precursor nor widening."""
    now, since, later = None, None, None
    for step in counted(cell.steps):
        if step.date > day:
            later = step
            break
        if now is None or (now.stage, now.scope) != (step.stage, step.scope):
            since = step.date
        now = step
    return State(now, since, later)


def day_number(day: str) -> int:
    """Days since 24 February 2022, which is day 0. `day` must be a full date."""
    return (date.fromisoformat(day) - ATTACK).days


def first(cell: Cell, stages: tuple[str, ...], *, since: str = "2022-02-01") -> Step | None:
    """The first step from `since` on that reached one of `stages`."""
    return next((s for s in counted(cell.steps) if s.stage in stages and s.date >= since), None)
