"""The pages of two invented countries are the ones in tests/expected; to accept a change run with UPDATE_EXPECTED=1 and read the difference."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from scripts import apart, sheet
from scripts.publication import publish

ROOT = Path(__file__).resolve().parents[1]
EXPECTED = ROOT / "tests" / "expected"
URL = "https://invented.example/"
GOLDEN = (
    "index.md",
    "compare/index.md",
    "compare/latest/index.md",
    "compare/sanctions/index.md",
    "compare/motives/index.md",
    "norland/index.md",
    "southmark/index.md",
    "entries/xa-s1/index.md",
    "entries/xa-s1/cite.bib",
    "entries/xa-s1/cite.ris",
    "entries/xa-s1/cite.json",
    "entries/xb-s1/index.md",
    "entries/xaxb-1/index.md",
    "entries/xa-m1/index.md",
    "record/index.md",
    "record/spring/index.md",
    "sources/index.md",
    "timeline/index.md",
    "glossary/index.md",
)


@pytest.fixture(scope="module")
def published(invented):
    return publish(invented, URL, ROOT / "docs")


@pytest.mark.parametrize("path", GOLDEN)
def test_golden_page(published, path):
    target = EXPECTED / path
    if os.environ.get("UPDATE_EXPECTED"):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(published[path], encoding="utf-8")
    assert target.is_file(), f"{path} has no expected form: run with UPDATE_EXPECTED=1 and read what it writes"
    assert published[path] == target.read_text(encoding="utf-8")


def test_no_expected_page_is_forgotten():
    assert {str(p.relative_to(EXPECTED)) for p in EXPECTED.rglob("*") if p.is_file()} == set(GOLDEN)


def test_the_same_data_give_the_same_bytes(invented, published):
    assert publish(invented, URL, ROOT / "docs") == published


def test_what_looks_like_markup_in_the_data_is_escaped(published):
    page = published["entries/xa-s1/index.md"]
    assert "Example Bank &amp; Sons" not in page.split("\n---\n")[0], "front matter is no HTML"
    assert "&amp; Sons" in page.split("\n---\n")[1]
    assert 'href="https://daily.example/a?b=1&amp;c=2"' in published["sources/d/index.md"]


def test_addresses_do_not_depend_on_words(invented):
    entry = invented.countries[0].entries.sanctions[0]
    renamed = entry.model_copy(update={"title": "Another title"})
    entries = invented.countries[0].entries.model_copy(update={"sanctions": (renamed,)})
    country = invented.countries[0].model_copy(update={"entries": entries})
    from dataclasses import replace

    again = publish(replace(invented, countries=(country, invented.countries[1])), URL, ROOT / "docs")
    assert set(again) == set(publish(invented, URL, ROOT / "docs"))
    assert "Another title" in again["entries/xa-s1/index.md"]


def test_what_is_kept_from_before_is_what_would_be_made_anew(invented, published, monkeypatch):
    assert publish(invented, URL, ROOT / "docs") == published, "found, not made"
    first, *rest = invented.words.pages
    changed = replace(invented, words=invented.words.model_copy(update={"pages": (first.model_copy(update={"lead": "Other words."}), *rest)}))
    found = publish(changed, URL, ROOT / "docs")
    monkeypatch.setattr(apart, "_kept", {})
    assert found != published and publish(changed, URL, ROOT / "docs") == found


def test_files_that_an_editor_leaves_among_the_templates_are_none(tmp_path, monkeypatch):
    monkeypatch.setattr(sheet, "TEMPLATES", tmp_path)
    (tmp_path / "home.html.jinja").write_text("x")
    (tmp_path / ".home.html.jinja.swp").write_bytes(b"\xff\xfe")
    (tmp_path / ".#home.html.jinja").symlink_to("nowhere")
    assert sheet.templates() == {"home.html.jinja": "x"}
