"""What the dialog loads: one file for each thing that can be cited, small, lossless, made fast; ids that last."""

import json
import random
import re
import shutil
import time
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts import citable, citations, figures, raster, styles
from scripts.loader import load
from scripts.publication import all_pages, publish

ROOT = Path(__file__).resolve().parents[1]
URL = "https://allies-respond.example/"


@pytest.fixture(scope="module")
def pages(data):
    return all_pages(data, URL, {}, figures.draw_all(data))


@pytest.fixture(scope="module")
def made(data, pages):
    files = dict(citable.files(data, figures.draw_all(data), citable.places(pages, ROOT / "docs"), URL))
    return {path: json.loads(re.fullmatch(r"citable\((.*)\);\n", text, re.DOTALL)[1]) for path, text in files.items()}


def filled(text, made):
    """What the browser does with a packed text, but for the reader's day."""
    return re.sub(r"§(\w+)§", lambda m: filled(made["with"][m[1]], made) if m[1] in made["with"] else m[0], text)


def test_packing_loses_nothing(data):
    items = [citations.entry_item(data, e, URL) for e in data.entries.values()] + [citations.source_item(s) for s in data.sources.values()]
    for item in items:
        whole = citable.texts(item, "section 1, sentence 2")
        short = citable.packed(item, whole)
        for name, text in whole.items():
            if isinstance(text, str):
                assert filled(short[name], short) == text, (item["id"], name)
        assert {k: filled(v, short) for k, v in short["in"].items()} == whole["in"]


def test_everything_that_can_be_cited_has_its_file(data, pages, made):
    for one in [*(e.lower() for e in data.entries), *data.facts]:
        assert f"cite/{one}.js" in made
    asked = {key for page in pages for key in re.findall(r'data-cite="([^"]+)"', page.body)}
    asked |= {c.lower() for page in pages for c in re.findall(r'data-citable="([^"]+)"', page.body)}
    asked |= {citable.page_key(page.address) for page in pages if not page.address.startswith("entries/")}
    assert asked - {p.removeprefix("cite/").removesuffix(".js") for p in made} == set()


def test_a_finding_offers_each_of_its_sources_and_an_entry_the_place_in_the_brief(data, made):
    for fact in data.facts.values():
        (_, own), (label, originals) = made[f"cite/{fact.id}.js"]["what"]
        assert label == citable.BEHIND and len(originals) == len({u.source for u in fact.sources})
        urls = {u.source: data.sources[u.source].url.replace("'", "%27") for u in fact.sources}
        assert {json.loads(filled(m["csl"], m))[0]["URL"] for _, m in originals} == set(urls.values())
        assert fact.id in filled(own[0][1]["apa"], own[0][1])
    for entry in data.entries.values():
        _, (_, originals) = made[f"cite/{entry.id.lower()}.js"]["what"]
        if entry.brief:
            assert citations.place(entry.brief.locator) in filled(originals[0][1]["notes"], originals[0][1])
        else:
            assert 1 <= len(originals) <= citable.MOST


def test_the_address_comes_from_the_data_and_the_edition_is_named(data, made):
    for path, unit in made.items():
        assert unit["link"].startswith(URL) or path == "cite/brief.js"
        if path != "cite/brief.js":
            first = unit["what"][0][1][0][1]
            for style in (*styles.STYLES, "wiki", "md", "bib", "ris", "csl"):
                assert data.edition.id in filled(first[style], first), (path, style)


def test_files_are_small_and_made_in_time(data, pages, made):
    sizes = {path: len(json.dumps(unit, ensure_ascii=False).encode()) for path, unit in made.items()}
    assert max(sizes.values()) < 40_000, max(sizes, key=sizes.get)
    assert sum(sizes.values()) < 5_000_000
    drawn = figures.draw_all(data)
    started = time.process_time()
    list(citable.files(data, drawn, citable.places(pages, ROOT / "docs"), URL))
    assert time.process_time() - started < 3


def test_pictures_are_the_same_each_time_small_and_made_in_time(data):
    drawn = figures.draw_all(data)
    started = time.process_time()
    first = {path: content for path, content in figures.files(drawn).items() if path.endswith(".png")}
    assert time.process_time() - started < 4
    assert set(first) == {f"figures/{name}.png" for name in drawn}
    for path, content in figures.files(drawn).items():
        if path.endswith(".png"):
            assert content == first[path] and content.startswith(b"\x89PNG")
            assert len(content) < 260_000, path


def test_the_faces_are_those_of_the_project():
    """A text is wider than nothing: the face was found without the machine's own."""
    blank = raster.png('<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"/>', 200)
    for family in ("serif", "sans-serif", "Nonesuch"):
        said = raster.png(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><text y="30" font-family="{family}" font-size="30">Word</text></svg>', 200
        )
        assert len(said) > len(blank) + 300


# ---- ids that last


def changed(folder, seed, words):
    """A copy of the invented data with its lists in another order and its titles reworded."""
    rng = random.Random(seed)
    target = folder / "data"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(ROOT / "tests" / "invented" / "data", target)
    (folder / "docs").mkdir(exist_ok=True)
    shutil.copy(ROOT / "tests" / "invented" / "docs" / "words.yml", folder / "docs")
    for path in [*sorted((target / "countries").glob("*.yml")), *sorted((target / "facts").glob("*.yml")), target / "sources.yml", target / "brief.yml"]:
        value = yaml.safe_load(path.read_text(encoding="utf-8"))
        lists = [value] if not isinstance(value.get("entries"), dict) else [value, value["entries"]]
        for owner in lists:
            for key, items in owner.items():
                if isinstance(items, list) and items and isinstance(items[0], dict) and "id" in items[0] and key != "sections":
                    rng.shuffle(items)
                    for one in items:
                        if "title" in one:
                            one["title"] = words
        path.write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")
    found, problems = load(folder)
    assert found is not None, problems
    return found


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), words=st.text("abcdefgh ÄÖ&-'", min_size=3, max_size=40).filter(lambda t: t.strip(" ")))
def test_shuffled_data_and_reworded_titles_move_nothing(tmp_path, seed, words):
    before = published_before()
    after = publish(changed(tmp_path, seed, words.strip()), URL, ROOT / "docs")
    assert set(after) == set(before)
    for path in before:
        if path.endswith(".md"):
            assert anchors(after[path]) == anchors(before[path]), path


@cache
def published_before():
    found, problems = load(ROOT / "tests" / "invented")
    assert found is not None, problems
    return publish(found, URL, ROOT / "docs")


def anchors(page):
    return sorted(re.findall(r'\bid="([^"]+)"', page))


def entry_with(project, country, start, more):
    path = project / "data" / "countries" / country
    text = path.read_text(encoding="utf-8")
    at = text.index(f"- id: {start}\n")
    title = text.index("title:", at)
    indent = " " * (title - text.rindex("\n", 0, title) - 1)
    path.write_text(text[:title] + more + indent + text[title:], encoding="utf-8")


def test_a_withdrawn_entry_keeps_its_page_which_says_why(project):
    entry_with(project, "japan.yml", "JP-S7", "withdrawn: {date: 2026-12-01, reason: Told twice., replaced_by: JP-S8}\n")
    data, problems = load(project)
    assert data is not None, problems
    made = publish(data, URL, project / "docs")
    page = made["entries/jp-s7/index.md"]
    assert "Withdrawn on 1 December 2026." in page and "Told twice." in page and 'href="../../entries/jp-s8/"' in page
    assert "entries/jp-s7/cite.ris" in made and "cite/jp-s7.js" in made


def test_an_alias_leads_to_the_entry_that_took_its_place(project):
    entry_with(project, "japan.yml", "JP-S7", "aliases: [JP-S99]\n")
    with (project / "data" / "published-ids.txt").open("a", encoding="utf-8") as ids:
        ids.write("JP-S99\n")
    from scripts.commands.check import examine

    data, problems = examine(project)
    assert not problems
    page = publish(data, URL, project / "docs")["entries/jp-s99/index.html"]
    assert f'<link rel="canonical" href="{URL}entries/jp-s7/">' in page
    assert 'content="0; url=../jp-s7/"' in page and '<a href="../jp-s7/">' in page


def test_an_alias_cannot_be_an_id_that_is_taken(project):
    entry_with(project, "japan.yml", "JP-S7", "aliases: [JP-S8]\n")
    from scripts.commands.check import examine

    _, problems = examine(project)
    assert any("the alias JP-S8" in str(p) for p in problems), problems
