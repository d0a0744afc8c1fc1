"""Trade with Russia before and after the invasion."""

from __future__ import annotations

from scripts.dataset import Dataset
from scripts.figures import bars, look

ORDER = 34
SERIES = [
    ["jp-trade-russia-total", "jp-imports-from-russia", "jp-exports-to-russia"],
    ["kr-trade-russia-total", "kr-imports-from-russia", "kr-exports-to-russia"],
]


def plan(data: Dataset) -> look.Plan | None:
    """The series, where the data have them."""
    return bars.of_series(data, SERIES)
