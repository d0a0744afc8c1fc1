"""The interface: its description holds for every file, the dictionary for every key, and every record leads to its page."""

import json

import jsonschema
import pytest
from openapi_spec_validator import validate

from scripts import api
from scripts.tables import tables

SITE = "https://allies-respond.example/"


@pytest.fixture(scope="module")
def made(data):
    return tables(data, SITE)


@pytest.fixture(scope="module")
def documents(made):
    return api.documents(made)


def keys(value, way=""):
    """Every way to a value that is no list and no object, as the dictionary writes it; keys that are data are `{}`."""
    if isinstance(value, list):
        return {k for item in value for k in keys(item, f"{way}[]")}
    if isinstance(value, dict):
        by = way.endswith((".cells", ".statuses", ".contrast"))
        return {k for name, inner in value.items() for k in keys(inner, f"{way}{{}}" if by else f"{way}.{name}" if way else name)}
    return {way}


def test_the_description_is_valid_and_holds_for_every_file(made, documents):
    validate(api.openapi(made, SITE))
    schemas = {name: jsonschema.Draft202012Validator(schema) for name, schema in api.schemas(made).items()}
    for name, content in documents.items():
        schemas["entry" if name.startswith("entries/") else name].validate(content)
    assert set(api.ABOUT) == set(api.DOCUMENTS)
    assert not schemas["entries"].is_valid({**documents["entries"], "more": 1})


def test_the_shapes_are_those_that_were_promised(documents):
    entry = documents["entries/JP-S7"]["entry"]
    assert set(entry) >= set(
        [
            "id",
            "kind",
            "country",
            "group",
            "title",
            "text",
            "brief",
            "instrument",
            "role",
            "family",
            "domain",
            "target",
            "amounts",
            "entities",
            "differs",
            "facts",
            "url",
        ]
    )
    assert set(entry["brief"]) >= {"locator", "status", "hedge"} and set(entry["facts"][0]) >= {"id", "relation"}
    amounts = [a for e in documents["entries"]["entries"] for a in e["amounts"]]
    assert amounts and all(set(a) >= {"value", "unit", "kind", "bound"} for a in amounts)
    assert [e["brief"] is None for e in documents["entries"]["entries"] if e["id"] in ("JP-S7", "JP-P3")] == [True, False]
    row = documents["comparison"]["instruments"][0]
    assert set(row) >= {"id", "group", "label", "comparable", "cells", "contrast"} and list(row["cells"]) == ["JP", "KR"]
    assert set(row["cells"]["JP"]) >= {"entries", "brief_status", "steps", "absence"}
    assert set(row["cells"]["JP"]["steps"][0]) >= {"date", "stage", "scope", "text", "facts"}
    for content in documents.values():
        assert list(content)[:3] == ["schema_version", "edition", "generated"]


def test_one_entry_alone_is_the_same_as_in_the_list(documents, data):
    assert {f"entries/{e['id']}": e for e in documents["entries"]["entries"]} == {n: d["entry"] for n, d in documents.items() if "/" in n}
    assert [e["id"] for e in documents["entries"]["entries"]] == list(data.entries)


def test_the_interface_says_what_the_data_say(documents, data):
    for e in documents["entries"]["entries"]:
        entry = data.entries[e["id"]]
        assert (e["title"], e["text"], e["entities"]) == (entry.title, entry.text, list(entry.entities))
        assert [(f["id"], f["relation"], f["bearing"]) for f in e["facts"]] == [(k.fact, k.relation, k.bearing) for k in entry.facts]
    for row in documents["comparison"]["instruments"]:
        for code, cell in row["cells"].items():
            steps = data.cells[code, row["id"]].steps
            assert [(s["date"], s["stage"], s["scope"], s["text"], s["facts"]) for s in cell["steps"]] == [
                (s.date, s.stage, s.scope, s.text, list(s.facts)) for s in steps
            ]
        assert {pair: text for pair, text in row["contrast"].items()} == {"-".join(c.pair): c.text for c in data.instruments[row["id"]].contrasts}
    for s in documents["series"]["series"]:
        assert [p["value"] for p in s["points"]] == [p.value for p in data.series[s["id"]].points]
        assert [p["facts"] for p in s["points"]] == [list(p.facts) for p in data.series[s["id"]].points]


def test_every_key_is_in_the_dictionary_and_every_field_in_the_interface(documents, made):
    described = {way.split(": ")[-1] for _, _, way in api.places(made)}
    used = {k for name, content in documents.items() if "/" not in name for k in keys(content)} - set(api.HEAD)
    holders = {way.rsplit(".", 1)[0] for way in described} | {way.removesuffix("[]") for way in described}
    assert {k for k in used if k not in described and k not in holders} == set()
    shown = {(table, column) for table, column, _ in api.places(made)}
    assert {(t.name, c.name) for t in made.values() for c in t.columns} == shown


def test_the_dictionary_on_the_page_holds_every_field(site, made):
    page = (site / "data" / "index.html").read_text(encoding="utf-8")
    for t in made.values():
        for c in t.columns:
            assert f'id="{t.name}.{c.name}"' in page
        assert f'href="{t.name}.csv"' in page


def test_every_record_leads_to_its_place(site, documents):
    pages = {}
    found = set()

    def look(value):
        if isinstance(value, dict):
            found.update([value["url"]] if isinstance(value.get("url"), str) else [])
            for inner in value.values():
                look(inner)
        elif isinstance(value, list):
            for item in value:
                look(item)

    for name, content in documents.items():
        look(content if name != "edition" else {})
        records = [r for part in content.values() if isinstance(part, list) for r in part]
        assert all("url" in r for r in records if name != "edition"), name
    assert len(found) > 1500
    for url in found:
        path, _, anchor = url.removeprefix(SITE).partition("#")
        file = site / path / "index.html"
        assert file.is_file(), url
        if path not in pages:  # a document stands on the page of its letter, to which its address leads on
            files = file.parent.rglob("index.html") if path == "sources/" else [file]
            pages[path] = "".join(f.read_text(encoding="utf-8") for f in files)
        text = pages[path]
        assert not anchor or f'id="{anchor}"' in text or f"id={anchor}" in text, url


def test_the_files_are_in_the_site(site, documents):
    for name, content in documents.items():
        assert json.loads((site / "api" / "v1" / f"{name}.json").read_text(encoding="utf-8")) == json.loads(json.dumps(content)), name
    validate(json.loads((site / "api" / "v1" / "openapi.json").read_text(encoding="utf-8")))
