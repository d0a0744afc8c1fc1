"""Who supplied South Korea with neon, krypton and xenon."""

from __future__ import annotations

from scripts.dataset import Dataset
from scripts.figures import bars, look

ORDER = 36
SERIES = [["kr-rare-gas-shares-2021"], ["kr-neon-shares-other-years"]]


def plan(data: Dataset) -> look.Plan | None:
    """The series, where the data have them."""
    return bars.of_series(data, SERIES, countries=False)
