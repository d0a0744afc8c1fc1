"""Facts, omissions and series belong to a country that exists."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.dataset import Dataset
from scripts.problem import Problem, did_you_mean


def check(data: Dataset) -> Iterator[Problem]:
    """Codes of countries that have no file."""
    for record in (*data.facts.values(), *data.differences.omissions, *data.series_file.series):
        if record.country not in (*data.country, "both", "context"):
            yield data.problem(
                record,
                ("country",),
                f"the country '{record.country}'",
                "the code of a country in data/countries, both or context",
                did_you_mean(record.country, data.country),
            )
