"""One mark per reason: what drove to the right of the middle, what restrained to the left."""

from scripts.figures import reasons
from tests.small import dataset


def test_one_mark_per_reason_on_its_side():
    for figure in (reasons.plan(dataset()).wide, reasons.plan(dataset()).narrow):
        traces = [t for t in figure.to_plotly_json()["data"]]
        sides = {d[0]: x for t in traces for d, x in zip(t["customdata"], t["x"], strict=True)}
        assert sorted(sides) == ["AA-M1", "AA-M2", "BB-M1", "BB-M2"]
        assert 0 < sides["AA-M1"] == sides["BB-M1"] < sides["AA-M2"] and sides["BB-M2"] < 0


def test_the_table_counts_the_marks():
    plan = reasons.plan(dataset())
    assert plan.rows == (("Security", "2", "0", "1", "0"), ("Economy", "0", "0", "0", "1"))
