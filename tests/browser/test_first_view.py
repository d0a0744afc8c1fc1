"""A first view in a real browser: no more requests and bytes than the budget allows, and nothing moves."""

from pathlib import Path

import pytest
import yaml

from scripts.bench import serving, views

BUDGET = yaml.safe_load((Path(__file__).resolve().parents[2] / "benchmarks" / "budget.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def packed(site):
    with serving.serving(site) as address:
        yield address


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["", "compare/", "compare/sanctions/", "japan/", "entries/jp-s7/", "record/since-japan/", "sources/"])
def test_a_first_view_is_within_the_budget(chromium, packed, path, width):
    seen = views.view(chromium, packed + path, slow=False, width=width)
    assert 3 <= seen["requests"] <= BUDGET["requests"]
    assert 10_000 < seen["bytes"] <= BUDGET["first_view"]
    assert 1_000 < seen["script"] <= BUDGET["script"]
    assert seen["shift"] <= BUDGET["layout_shift"]
    assert seen["first paint"] > 0
