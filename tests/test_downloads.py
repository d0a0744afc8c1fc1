"""The downloads as a reader's programs see them: pandas, frictionless, SQLite, openpyxl, and a spreadsheet that would run a formula."""

import hashlib
import io
import json
import sqlite3
import warnings
from dataclasses import replace

import jsonschema
import pandas as pd
import pytest

from scripts import downloads, status
from scripts.pages.data import CHART, QUERY
from scripts.tables import tables

SITE = "https://allies-respond.example/"
PANDAS = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean", "date": "string"}

# What https://datapackage.org/standard/ requires of a version 2 descriptor, as far as it concerns tables in CSV files.
NAME = {"type": "string", "pattern": r"^[a-z0-9._-]+$"}
NAMES = {"type": "array", "items": {"type": "string"}, "minItems": 1, "uniqueItems": True}
URL = {"type": "string", "pattern": "^https?://"}
FIELD = {
    "type": "object",
    "required": ["name", "type", "description"],
    "properties": {
        "name": {"type": "string", "minLength": 1},
        "type": {"enum": ["string", "number", "integer", "boolean", "date"]},
        "format": {"enum": ["default", "uri"]},
        "description": {"type": "string", "minLength": 5},
        "example": {"type": "string"},
        "constraints": {
            "type": "object",
            "properties": {"required": {"const": True}, "unique": {"const": True}, "enum": {**NAMES}, "pattern": {"type": "string", "format": "regex"}},
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}
KEY = {
    "type": "object",
    "required": ["fields", "reference"],
    "properties": {
        "fields": NAMES,
        "reference": {"type": "object", "required": ["fields"], "properties": {"resource": NAME, "fields": NAMES}, "additionalProperties": False},
    },
    "additionalProperties": False,
}
SCHEMA = {
    "type": "object",
    "required": ["$schema", "fields", "primaryKey"],
    "properties": {
        "$schema": {"const": "https://datapackage.org/profiles/2.0/tableschema.json"},
        "fields": {"type": "array", "minItems": 1, "items": FIELD},
        "missingValues": {"const": [""]},
        "primaryKey": NAMES,
        "foreignKeys": {"type": "array", "minItems": 1, "items": KEY},
    },
    "additionalProperties": False,
}
RESOURCE = {
    "type": "object",
    "required": ["name", "type", "path", "description", "bytes", "hash", "schema"],
    "properties": {
        "name": NAME,
        "type": {"const": "table"},
        "path": {"type": "string", "pattern": r"^(?!/|\.\.)[\w.-]+\.csv$"},
        "description": {"type": "string"},
        "format": {"const": "csv"},
        "mediatype": {"const": "text/csv"},
        "encoding": {"const": "utf-8"},
        "bytes": {"type": "integer", "minimum": 1},
        "hash": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
        "schema": SCHEMA,
    },
    "additionalProperties": False,
}
PACKAGE = {
    "type": "object",
    "required": ["$schema", "name", "id", "licenses", "sources", "contributors", "version", "created", "resources"],
    "properties": {
        "$schema": {"const": "https://datapackage.org/profiles/2.0/datapackage.json"},
        "name": NAME,
        "id": URL,
        "title": {"type": "string"},
        "description": {"type": "string"},
        "homepage": URL,
        "version": {"type": "string"},
        "created": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "keywords": NAMES,
        "licenses": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "required": ["name", "path"], "properties": {"name": {"type": "string"}, "path": URL}},
        },
        "sources": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "required": ["title"], "properties": {"title": {"type": "string"}, "path": URL}},
        },
        "contributors": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "required": ["title", "roles"], "properties": {"path": URL, "roles": NAMES}},
        },
        "resources": {"type": "array", "minItems": 1, "items": RESOURCE},
    },
    "additionalProperties": False,
}


@pytest.fixture(scope="module")
def made(data):
    return tables(data, SITE)


@pytest.fixture(scope="module")
def folder(data, made, tmp_path_factory):
    target = tmp_path_factory.mktemp("downloads")
    for path, content in downloads.files(data, made, SITE).items():
        (target / path).parent.mkdir(exist_ok=True)
        (target / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    return target / "data"


@pytest.fixture(scope="module")
def package(folder):
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def escaped(value):
    return "'" + value if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def test_the_descriptor_is_a_data_package_of_version_2(package, made):
    jsonschema.Draft202012Validator(PACKAGE).validate(package)
    assert [r["name"] for r in package["resources"]] == list(made)
    for wrong in ({"roles": "author"}, {"role": "author"}):  # what frictionless lets pass
        broken = {**package, "contributors": [{"title": "x", **wrong}]}
        assert not jsonschema.Draft202012Validator(PACKAGE).is_valid(broken)


def test_bytes_and_hashes_are_those_of_the_files(package, folder):
    for r in package["resources"]:
        content = (folder / r["path"]).read_bytes()
        assert (r["bytes"], r["hash"]) == (len(content), "sha256:" + hashlib.sha256(content).hexdigest())


def test_frictionless_finds_every_table_valid(folder):
    from frictionless import Package

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the validator's own libraries
        report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["taskNumber", "rowNumber", "fieldName", "note"])[:5]
    assert report.stats["tasks"] > 30


def test_pandas_reads_every_table_with_the_declared_types(package, folder, made):
    for r in package["resources"]:
        types = {f["name"]: PANDAS[f["type"]] for f in r["schema"]["fields"]}
        frame = pd.read_csv(folder / r["path"], dtype=types, keep_default_na=False, na_values=r["schema"]["missingValues"])
        t = made[r["name"]]
        assert {n: str(d) for n, d in frame.dtypes.items()} == types
        found = [tuple(None if pd.isna(v) else v for v in row) for row in frame.itertuples(index=False)]
        assert found == [tuple(escaped(v) for v in row) for row in t.rows], r["name"]


def test_no_text_reads_as_missing_in_one_plain_line(folder, made):
    for name, t in made.items():
        frame = pd.read_csv(folder / f"{name}.csv")
        for n, column in enumerate(t.names):
            assert frame[column].isna().sum() == sum(row[n] is None for row in t.rows), f"{name}.{column}"


def test_csv_is_as_rfc_4180_says(folder):
    for path in folder.glob("*.csv"):
        raw = path.read_bytes()
        assert raw.endswith(b"\r\n") and not raw.startswith(b"\xef\xbb\xbf"), path
        raw.decode("utf-8")


def test_the_database_answers_what_was_in_force(folder, data, package):
    base = sqlite3.connect(folder / "allies-respond.sqlite")
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert {n for (n,) in base.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")} == {r["name"] for r in package["resources"]}
    for day in ("2022-02-24", "2022-02-28", "2022-03-03", "2022-03-18", "2022-04-15"):
        expected = {}
        for (code, _), cell in data.cells.items():
            now = status.state(cell, day)
            if now.stage == "in-force" and not now.part:
                expected[code] = expected.get(code, 0) + 1
        assert dict(base.execute(QUERY.replace("2022-03-03", day)).fetchall()) == expected, day
    days = dict(base.execute("SELECT country, count(*) FROM statuses WHERE day = '2022-03-03' AND stage = 'in-force' AND NOT in_part GROUP BY country"))
    assert days == dict(base.execute(QUERY).fetchall()) != {}
    with pytest.raises(sqlite3.IntegrityError):
        base.execute("PRAGMA foreign_keys = ON")
        base.execute("INSERT INTO links VALUES ('JP-S7', 'no-such-fact', 'details', NULL)")
    base.close()


def test_the_chart_of_the_page_can_be_drawn(folder, made):
    pd.options.plotting.backend = "plotly"
    code = CHART.format(site="{site}", last="JP").replace("{site}data", folder.as_posix())
    assert len(code.splitlines()) <= 10
    names = {}
    exec(code.replace("days.plot.barh(xlabel=", "figure = days.plot.barh(labels=dict(value=").replace('commitment")', 'commitment"))'), names)
    t = made["comparison"]
    acted = t.grouped(("instrument",))
    at = t.names.index("days_to_act")
    both = [i for i, rows in acted.items() if all(row[at] is not None for row in rows)]
    assert [len(trace.y) for trace in names["figure"].data] == [len(both), len(both)]
    assert len(both) > 8


def test_the_workbook_opens_with_typed_cells(folder, made):
    import openpyxl

    book = openpyxl.load_workbook(folder / "allies-respond.xlsx")
    assert book.sheetnames == ["read me", *made]
    steps = book["steps"]
    assert steps.freeze_panes == "A2" and steps["A1"].font.bold
    head = [c.value for c in steps[1]]
    assert head == list(made["steps"].names)
    day, days, counts = (head.index(n) for n in ("date", "days", "counts"))
    assert {c.is_date for c in list(steps.columns)[day][1:]} == {True}
    assert {type(c.value) for c in list(steps.columns)[days][1:]} <= {int, type(None)}
    assert {type(c.value) for c in list(steps.columns)[counts][1:]} == {bool}
    for name, t in made.items():
        assert book[name].max_row == len(t.rows) + 1
        assert not [c.coordinate for row in book[name].iter_rows() for c in row if c.data_type in ("f", "e")], name


EVIL = ('=HYPERLINK("http://x.example","y")', "+1+1", "-2+3", "@SUM(1)", "#REF!")


def test_a_text_that_looks_like_a_formula_cannot_run(invented):
    import openpyxl

    made = {"entries": replace(tables(invented, SITE)["entries"], joins=())}
    at = made["entries"].names.index("title")
    row = made["entries"].rows[0]
    made["entries"] = replace(made["entries"], rows=tuple((*row[:at], t, *row[at + 1 :]) for t in EVIL))
    text = downloads.csv_text(made["entries"])
    titles = pd.read_csv(io.StringIO(text))["title"]
    assert [t[:1] for t in titles[:4]] == ["'"] * 4 and [t[1:] for t in titles[:4]] == list(EVIL[:4])
    book = openpyxl.load_workbook(io.BytesIO(downloads.workbook("A title", invented.edition, made.values(), SITE)))
    cells = [c for c in list(book["entries"].columns)[at]][1:]
    assert [(c.value, c.data_type) for c in cells] == [(t, "s") for t in EVIL]


def test_the_same_tables_give_the_same_bytes(data, made, folder, tmp_path):
    again = downloads.files(data, made, SITE)
    for name in ("allies-respond.xlsx", "allies-respond.sqlite"):
        assert again[f"data/{name}"] == (folder / name).read_bytes(), name
    assert (folder / "allies-respond.sqlite").read_bytes()[96:100] == bytes(4)
    import zipfile

    members = zipfile.ZipFile(folder / "allies-respond.xlsx").infolist()
    assert {m.date_time for m in members} == {(1980, 1, 1, 0, 0, 0)}
    core = zipfile.ZipFile(folder / "allies-respond.xlsx").read("docProps/core.xml").decode()
    assert core.count("1980-01-01T00:00:00Z") == 2
