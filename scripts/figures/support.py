"""Aid to Ukraine since 2022: government totals in dollars, an outside count in euros."""

from __future__ import annotations

from scripts.dataset import Dataset
from scripts.figures import bars, look

ORDER = 32
SERIES = [["jp-aid-ukraine-cumulative", "jp-aid-ukraine-kiel"], ["kr-aid-ukraine-cumulative", "kr-aid-ukraine-loans", "kr-aid-ukraine-kiel"]]


def plan(data: Dataset) -> look.Plan | None:
    """The series, where the data have them."""
    return bars.of_series(data, SERIES)
