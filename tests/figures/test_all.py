"""What holds for every figure: two drawings, a table, downloads, the same bytes twice, no colour in the picture."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts import figures
from scripts.figures import look
from scripts.figures.look import COLOURS, TEXTS
from tests.small import WORDS, dataset

CSS = Path(__file__).parents[2] / "docs" / "assets" / "css"


@pytest.fixture(scope="module")
def drawn():
    return figures.draw_all(dataset())


def test_every_module_is_found_in_reading_order(drawn):
    assert tuple(drawn) == WORDS
    orders = [m.ORDER for m in figures.modules()]
    assert orders == sorted(set(orders))


@pytest.mark.parametrize("name", WORDS)
def test_two_drawings_without_a_colour_of_their_own(drawn, name):
    one = drawn[name]
    for svg, ident in ((one.svg_wide, f"{name}-w"), (one.svg_narrow, f"{name}-n")):
        root = ElementTree.fromstring(svg)
        assert root.find("title").text == one.title and root.find("desc").text == one.alt
        assert all(e.get("id").startswith(ident) for e in root.iter() if e.get("id"))
        assert not re.search(r"#[0-9a-f]{3,8}\b(?!-)|rgb|style=|var\(", re.sub(r'href="#[^"]*"|url\(#[^)]*\)', "", svg))
    assert f'viewBox="0 0 {one.width} ' in one.svg_wide and 'viewBox="0 0 360 ' in one.svg_narrow


@pytest.mark.parametrize("name", WORDS)
def test_the_table_is_whole_and_the_download_has_named_columns(drawn, name):
    one = drawn[name]
    assert one.rows and all(len(row) == len(one.headers) and all(row) for row in one.rows)
    lines = list(csv.reader(io.StringIO(one.csv)))
    assert lines[0] == list(one.columns) and len(lines) > 1 and all(one.columns.values())


@pytest.mark.parametrize("name", WORDS)
def test_plotly_takes_every_figure_as_it_is(drawn, name):
    live = json.loads(drawn[name].live)
    for kind in ("wide", "narrow"):
        checked = go.Figure(live[kind]).to_plotly_json()
        checked["layout"]["template"] = {}  # Plotly fills the empty one
        assert checked == live[kind]


@pytest.mark.parametrize("name", WORDS)
def test_every_mark_knows_its_id_page_and_row(drawn, name):
    one = drawn[name]
    live = json.loads(one.live.replace("<\\/", "</"))
    for kind in ("wide", "narrow"):
        told = [d for t in live[kind]["data"] for d in t.get("customdata", ())]
        assert told
        for ident, path, _mark, row in told:
            assert ident and re.fullmatch(r"entries/[a-z]+-[a-z]\d+/|compare/#[a-z-]+|timeline/#d[\d-]+", path)
            assert row in one.row_ids
        assert "bdata" not in one.live and live[kind]["layout"]["template"] == {}
    assert set(live["palette"]) == set(COLOURS.values())


def test_a_script_cannot_be_closed_from_within(drawn):
    assert all("</" not in one.live for one in drawn.values())


def test_the_same_bytes_twice():
    first, second = (figures.draw_all(dataset()) for _ in range(2))
    assert first == second and figures.files(first) == figures.files(second)


def test_the_files_stand_alone(drawn):
    made = figures.files(drawn)
    assert set(made) == {f"figures/{n}.{kind}" for n in WORDS for kind in ("svg", "csv", "json", "png", "live.js")}
    for name in WORDS:
        picture = made[f"figures/{name}.svg"]
        root = ElementTree.fromstring(picture)
        used = {e.get("href")[1:] for e in root.iter() if e.get("href")}
        assert used <= {e.get("id") for e in root.iter()}
        assert "var(" not in picture and "Source: The record AA-A1." in picture
        assert json.loads(made[f"figures/{name}.json"])["layout"]["width"] == drawn[name].width


def test_words_are_asked_for():
    data = dataset()
    bare = replace(data, words=data.words.model_copy(update={"figures": ()}))
    with pytest.raises(LookupError, match="'ladder'"):
        figures.draw_all(bare)


def test_colours_and_sizes_are_those_of_the_style_sheets():
    tokens = (CSS / "tokens.css").read_text(encoding="utf-8")
    for name, colour in COLOURS.items():
        assert re.search(rf"--{name}:\s*(light-dark\()?{colour}\b", tokens), name
    rules = (CSS / "figure.css").read_text(encoding="utf-8")
    for css, (wide, narrow, _, _) in TEXTS.items():
        assert min(wide, narrow) >= 12
        if css:
            sizes = {m[1] or "": int(m[2]) for m in re.finditer(rf"\.fig__svg(--narrow)?[^{{}}]*\.{css}\b[^{{}}]*{{[^}}]*font-size: (\d+)px", rules)}
            assert sizes.get("", 15) == wide and sizes.get("--narrow", sizes.get("", 15)) == narrow, css


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="<>&\"' ab]", min_size=1))
def test_words_of_any_kind_stay_words(words):
    trace = look.labelled(look.marks(look.SLOTS[0], [1], [1], [("a", "b", "plain", "c")], ["x"], 10), [words])
    made = look.figure((100, 100), (0, 0, 0, 0), [trace], (look.axis("linear", (0, 2), labels=False), look.pixels(2)))
    root = ElementTree.fromstring(figures.drawing.draw(made.to_plotly_json(), "f", words, words))
    assert root.find("title").text == words
