"""Dataset and day -> the rows of the comparison as the pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scripts import status
from scripts.dataset import Dataset
from scripts.model import Cell, Country, Instrument
from scripts.sheet import Sheet

UNKNOWN = "unknown"  # the kind of absence that is no finding


@dataclass(frozen=True)
class CellView:
    """One country on one instrument on one day, and what it had reached by the end of the record."""

    country: Country
    cell: Cell
    state: status.State
    latest: status.State
    agrees: bool | None
    word: str
    says: str
    brief_stage: str

    @property
    def further(self) -> bool:
        """Whether it stood elsewhere by the end of the record."""
        return (self.latest.stage, self.latest.part) != (self.state.stage, self.state.part)


@dataclass(frozen=True)
class RowView:
    """One instrument on one day. gap: who committed itself first; contrast: passage or none; changed: whether a step was taken on that day."""

    instrument: Instrument
    cells: tuple[CellView, ...]
    gap: str
    contrast: str | None
    changed: bool

    @property
    def in_brief(self) -> bool:
        """Whether the brief mentions it for any country."""
        return any(c.cell.brief_status for c in self.cells)


def cell_view(sheet: Sheet, country: Country, instrument: str, day: str) -> CellView:
    """State, words and agreement with the brief of one cell."""
    cell = sheet.data.cells[country.code, instrument]
    state = status.state(cell, day)
    if state.step:
        word, says = sheet.data.label("stages", state.stage), state.step.text
    else:
        word, says = sheet.absence(cell, state)
    on_3_march = status.state(cell, status.BRIEF)
    return CellView(country, cell, state, status.state(cell, status.LATEST), sheet.agrees(cell, on_3_march), word, says, brief_stage(sheet.data, cell))


def brief_stage(data: Dataset, cell: Cell) -> str:
    """The stage that comes nearest to the brief's word, or `none`."""
    word = data.label("statuses", cell.brief_status)
    return next((s.id for s in data.vocabulary.stages if word and word in s.brief_words), "none")


def row_view(sheet: Sheet, instrument: Instrument, day: str, countries: tuple[Country, ...]) -> RowView:
    """One row for two countries."""
    cells = tuple(cell_view(sheet, c, instrument.id, day) for c in countries)
    pair = {c.code for c in countries}
    contrast = next((c.text for c in instrument.contrasts if set(c.pair) == pair), None)
    changed = any(step.date == day for c in cells for step in c.cell.steps)
    return RowView(instrument, cells, gap(countries, [c.cell for c in cells]), contrast, changed)


def is_unknown(cell: Cell) -> bool:
    """Whether the sources seen do not tell what a country did."""
    return not cell.steps and bool(cell.absence) and cell.absence.kind == UNKNOWN


def gap(countries: tuple[Country, ...], cells: list[Cell]) -> str:
    """Days between the first commitments of the countries, in words; what nobody has looked into is not told as none."""
    firsts = [status.first(cell, status.COMMITTED) for cell in cells]
    done = [(step.date, c.name) for step, c in zip(firsts, countries, strict=True) if step]
    unknown = [c.name for cell, c in zip(cells, countries, strict=True) if is_unknown(cell)]
    if len(done) < 2 and unknown:
        return "; ".join([*(name for _, name in done), f"{' and '.join(unknown)} not known"])
    if not done:
        return "Neither"
    if len(done) == 1:
        return f"{done[0][1]} only"
    (a, first), (b, _) = sorted(done)
    if a == b:
        return "Same day"
    if len(a) < 10 or len(b) < 10:
        return f"{first} earlier"
    days = (date.fromisoformat(b) - date.fromisoformat(a)).days
    return f"{first} {days:,} day{'s' if days > 1 else ''} earlier"


def groups(sheet: Sheet, day: str, names: tuple[str, ...] = ()) -> list[tuple[str, str, list[RowView]]]:
    """(id, label, rows) of each instrument group in reading order, or of those named."""
    data: Dataset = sheet.data
    pair = data.countries[:2]
    found = []
    for word in data.vocabulary.instrument_groups:
        rows = [row_view(sheet, i, day, pair) for i in data.instruments.values() if i.group == word.id]
        if rows and (not names or word.id in names):
            found.append((word.id, word.label, rows))
    return found
