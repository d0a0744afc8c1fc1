"""A part built after a change equals the whole built anew."""

import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from scripts import preview
from scripts.bench.process import copy

ROOT = Path(__file__).resolve().parents[1]


def made(project, site, command):
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site), strict=True)
    config.plugins.on_startup(command=command, dirty=False)
    build(config)
    return site


def content(site):
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


@pytest.fixture
def project(tmp_path):
    yield copy(ROOT, tmp_path / "project")
    preview.forget()
    preview.serving = False


def test_only_what_reads_differently_is_written_and_the_site_is_as_if_built_anew(project, tmp_path):
    shown = made(project, tmp_path / "shown", "serve")
    before = {p: p.stat().st_mtime_ns for p in shown.rglob("*") if p.is_file()}
    file = project / "data" / "countries" / "japan.yml"
    text = file.read_text(encoding="utf-8")
    title = re.search(r"\n +title: (.+)\n", text)[1]
    file.write_text(text.replace(title, f"{title.rsplit(' ', 1)[0]} elsewhere", 1), encoding="utf-8")
    made(project, shown, "serve")
    touched = {p for p in shown.rglob("*") if p.is_file() and before.get(p) != p.stat().st_mtime_ns}
    pages = {p for p in touched if p.suffix == ".html"}
    assert shown / "japan" / "index.html" in pages and len(pages) < 40 and len(touched) < len(before) / 5
    part, whole = content(shown), content(made(project, tmp_path / "whole", "build"))
    assert set(part) == set(whole)
    assert [path for path in whole if part[path] != whole[path]] == []


def test_a_page_written_by_hand_or_a_setting_brings_the_whole_again(project):
    preview.serving = True
    made_before = {"a/index.html": b"one"}
    preview.shown(preview.around(project, {"edition": "1"}), made_before, {})
    now = preview.around(project, {"edition": "1"})
    assert preview.changed(now, {"a/index.html": b"two"}) == {"a/index.html"}
    assert preview.changed(now, {"a/index.html": b"two", "b/index.html": b"new"}) is None
    assert preview.changed(preview.around(project, {"edition": "2"}), made_before) is None
    preview.shown(now, {"a/index.md": b'<p id="x">one</p>'}, {})
    assert preview.changed(now, {"a/index.md": b'<p id="x">two</p><p id="y">'}) == {"a/index.md"}
    assert preview.changed(now, {"a/index.md": b'<p id="z">one</p>'}) is None, "a page written by hand may link to what is gone"
    preview.shown(now, made_before, {})
    (project / "docs" / "words.yml").write_text("read by the scripts alone", encoding="utf-8")
    assert preview.changed(preview.around(project, {"edition": "1"}), made_before) == set()
    (project / "docs" / "method.md").write_text("other words", encoding="utf-8")
    assert preview.changed(preview.around(project, {"edition": "1"}), made_before) is None
    preview.forget()
    assert preview.changed(now, made_before) is None
