"""The tables: keys that join, nothing missing where it must be, and nothing of the data left out."""

import re
import shutil
from datetime import date

import pytest
from pydantic import BaseModel

from scripts.commands.check import ROOT
from scripts.loader import load
from scripts.model import walk
from scripts.tables import tables

SITE = "https://allies-respond.example/"
PYTHON = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "date": str}


@pytest.fixture(scope="module")
def made(data):
    return tables(data, SITE)


@pytest.fixture
def three(project):
    """The real data and a third country, which is one more file."""
    shutil.copy(ROOT / "tests" / "third" / "freedonia.yml", project / "data" / "countries")
    found, problems = load(project)
    assert found is not None, problems
    return found


@pytest.fixture(params=["data", "invented", "three"])
def either(request):
    return tables(request.getfixturevalue(request.param), SITE)


def test_keys_tell_rows_apart_and_join(either):
    for t in either.values():
        own = t.grouped(t.key)
        assert len(own) == len(t.rows), f"{t.name}: {[k for k, rows in own.items() if len(rows) > 1][:3]}"
        for names, other, its in t.foreign:
            there = set(either[other].grouped(its))
            here = {k for k in t.grouped(names) if None not in k}
            assert here <= there, f"{t.name} {names}: {sorted(here - there)[:3]}"


def test_values_are_of_their_type_and_within_their_limits(either):
    for t in either.values():
        for n, c in enumerate(t.columns):
            assert c.about.endswith("."), f"{t.name}.{c.name}: {c.about}"
            values = [row[n] for row in t.rows]
            assert not c.required or None not in values, f"{t.name}.{c.name} is empty"
            for v in values:
                if v is not None:
                    assert isinstance(v, PYTHON[c.type]) and (c.type == "boolean" or not isinstance(v, bool)), f"{t.name}.{c.name}: {v!r}"
                    assert not c.allowed or v in c.allowed, f"{t.name}.{c.name}: {v!r}"
                    assert not c.pattern or re.search(c.pattern, v), f"{t.name}.{c.name}: {v!r}"
                    assert c.type != "date" or date.fromisoformat(v)


def test_nothing_of_the_data_is_left_out(data, made):
    """Every text and number that stands in a record of data/ stands in a cell."""
    cells = {value for t in made.values() for row in t.rows for value in row}
    left = set()
    tops = (data.vocabulary, data.brief, *data.countries, data.comparison, *data.fact_files.values(), data.sources_file, data.differences)
    for top in (*tops, data.glossary, data.editions, data.verdicts_file, data.series_file):
        for record, path in walk(top):
            for name in type(record).model_fields:
                value = getattr(record, name)
                for one in value if isinstance(value, tuple) else (value,):
                    if isinstance(one, str | float | int) and one not in cells:
                        left.add((type(record).__name__, name, str(one)[:40]))
            assert isinstance(record, BaseModel), path
    elsewhere = {("InBrief", "locator"), ("InBrief", "also"), ("Person", "given"), ("Person", "family"), ("Brief", "publisher_short")}
    assert {one for one in left if one[:2] not in elsewhere} == set()


def test_what_stands_elsewhere_in_the_tables_is_whole(data, made):
    places = {(e, f"{section}.{sentence}") for e, _, section, sentence in made["places"].rows}
    assert places == {(e.id, p) for e in data.entries.values() if e.brief for p in (e.brief.locator, *e.brief.also)}
    assert made["about"].example("brief_author") == f"{data.brief.author.given} {data.brief.author.family}"


def test_days_to_act_are_those_between_the_dates(made):
    t = made["comparison"]
    day, days, first = (t.names.index(n) for n in ("first_date", "days_to_act", "first_stage"))
    acted = [row for row in t.rows if row[first]]
    assert len(acted) > 20
    for row in acted:
        assert row[days] == (date.fromisoformat(row[day]) - date(2022, 2, 24)).days


def test_a_third_country_is_in_every_table_and_leads_to_pages_that_show_it(three):
    made = tables(three, SITE)
    cells = made["comparison"].grouped(("country",))
    assert {c for (c,) in cells} == {"FD", "JP", "KR"}
    assert {row[-1] for row in cells[("FD",)] if row[0] == "swift-exclusion"} == {f"{SITE}compare/jp-fd/#swift-exclusion"}
    assert ("FD-S1",) in made["entries"].grouped(("id",))
