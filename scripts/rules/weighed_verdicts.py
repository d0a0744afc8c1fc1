"""Verdicts stand on expectations and reasons on motives, one for each that the brief has; a verdict is dated by its newest fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scripts.dataset import Dataset
from scripts.model import Forecast, Motive, Statement
from scripts.newest import facts_of, newest
from scripts.problem import Problem
from scripts.rules.measured_points import backed


def check(data: Dataset) -> Iterator[Problem]:
    """Verdicts on the wrong kind of entry, twice, missing or misdated; numbers of a reason that its fact does not print."""
    kinds = ((data.verdicts_file.verdicts, (Forecast, Statement), "an expectation"), (data.verdicts_file.motives, Motive, "a reason"))
    for records, kind, what in kinds:
        counted = Counter(r.statement for r in records)
        for record in records:
            entry = data.entries.get(record.statement)
            if entry is None:
                continue
            if not isinstance(entry, kind) or not entry.brief:
                yield data.problem(record, ("statement",), f"{entry.id}", f"{what} of the brief", "Name the statement that is meant.")
            if counted[entry.id] > 1:
                yield data.problem(record, ("statement",), f"{entry.id} {counted[entry.id]} times", "each once", "Remove one.")
        wanted = [e for e in data.entries.values() if isinstance(e, kind) and not isinstance(e, Statement) and e.brief]
        for entry in wanted if records else ():
            if entry.id not in counted:
                yield data.problem(entry, (), f"{entry.id} without a verdict or reading", f"one for {what} of the brief", "Add it to data/verdicts.yml.")
    for verdict in data.verdicts_file.verdicts:
        then = newest(data, facts_of(verdict))
        if then and verdict.as_of != then:
            found = f"as of {verdict.as_of} for {verdict.statement}"
            yield data.problem(verdict, ("as_of",), found, f"{then}, the date of its newest fact", f"Write 'as_of: {then}' or cite what is newer.")
    for reason in data.verdicts_file.motives:
        for n, number in enumerate(reason.numbers):
            if number.fact not in [f.fact for f in reason.facts]:
                yield data.problem(reason, ("numbers", n, "fact"), f"'{number.fact}', which is not among its facts", "one of 'facts:'", "Add it there.")
            for found, expected, remedy in backed(data, [number.value], number.derived, [number.fact]):
                yield data.problem(reason, ("numbers", n), f"{found} ({reason.statement})", expected, remedy)
