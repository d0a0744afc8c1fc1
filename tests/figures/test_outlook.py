"""One mark per expectation in the column of its hedge, one row per subject."""

from scripts.figures import outlook
from tests.small import dataset


def test_marks_stand_in_their_column():
    for figure in (outlook.plan(dataset()).wide, outlook.plan(dataset()).narrow):
        told = {d[0]: (int(x), y) for t in figure.to_plotly_json()["data"] for d, x, y in zip(t["customdata"], t["x"], t["y"], strict=True)}
        assert {k: v[0] for k, v in told.items()} == {"AA-O1": 0, "AA-O2": 1, "BB-O1": 0}
        assert told["AA-O1"][1] == told["BB-O1"][1] != told["AA-O2"][1]


def test_heads_count_and_the_table_names():
    plan = outlook.plan(dataset())
    words = [n["text"] for n in plan.wide.to_plotly_json()["layout"]["annotations"]]
    assert words[:4] == ["Will", "May", "2 of 3", "1 of 3"]
    assert plan.rows == (("Defence", "AA-O1 BB-O1", "none"), ("Trade", "none", "AA-O2"))
