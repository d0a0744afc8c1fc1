"""Defence budgets of both countries: adopted, proposed and planned."""

from __future__ import annotations

from scripts.dataset import Dataset
from scripts.figures import bars, look

ORDER = 30
SERIES = [["jp-defence-budget"], ["kr-defence-budget", "kr-defence-budget-proposals"]]


def plan(data: Dataset) -> look.Plan | None:
    """The series, where the data have them."""
    return bars.of_series(data, SERIES)
