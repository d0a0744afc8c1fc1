"""Steps ascend by date."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from scripts.dataset import Dataset
from scripts.problem import Problem


def check(data: Dataset) -> Iterator[Problem]:
    """Steps that stand before an earlier one."""
    for cell in data.cells.values():
        for n, (a, b) in enumerate(pairwise(cell.steps), start=1):
            if b.date < a.date:
                yield data.problem(cell, ("steps", n, "date"), f"{b.date} after {a.date}", "dates in ascending order", "Move the step.")
