"""The line climbs to the running total."""

from scripts.figures import freezes
from tests.small import dataset


def test_marks_carry_the_running_total():
    plan = freezes.plan(dataset())
    line, marks = plan.wide.to_plotly_json()["data"]
    assert marks["text"] == ["6", "26"] and marks["y"] == [6, 26] and line["y"] == [0, 6, 26, 26]
    assert plan.rows == (("1 March 2022", "6", "6"), ("8 March 2022", "20", "26"))
