"""The rows of the comparison: state and words of each cell, who differs, who committed itself first."""

from types import SimpleNamespace as Namespace

import pytest

from scripts import rows
from scripts.pages import compare
from scripts.sheet import Sheet
from tests import small


@pytest.fixture(scope="module")
def sheet(invented):
    return Sheet(invented, "compare/")


def row(sheet, instrument, day):
    return rows.row_view(sheet, sheet.data.instruments[instrument], day, sheet.data.countries)


def test_a_cell_shows_the_stage_of_the_day_and_the_word_of_the_brief(sheet):
    early, brief, late = (row(sheet, "banks", day).cells[0] for day in ("2022-02-28", "2022-03-03", "2022-03-28"))
    assert (early.word, brief.word, late.word) == ("Nothing yet", "Decided", "In force")
    assert early.says == "First step recorded on 1 March."
    assert late.says == "The freeze applies."
    assert brief.brief_stage == "in-force", "the brief's 'imposed' comes nearest to in force"


def test_agreement_is_that_of_3_march_on_every_day(sheet):
    assert [row(sheet, "banks", day).cells[0].agrees for day in ("2022-02-24", "2022-03-03", "2022-04-30")] == [False] * 3
    assert row(sheet, "gifts", "2022-02-24").cells[0].agrees is True
    assert row(sheet, "travel", "2022-03-03").cells[1].agrees is None, "the brief is silent"


def test_an_absence_is_told_in_words(sheet):
    cell = row(sheet, "travel", "2022-03-03").cells[0]
    assert (cell.word, cell.says) == ("None found", "No travel ban was found.")


def test_a_cell_says_what_came_later_only_where_it_is_another_stage(sheet):
    assert row(sheet, "banks", "2022-03-03").cells[0].further
    assert not row(sheet, "banks", "2022-03-28").cells[0].further


def test_rows_in_the_brief(sheet):
    assert row(sheet, "banks", "2022-03-03").in_brief
    assert not row(sheet, "travel", "2022-03-03").in_brief


@pytest.mark.parametrize(
    "first, second, said",
    [
        (("2022-02-25", "announced", None, "f"), ("2022-03-01", "decided", None, "f"), "Arden 4 days earlier"),
        (("2022-03-01", "announced", None, "f"), ("2022-02-28", "supported", None, "f"), "Belmar 1 day earlier"),
        (("2022-03-01", "announced", None, "f"), ("2022-03-01", "supported", None, "f"), "Same day"),
        (("2022-03", "announced", None, "f"), ("2022-04-01", "supported", None, "f"), "Arden earlier"),
        (("2022-03-01", "announced", None, "f"), ("2022-03-01", "considered", None, "f"), "Arden only"),
        (("2014-08-05", "in-force", "precursor", "f"), ("2022-03-01", "ruled-out", None, "f"), "Neither"),
    ],
)
def test_who_committed_itself_first(first, second, said):
    assert rows.gap(small.dataset().countries, [small.cell("bank", first), small.cell("bank", second)]) == said


def test_groups_hold_every_row_once_in_reading_order(sheet):
    found = rows.groups(sheet, "2022-03-03")
    assert [r.instrument.id for _, _, views in found for r in views] == list(sheet.data.instruments)
    assert [g for g, _, _ in rows.groups(sheet, "2022-03-03", ("aid",))] == ["aid"]


def test_what_nobody_has_looked_into_is_not_told_as_none():
    two, unknown = small.dataset().countries, small.cell("bank", absence="unknown")
    done, none = small.cell("bank", ("2022-03-01", "announced", None, "f")), small.cell("bank", absence="none-found")
    said = [rows.gap(two, pair) for pair in ([done, unknown], [unknown, none], [unknown, unknown], [done, none])]
    assert said == ["Arden; Belmar not known", "Arden not known", "Arden and Belmar not known", "Arden only"]


def test_the_sentence_of_a_day_says_what_is_not_known():
    unknown, none = small.cell("bank", absence="unknown"), small.cell("bank", absence="none-found")
    views = [Namespace(instrument=Namespace(sanction=True), cells=[Namespace(cell=none), Namespace(cell=cell)]) for cell in (unknown, unknown, none)]
    assert compare.sentence(small.dataset(), [("finance", "Finance", views)]).endswith(" in Belmar. Of Belmar 2 are not known.")
