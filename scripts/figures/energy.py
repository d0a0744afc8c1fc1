"""Russia's share of energy imports before and after the invasion."""

from __future__ import annotations

from scripts.dataset import Dataset
from scripts.figures import bars, look

ORDER = 35
SERIES = [
    ["jp-crude-share-russia", "jp-lng-share-russia", "jp-coal-share-russia"],
    ["kr-crude-share-russia", "kr-lng-share-russia", "kr-coal-share-russia", "kr-naphtha-share-russia"],
]


def plan(data: Dataset) -> look.Plan | None:
    """The series, where the data have them."""
    return bars.of_series(data, SERIES)
