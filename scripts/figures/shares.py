"""Defence as a share of GDP: by the governments and by an outside count."""

from __future__ import annotations

from scripts.dataset import Dataset
from scripts.figures import bars, look

ORDER = 31
SERIES = [["jp-defence-share-gdp-government", "jp-defence-share-gdp-sipri"], ["kr-defence-share-gdp"]]


def plan(data: Dataset) -> look.Plan | None:
    """The series, where the data have them."""
    return bars.of_series(data, SERIES)
