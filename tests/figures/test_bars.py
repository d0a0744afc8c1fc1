"""Rows of bars: one mark a point by its kind, lengths of one scale comparable, breaks drawn, other values beside it, nothing joined."""

from dataclasses import replace

import plotly.graph_objects as go
import pytest

from scripts import drawing
from scripts import model as m
from scripts.figures import bars
from tests.small import dataset, word

POINTS = [
    {"date": "2022", "value": 10, "kind": "budget", "facts": ["f0"], "conflicts_with": 9},
    {"date": "2023", "value": 20, "kind": "draft", "facts": ["f0"]},
    {"date": "2024", "value": 30, "kind": "pledge", "facts": ["f0"]},
    {"date": "2024-05", "value": 40, "kind": "cumulative", "facts": ["f0"]},
    {"date": "2024-06-07", "low": 5, "high": 15, "kind": "actual", "facts": ["f0"]},
    {"date": "2025", "value": 8, "kind": "estimate", "facts": ["f0"], "bound": "at most"},
]


def series(one, country, unit="USD million", points=POINTS, **more):
    given = {"id": one, "label": f"Arden: {one}", "unit": unit, "country": country, "definition": "What.", "points": points, **more}
    return m.Series.model_validate(given)


@pytest.fixture
def data():
    small = dataset()
    kinds = tuple(word(k) for k in bars.LOOKS)
    half = [{"date": "2022", "value": 20, "kind": "actual", "facts": ["f0"], "country": c} for c in ("AA", "BB")]
    made = [
        series("one", "AA", breaks=[{"at": "2023", "text": "Counted anew."}]),
        series("two", "BB", points=POINTS[:1]),
        series("both", "both", points=half),
        series("large", "BB", unit="USD billion", points=[{"date": "2022", "value": 0.08, "kind": "budget", "facts": ["f0"]}]),
    ]
    return replace(small, vocabulary=small.vocabulary.model_copy(update={"point_kinds": kinds}), series_file=m.SeriesFile(series=made))


def traces(plan, kind):
    return [t for t in plan.wide.to_plotly_json()["data"] if t["type"] == kind and t["customdata"][0][3]]


def test_one_mark_a_point_and_its_kind_told_apart(data):
    plan = bars.of_series(data, [["one"], ["two"]])
    by_kind = {t["customdata"][0][3]: (t["meta"]["css"], t["width"], "pattern" in t["marker"]) for t in traces(plan, "bar") if t["meta"]["css"][:2] == "jp"}
    assert by_kind["one-0"] == ("jp", bars.THICK, False) and by_kind["one-1"] == ("jp", bars.THICK, True)
    assert by_kind["one-2"] == ("jp plan", bars.THICK, False) and by_kind["one-3"] == ("jp", bars.SLIM, False)
    assert by_kind["one-4"] == ("jp", bars.STEM, False) and "one-5" not in by_kind
    marks = {d[3]: d[2] for t in traces(plan, "scatter") for d in t["customdata"]}
    assert marks == {"one-4": "plain", "one-5": "considered"}
    assert plan.hint.startswith("Full bar: budget; hatched bar: draft; empty bar: pledge")
    assert [t for t in plan.wide.to_plotly_json()["data"] if "lines" in t.get("mode", "")] == []


def test_lengths_of_one_unit_share_a_scale_and_others_do_not(data):
    def lengths(*columns, **how):
        found = traces(bars.of_series(data, columns, **how), "bar")
        return {d[3]: x for t in found for d, x in zip(t["customdata"], t["x"], strict=True)}

    shared = lengths(["one"], ["two"])
    assert shared["one-0"] == shared["two-0"] == pytest.approx(shared["one-3"] / 4)
    assert lengths(["one"], ["two"], own=True)["two-0"] == pytest.approx(shared["one-3"])
    mixed = lengths(["one"], ["large"])  # millions beside billions: drawn as billions, so 80 million are twice 40
    assert mixed["large-0"] == pytest.approx(2 * mixed["one-3"])


def test_each_column_takes_its_own_points_of_a_series_on_both(data):
    plan = bars.of_series(data, [["both"], ["both"]])
    assert [(t["meta"]["css"], [d[3] for d in t["customdata"]]) for t in traces(plan, "scatter")] == [("jp", ["both-0"]), ("kr", ["both-1"])]


def test_a_break_and_another_value_are_lines_of_their_own(data):
    shapes = bars.of_series(data, [["one"], ["two"]]).wide.to_plotly_json()["layout"]["shapes"]
    assert [s["name"] for s in shapes].count("brief-line") == 1 and [s["name"] for s in shapes].count("tick") == 3


def test_table_download_and_words(data):
    plan = bars.of_series(data, [["one"], ["two"]])
    assert plan.rows[0] == ("Arden: one", "2022", "10 (elsewhere 9) USD million", "Budget", "no note")
    assert plan.rows[4][1:3] == ("7 Jun 2024", "5 (5 to 15) USD million")
    assert len(plan.rows) == len(plan.frame) == len(plan.row_ids) == 7 and set(plan.columns) <= set(plan.frame)
    words = [n["text"] for n in plan.wide.to_plotly_json()["layout"]["annotations"]]
    assert {"10 or 9", "5 to 15", "at most 8", "break"} <= set(words)


@pytest.mark.parametrize("columns, countries", [([["one"], ["two", "large"]], True), ([["one"], ["two"]], False)])
def test_both_drawings_stay_within_their_frame_and_plotly_takes_them(data, columns, countries):
    plan = bars.of_series(data, columns, countries=countries)
    for made in (plan.wide, plan.narrow):
        values = made.to_plotly_json()
        drawing.draw(values, "f", "T", "D")
        go.Figure(values)
        size = values["layout"]
        for t in values["data"]:
            ends = [b + x for b, x in zip(t["base"], t["x"], strict=True)] if t["type"] == "bar" else t["x"]
            assert all(0 <= x <= size["width"] for x in ends) and all(0 <= y <= size["height"] for y in t["y"])


def test_no_series_no_figure(data):
    assert bars.of_series(dataset(), [["one"], ["two"]]) is None
