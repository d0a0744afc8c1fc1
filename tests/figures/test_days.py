"""The lines rise by one for each kind of sanction, on its day."""

from scripts.figures import days
from tests.small import dataset


def test_each_line_ends_at_the_number_of_instruments():
    plan = days.plan(dataset())
    lines = [t for t in plan.wide.to_plotly_json()["data"] if t["mode"] == "lines"]
    assert [(t["meta"]["css"], t["y"][-1]) for t in lines] == [("jp", 3), ("jp", 3), ("kr", 2), ("kr", 1)]
    assert all(t["line"]["shape"] == "hv" and t["y"] == sorted(t["y"]) and t["y"][0] == 0 for t in lines)


def test_the_table_counts_up_to_each_day():
    plan = days.plan(dataset())
    assert plan.headers[1:] == ("Arden: commitments", "Arden: formal acts", "Belmar: commitments", "Belmar: formal acts")
    assert plan.rows[0] == ("25 February 2022", "1", "0", "0", "0")
    assert plan.rows[-1] == ("10 March 2022", "3", "3", "2", "1")
