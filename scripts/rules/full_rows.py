"""Every instrument has a cell for every country, and no cell is empty: steps or an absence."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.dataset import Dataset
from scripts.model import Measure
from scripts.problem import Problem

SPRING_ENDS = "2022-05"


def check(data: Dataset) -> Iterator[Problem]:
    """Missing cells, cells without step or absence, entries outside their cell."""
    for country in data.countries:
        for instrument in data.instruments:
            cell = data.cells.get((country.code, instrument))
            if cell is None:
                yield data.problem(country, ("record",), f"no cell '{instrument}'", "one for every instrument", "Add it with its steps or an absence.")
            elif not cell.absence and not any(s.date < SPRING_ENDS for s in cell.steps):
                yield data.problem(
                    cell, (), f"neither a step before May 2022 nor an absence for '{instrument}'", "one of them", "Add 'absence:' and say where you looked."
                )
        for cell in country.record:
            for i, one in enumerate(cell.entries):
                if one in data.entries and country.code not in (one[:2], one[2:4]):
                    yield data.problem(
                        cell, ("entries", i), f"{one} in a cell of {country.name}", "entries of that country", "Move it to the file of its country."
                    )
        for group in ("position", "sanctions", "energy", "aid"):
            for entry in getattr(country.entries, group):
                cell = data.cells.get((country.code, entry.instrument))
                if isinstance(entry, Measure) and cell and entry.id not in cell.entries:
                    yield data.problem(
                        entry,
                        ("instrument",),
                        f"{entry.id}, which the cell '{entry.instrument}' does not name",
                        "the entry in the cell of its instrument",
                        f"Add {entry.id} to its 'entries:'.",
                    )
