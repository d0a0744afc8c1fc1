"""China's pressure on South Korea after the missile defence decision, in numbers."""

from __future__ import annotations

from scripts.dataset import Dataset
from scripts.figures import bars, look

ORDER = 38
SERIES = [["kr-thaad-chinese-visitors", "kr-thaad-cost-estimates", "kr-thaad-lotte-stores"], ["kr-thaad-growth-effect", "kr-trade-china"]]


def plan(data: Dataset) -> look.Plan | None:
    """The series, where the data have them."""
    return bars.of_series(data, SERIES, countries=False, own=True)
