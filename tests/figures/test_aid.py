"""Bars are as long as the sums; a loan is hatched; a country without one says so."""

from scripts.figures import aid
from tests.small import dataset


def test_bars_and_words():
    plan = aid.plan(dataset())
    bars = [t for t in plan.wide.to_plotly_json()["data"] if t["type"] == "bar"]
    assert [(t["meta"]["css"], t["x"], t["text"], "pattern" in t["marker"]) for t in bars] == [
        ("jp", [80], ["\u00a080"], False),
        ("kr", [8], ["\u00a08"], False),
        ("jp", [50], ["\u00a0at least 50"], True),
    ]
    assert plan.rows == (("Grant", "80", "8"), ("Loan", "at least 50", "none in the brief"))
    assert "none in the brief" in [n["text"] for n in plan.wide.to_plotly_json()["layout"]["annotations"]]
