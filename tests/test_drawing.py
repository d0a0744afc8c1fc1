"""The static drawing stands where Plotly would stand, refuses what it does not know, and says so by name."""

import re

import plotly.graph_objects as go
import pytest

from scripts.drawing import draw

EDGE = {"l": 100, "r": 50, "t": 20, "b": 30}  # of a plot of 400 by 200
NUMBERS = {"type": "linear", "range": [0, 4], "tickvals": [0, 1, 2, 3, 4], "zeroline": False}


def figure(*traces, x=None, y=None, **layout):
    axes = {"xaxis": {**NUMBERS, **(x or {})}, "yaxis": {**NUMBERS, **(y or {})}}
    return {"data": list(traces), "layout": {"width": 550, "height": 250, "margin": EDGE, "showlegend": False, **axes, **layout}}


def points(**more):
    return {"type": "scatter", "mode": "markers", "x": [1], "y": [1], "meta": {"css": "jp"}, "marker": {"size": 10}, **more}


def bars(**more):
    return {"type": "bar", "orientation": "h", "x": [2], "y": [1], "width": 0.5, "meta": {"css": "jp"}, **more}


def svg(*args, **how):
    return draw(figure(*args, **how), "f", "Title", "What is seen")


def numbers(pattern, text):
    return [tuple(map(float, found)) for found in re.findall(pattern.replace("#", r"([-\d.]+)"), text)]


def test_a_point_stands_at_its_value():
    assert numbers('<circle class="jp" cx="#" cy="#" r="#"/>', svg(points())) == [(200, 170, 5)]


@pytest.mark.parametrize(
    "axis, values, at",
    [
        ({"type": "log", "range": [0, 4]}, [1, 100, 10000], [100, 300, 500]),
        ({"type": "date", "range": ["2022-02-24", "2022-03-06"]}, ["2022-02-24", "2022-03-01", "2022-03-06"], [100, 300, 500]),
        ({"type": "category", "range": [-0.5, 3.5], "categoryarray": list("abcd")}, list("acd"), [150, 350, 450]),
    ],
)
def test_axes(axis, values, at):
    drawn = svg(points(x=values, y=[1] * 3), x={**axis, "tickvals": values, "ticktext": ["A", "B", "C"]})
    assert [x for x, _ in numbers('cx="#" cy="#"', drawn)] == at
    assert [x for x, _ in numbers('<text class="h" x="#" y="#" text-anchor="middle">[ABC]', drawn)] == at


def test_a_mark_uses_the_symbol_of_its_stage():
    drawn = svg(points(meta={"css": "jp", "marks": True}, customdata=[["JP-S8", "entries/jp-s8/", "decided", "central-bank"]]))
    assert '<use class="jp" data-row="central-bank" href="#jp-decided" x="195" y="165" width="10" height="10"/>' in drawn


def test_a_bar_reaches_from_its_base_and_is_hatched():
    drawn = svg(bars(base=[1], marker={"pattern": {"shape": "/"}}))
    assert numbers('<rect class="jp" x="#" y="#" width="#" height="#"/>', drawn) == [(200, 157.5, 200, 25)]
    assert drawn.count("<pattern ") == 1 and 'fill="url(#f-h)"' in drawn


def test_an_upright_bar():
    drawn = svg(bars(orientation="v", x=[1], y=[2], text=["2"], textposition="outside"))
    assert numbers('<rect class="jp" x="#" y="#" width="#" height="#"/>', drawn) == [(175, 120, 50, 100)]


def test_lines_break_at_gaps_and_step_across_before_they_step_up():
    line = points(mode="lines", x=[0, 1, None, 2, 3], y=[0, 1, None, 1, 2])
    assert "M100 220L200 170M300 170L400 120" in svg(line)
    assert "M100 220H200V170M300 170H400V120" in svg({**line, "line": {"shape": "hv"}})


def test_error_bars():
    drawn = svg(points(error_x={"type": "data", "array": [1], "arrayminus": [0.5], "width": 4}))
    assert "M150 166V174M150 170H300M300 166V174" in drawn


def test_text_stands_beside_its_point():
    drawn = svg(points(mode="markers+text", text=["JP-M1"], textposition="middle right", textfont={"size": 12}))
    assert numbers('<text x="#" y="#">JP-M1', drawn) == [(200 + 5 / 0.8 + 1, 173)]


def test_notes_bands_and_rules():
    note = {
        "text": "One<br>Two",
        "x": 0,
        "y": 4,
        "xref": "paper",
        "yref": "y",
        "xanchor": "left",
        "yanchor": "middle",
        "xshift": -20,
        "showarrow": False,
        "name": "g",
    }
    band = {"type": "rect", "name": "band", "xref": "x", "yref": "paper", "x0": 3, "x1": 4, "y0": 0, "y1": 1, "layer": "below"}
    rule = {"type": "line", "name": "axis", "x0": 0, "x1": 0, "y0": 0, "y1": 4}
    drawn = svg(points(), annotations=[note], shapes=[band, rule])
    assert drawn.index('<rect class="band" x="400" y="20" width="100" height="200"/>') < drawn.index("<circle")
    assert '<path class="axis" d="M100 220L100 20"/>' in drawn
    assert '<text class="g" x="80"' in drawn and 'dy="15.6">Two</tspan>' in drawn


def test_titles_of_axes():
    drawn = svg(points(), x={"title": {"text": "Day", "standoff": 20}}, y={"title": {"text": "Number", "standoff": 40}})
    assert '<text class="t" x="300" y="253" text-anchor="middle">Day</text>' in drawn
    assert "rotate(-90 60 120)" in drawn


def test_it_names_itself_to_those_who_do_not_see_it():
    drawn = draw(figure(points()), "ladder-w", "A < B", "One & two")
    assert 'role="img" aria-labelledby="ladder-w-t ladder-w-d" viewBox="0 0 550 250"' in drawn
    assert '<title id="ladder-w-t">A &lt; B</title><desc id="ladder-w-d">One &amp; two</desc>' in drawn


@pytest.mark.parametrize(
    "wrong, words",
    [
        (figure({"type": "pie", "meta": {"css": "jp"}}), "trace type 'pie'"),
        (figure(points(fill="tozeroy")), "scatter property 'fill'"),
        (figure(points(marker={"size": 5, "gradient": {"type": "radial"}})), "'marker.gradient.type'"),
        (figure(points(marker={"size": 5, "symbol": "star"})), "'marker.symbol' is 'star'"),
        (figure(points(mode="lines", line={"shape": "spline"})), "'line.shape' is 'spline'"),
        (figure(points(meta={})), "'meta.css' is missing"),
        (figure(bars(), barmode="stack"), "'barmode' is 'stack'"),
        (figure({k: v for k, v in bars().items() if k != "width"}), "bar property 'width' is missing"),
        (figure(points(), showlegend=True), "'showlegend' is True"),
        (figure(points(), x={"type": "multicategory"}), "'type' is 'multicategory'"),
        (figure(points(), x={"rangeslider": {"visible": True}}), "axis property 'rangeslider.visible'"),
        (figure(points(), x={"zeroline": True}), "'zeroline' is True"),
        (figure(points(), annotations=[{"text": "a", "x": 0, "y": 0}]), "'showarrow' is missing"),
        (figure(points(), shapes=[{"type": "circle", "name": "a"}]), "'type' is 'circle'"),
        (figure(points(), sliders=[]), "layout property 'sliders'"),
        ({**figure(points()), "frames": []}, "figure property 'frames'"),
    ],
)
def test_what_is_not_drawn_is_refused_by_name(wrong, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        draw(wrong, "f", "Title", "What is seen")


def test_ticks_must_be_set_by_hand():
    wrong = figure(points())
    del wrong["layout"]["xaxis"]["tickvals"]
    with pytest.raises(ValueError, match="tickvals"):
        draw(wrong, "f", "Title", "What is seen")


def test_it_takes_what_plotly_gives():
    made = go.Figure({**figure(points(), bars(y=[2])), "layout": {**figure()["layout"], "template": {}}}).to_plotly_json()
    made["layout"].pop("template")
    assert draw(made, "f", "Title", "What is seen") == svg(points(), bars(y=[2]))
