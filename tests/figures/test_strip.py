"""Bars stand on their day, up for the first country, down for the second, as high as the steps are many."""

from scripts.figures import strip
from tests.small import dataset


def test_bars_count_the_steps():
    plan = strip.plan(dataset())
    first, second = plan.wide.to_plotly_json()["data"]
    assert dict(zip(first["x"], first["y"], strict=True))["2022-03-01"] == 2
    assert dict(zip(second["x"], second["y"], strict=True)) == {"2022-03-01": -2, "2022-03-04": -1, "2022-03-10": -1}
    assert ("1 March 2022", "2", "2") in plan.rows and ("8 March 2022", "1", "0") in plan.rows
