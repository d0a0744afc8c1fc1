"""What pollsters asked about the war, each question by itself."""

from __future__ import annotations

from scripts.dataset import Dataset
from scripts.figures import bars, look

ORDER = 37
SERIES = [["jp-polls", "both-poll-ipsos"], ["kr-polls", "both-poll-ipsos"]]


def plan(data: Dataset) -> look.Plan | None:
    """The series, where the data have them."""
    return bars.of_series(data, SERIES)
