"""The status on a day is the stage of the latest step that is neither precursor nor widening."""

import pytest

from scripts import status
from scripts.model import Cell


def cell(*steps):
    return Cell.model_validate(
        {"instrument": "x", "steps": [{"date": d, "stage": s, "text": "Text.", "facts": ["f"], **({"scope": scope} if scope else {})} for d, s, scope in steps]}
    )


BANKS = cell(
    ("2014-08-05", "in-force", "precursor"),
    ("2022-02-25", "announced", None),
    ("2022-02-26", "decided", "part"),
    ("2022-03-01", "decided", None),
    ("2022-03-03", "decided", "widening"),
    ("2022-03-28", "in-force", "part"),
    ("2022-03-31", "in-force", None),
)


@pytest.mark.parametrize(
    "day, stage, part, since, mark",
    [
        ("2022-02-24", None, False, None, "none"),
        ("2022-02-25", "announced", False, "2022-02-25", "announced"),
        ("2022-02-26", "decided", True, "2022-02-26", "decided"),
        ("2022-03-03", "decided", False, "2022-03-01", "decided"),
        ("2022-03-30", "in-force", True, "2022-03-28", "part"),
        (status.LATEST, "in-force", False, "2022-03-31", "in-force"),
    ],
)
def test_status_on_a_day(day, stage, part, since, mark):
    now = status.state(BANKS, day)
    assert (now.stage, now.part, now.since, now.mark) == (stage, part, since, mark)


def test_the_next_step_is_named_before_the_first():
    assert status.state(BANKS, "2022-02-20").next.date == "2022-02-25"


def test_since_counts_from_the_first_of_equal_steps():
    twice = cell(("2022-02-27", "supported", None), ("2022-03-02", "supported", None))
    assert status.state(twice, "2022-03-03").since == "2022-02-27"


def test_day_numbers_count_from_the_attack():
    assert [status.day_number(d) for d in ("2022-02-23", "2022-02-24", "2022-03-01", "2022-03-03")] == [-1, 0, 5, 7]


def test_first_passes_over_precursors():
    assert status.first(BANKS, status.BINDING).date == "2022-02-26"
