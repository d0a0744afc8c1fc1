"""Lists of export controls by date: organisations in Japan, items in South Korea."""

from __future__ import annotations

from scripts.dataset import Dataset
from scripts.figures import bars, look

ORDER = 33
SERIES = [["jp-export-ban-entities"], ["kr-export-control-list", "kr-export-control-items-trade-body"]]


def plan(data: Dataset) -> look.Plan | None:
    """The series, where the data have them."""
    return bars.of_series(data, SERIES)
