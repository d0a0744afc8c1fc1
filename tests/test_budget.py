"""Every built page stays within benchmarks/budget.yml."""

import re
from functools import cache
from pathlib import Path

import brotli
import pytest
import yaml

from scripts.bench.growth import search_cost
from scripts.themecss import UNUSED, lean

ROOT = Path(__file__).resolve().parents[1]
BUDGET = yaml.safe_load((ROOT / "benchmarks" / "budget.yml").read_text(encoding="utf-8"))
LOADED = re.compile(r'<(?:script|img)[^>]*\s(?:src|data-load)="([^"]+)"|<link[^>]*rel="(?:stylesheet|icon|preload)"[^>]*href="([^"]+)"')


@cache
def weight(file, mtime):
    return len(brotli.compress(Path(file).read_bytes()))


def weigh(file):
    return weight(str(file), file.stat().st_mtime)


def loaded(page):
    """What a page loads with its first view."""
    for match in LOADED.finditer(page.read_text(encoding="utf-8")):
        href = match[1] or match[2]
        if not href.startswith("data:"):
            yield (page.parent / href).resolve()


@pytest.fixture(scope="module")
def weights(site):
    """Page -> its own bytes, those of its scripts, all."""
    found = {}
    for page in sorted(site.rglob("index.html")):
        parts = sorted(set(loaded(page)))
        scripts = sum(weigh(p) for p in parts if p.suffix == ".js")
        found[page.relative_to(site).as_posix()] = (weigh(page), scripts, weigh(page) + sum(map(weigh, parts)), len(parts) + 1)
    return found


def test_the_measure_sees_style_and_script(weights):
    own, scripts, total, requests = weights["compare/index.html"]
    assert own > 10_000 and scripts > 3_000 and total > own + scripts + 10_000 and requests >= 3


def test_every_page_is_light(weights):
    allowed = {"print/index.html": BUDGET["printed"]}
    heavy = {path: total for path, (_, _, total, _) in weights.items() if total > allowed.get(path, BUDGET["first_view"])}
    assert not heavy


def test_no_page_brings_much_script_or_many_files(weights):
    assert max(scripts for _, scripts, _, _ in weights.values()) <= BUDGET["script"]
    assert max(requests for _, _, _, requests in weights.values()) <= BUDGET["requests"]


@pytest.mark.parametrize("kind", BUDGET["kinds"])
def test_pages_of_a_kind(weights, kind):
    own = {path: own for path, (own, _, _, _) in weights.items() if path.startswith(kind)}
    assert own
    assert {path: n for path, n in own.items() if n > BUDGET["kinds"][kind]} == {}


def test_nothing_on_a_page_waits_for_the_style_sheet_before_its_head_is_there(site):
    """A script behind the style sheet stops the page until that has come: the first is the one that loads ours, where the page may be painted."""
    pages = [p.read_text(encoding="utf-8") for p in site.rglob("*.html")]
    assert len(pages) > 140
    for text in pages:
        style = text.index('assets/site.css">')
        assert text.count("<script data-load=") == 1 and "<!-- whole -->" not in text
        between = text[style : text.index("<script data-load=")]
        assert set(re.findall(r"<script[^>]*>", between)) <= {'<script type="application/ld+json">'}
        assert text.index("MutationObserver") < style
        whole = re.search(r'<link rel="expect" href="#([^"]+)"', text)[1]
        assert f'id="{whole}"' in text


def test_pictures_are_small(site):
    pictures = [p for p in site.rglob("*") if p.suffix in (".png", ".jpg", ".webp", ".gif", ".avif")]
    pictures += [p for p in site.rglob("*.svg")]
    assert pictures
    size = {p: weigh(p) if p.suffix == ".svg" else p.stat().st_size for p in pictures}
    asked_for = site / "figures"
    assert {str(p.relative_to(site)): n for p, n in size.items() if n > BUDGET["download" if p.parent == asked_for else "picture"]} == {}
    shown = re.compile(r"<img\b")
    assert not [page for page in site.rglob("*.html") if shown.search(page.read_text(encoding="utf-8"))], (
        "no page loads a picture today: hold new ones to the budget"
    )


def test_a_search_costs_what_it_may(site):
    assert 1_000 < search_cost(site) <= BUDGET["search"]


def test_what_the_style_sheet_leaves_out_is_on_no_page(site):
    own = {"note", "grid"}
    for page in site.rglob("*.html"):
        classes = {c for value in re.findall(r'\sclass="([^"]*)"', page.read_text(encoding="utf-8")) for c in value.split()}
        assert {c for c in classes - own if UNUSED.search(f".{c}")} == set(), page


def test_a_style_sheet_is_made_lean_without_harm():
    css = ":root{--a:1px;--md-x:url(data:,a;b)}.md-nav a,.md-main:not(.q,.r){color:var(--a)}@media print{.md-tabs{top:0}}@media(x){.md-typeset{top:1px}}[dir=rtl] .md-main{left:0}@keyframes k{to{top:0}}"
    assert lean(css) == ":root{--a:1px;}.md-main:not(.q,.r){color:var(--a)}@media(x){.md-typeset{top:1px}}@keyframes k{to{top:0}}"
