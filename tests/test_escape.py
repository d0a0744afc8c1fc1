"""Hostile words in the data stay words in everything that is published, of whatever kind it is."""

import csv
import io
import json
import re
import shutil
import warnings
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from scripts import model
from scripts.publication import publish

ROOT = Path(__file__).resolve().parents[1]
HOSTILE = "<img src=x onerror=1>\"'&]]></script>-->{{x}}{%x%}`\\"
ALLOWED = "\"'onfocus=1&<5>]]>--{{1}}{%x%}`\\"  # one word that the check lets through: no tag, no entity
NAMED = ("title", "label", "name", "adjective", "capital", "publisher", "unit", "term", "seen")


def spoil(value, field, marker):
    """The same records with the marker in front of every text that a reader sees."""
    if isinstance(value, model.BaseModel):
        return value.model_copy(update={name: spoil(getattr(value, name), name, marker) for name in type(value).model_fields})
    if isinstance(value, tuple):
        return tuple(spoil(inner, field, marker) for inner in value)
    if isinstance(value, str) and field != "checked" and (" " in value or field in NAMED) and not re.match(r"https?://|\d{4}-", value):
        return marker + " " + value
    return value


@pytest.fixture(scope="module")
def hostile(invented):
    names = ("vocabulary", "brief", "countries", "comparison", "sources_file", "differences", "glossary", "editions", "words")
    tops = {name: spoil(getattr(invented, name), name, HOSTILE) for name in names}
    tops["fact_files"] = {name: spoil(file, name, HOSTILE) for name, file in invented.fact_files.items()}
    data = replace(invented, **tops)
    old, new = [list(model.walk(t)) for t in invented.tops()], [list(model.walk(t)) for t in data.tops()]
    places = {id(b): invented.places[id(a)] for x, y in zip(old, new, strict=True) for (a, _), (b, _) in zip(x, y, strict=True)}
    return publish(replace(data, places=places), "https://invented.example/", ROOT / "docs")


def test_nothing_hostile_stands_raw_in_what_is_published(hostile):
    kinds = set()
    for path, content in hostile.items():
        suffix = Path(path).suffix
        if path.startswith("assets/") or suffix in (".png", ".xlsx", ".sqlite", ".db", ".woff2", ".ttf", ".zip"):
            continue
        text = content if isinstance(content, str) else content.decode()
        kinds.add(suffix)
        if suffix == ".md":
            head, body = text.split("\n---\n", 1)
            for line in head.splitlines()[1:]:
                json.loads(line.split(": ", 1)[1])
            assert "<img src=x" not in body, (path, body[max(0, body.index("<img src=x") - 300) :][:400])
            for script in re.findall(r"<script\b[^>]*>(.*?)</script>", body, re.S):
                json.loads(script)
            Attributes(body, path)
        elif suffix == ".json":
            json.loads(text)
        elif suffix in (".xml", ".svg"):
            ElementTree.fromstring(text)
        elif suffix == ".csv":
            rows = list(csv.reader(io.StringIO(text), strict=True))
            assert len({len(row) for row in rows}) == 1, path
        elif suffix in (".html", ".txt", ".yaml", ".yml"):
            assert suffix != ".html" or "<img src=x" not in text, path
    assert {".md", ".json", ".svg", ".csv", ".bib", ".ris"} <= kinds


class Attributes(HTMLParser):
    """Fails on a handler of events, on an element that nobody wrote, on an address that runs."""

    def __init__(self, text, path):
        super().__init__()
        self.path, self.meta = path, {}
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        assert tag not in ("img", "iframe", "object", "embed"), (self.path, attrs)
        a = dict(attrs)
        for name, value in attrs:
            assert re.fullmatch(r"[a-zA-Z:-][\w:.-]*", name) and not name.startswith("on"), (self.path, self.get_starttag_text()[:300])
            assert name not in ("href", "src", "action") or not (value or "").strip().lower().startswith(("javascript:", "data:", "vbscript:")), self.path
        if tag == "meta" and "name" in a:
            self.meta[a["name"]] = a.get("content")


def test_citation_files_hold_hostile_words_as_words(hostile):
    import bibtexparser
    import rispy

    for path, content in hostile.items():
        if path.endswith(".bib"):
            read = bibtexparser.parse_string(content)
            assert len(read.entries) == 1 and not read.failed_blocks, path
        elif path.endswith(".ris"):
            assert len(rispy.loads(content)) == 1, path


def test_what_the_check_lets_through_is_escaped_by_the_theme_too(tmp_path, small):
    """Titles and descriptions go through the theme's own templates, which escape nothing by themselves."""
    from scripts.commands.build import build

    for path in [*(small / "data").rglob("*.yml"), small / "docs" / "words.yml"]:
        if path.name != "vocabulary.yml":
            path.write_text(yaml.safe_dump(spell(yaml.safe_load(path.read_text(encoding="utf-8"))), sort_keys=False), encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        build(small, tmp_path / "site")
    described = 0
    for page in (tmp_path / "site").rglob("*.html"):
        read = Attributes(page.read_text(encoding="utf-8"), page)
        described += ALLOWED in (read.meta.get("description") or "")
    assert described > 3
    shutil.rmtree(tmp_path / "site")


def spell(value):
    if isinstance(value, list):
        return [spell(inner) for inner in value]
    if isinstance(value, dict):
        texts = ("title", "text", "statement", "description", "lead", "publisher")
        return {k: f"{ALLOWED} {v}" if k in texts and isinstance(v, str) and " " in v else spell(v) for k, v in value.items()}
    return value
