"""Each rule is silent on the two invented countries and speaks up for a bad example of what it watches."""

import shutil

import pytest

from scripts import rules
from scripts.commands.check import examine
from scripts.loader import load

NORLAND = "data/countries/norland.yml"
SPRING = "data/facts/spring.yml"
BAD = [
    ("brief_places", NORLAND, "locator: '1.2'", "locator: '1.4'", "the locator 1.4"),
    ("brief_places", NORLAND, "locator: '1.2'", "locator: '7.3'", "the locator 7.3"),
    ("brief_places", NORLAND, "{locator: '1.2', status: imposed}", "{locator: '1.2'}", "no status"),
    ("brief_places", NORLAND, "{locator: '1.3', hedge: may}", "{locator: '1.3'}", "no hedge"),
    ("brief_places", NORLAND, "      brief: {locator: '1.2', status: imposed}\n", "", "XA-S1, which is not in the brief"),
    ("cited_sources", SPRING, "{source: gazette, seen: the decision}", "{source: daily, seen: the decision}", "'gazette', which no fact cites"),
    ("cited_sources", SPRING, "checked: 2026-11-22\n    note", "checked: 2022-03-01\n    note", "a source of 2022-03-02"),
    ("cited_sources", SPRING, "    weak: true\n", "", "weak sources only, not marked"),
    ("cited_sources", SPRING, "    checked: 2026-11-22\n    note", "    weak: true\n    checked: 2026-11-22\n    note", "beside a better source"),
    ("dated_steps", NORLAND, "date: 2022-03-01, stage: decided", "date: 2022-03-04, stage: decided", "2022-03-04 (Norland, banks), which none"),
    ("dated_steps", NORLAND, "date: 2022-03-28, stage: in-force", "date: 2023-03-28, stage: in-force", "2023-03-28 (Norland, banks), which none"),
    ("dated_steps", NORLAND, "stage: announced, text: Five", "stage: in-force, text: Five", "'in-force' (Norland, gifts)"),
    ("full_rows", NORLAND, "    absence: {kind: none-found, text: No travel ban was found., facts: [xa-bank-decided]}\n", "", "neither a step"),
    (
        "full_rows",
        NORLAND,
        "  - instrument: travel\n    absence: {kind: none-found, text: No travel ban was found., facts: [xa-bank-decided]}\n",
        "",
        "no cell 'travel'",
    ),
    ("full_rows", NORLAND, "entries: [XA-A1]", "entries: [XB-S1]", "XB-S1 in a cell of Norland"),
    ("full_rows", NORLAND, "entries: [XA-S1]", "entries: []", "XA-S1, which the cell 'banks' does not name"),
    (
        "kept_editions",
        "data/edition.yml",
        "editions:\n",
        "editions:\n  - id: '2022.05'\n    date: 2022-05-01\n    notes: [More.]\n",
        "2022.04 without a kept state",
    ),
    ("known_countries", SPRING, "country: XB", "country: XC", "the country 'XC'"),
    ("known_words", "data/vocabulary.yml", "  - {id: may, ", "  - {id: may, label: x, definition: Again.}\n  - {id: may, ", "'may' a second time"),
    ("kept_editions", "data/edition.yml", "editions:\n", "editions:\n  - {id: '2099.01', date: 2099-01-01, notes: [New.]}\n", "without a kept state"),
    ("measured_points", "data/series.yml", "value: 5,", "value: 7,", "7, which no fact named beside it prints"),
    ("measured_points", "data/series.yml", "derived: 5 + 5", "derived: 5 + 6", "xa-gifts, 2023"),
    ("weighed_verdicts", "data/verdicts.yml", "as_of: 2022-03-28", "as_of: 2022-03-29", "as of 2022-03-29 for XA-O1"),
    ("weighed_verdicts", "data/verdicts.yml", "statement: XB-M1", "statement: XA-M1", "XA-M1 2 times"),
    ("no_repeats", NORLAND, "relation: details}", "relation: details}\n        - {fact: xa-bank-decided, relation: details}", "'xa-bank-decided' a second"),
    ("no_repeats", SPRING, "      - {source: gazette,", "      - {source: daily, seen: again}\n      - {source: gazette,", "'daily' a second time"),
    ("no_repeats", "data/glossary.yml", "also: [froze]", "also: [example bank]", "'example bank', which 'bank' explains too"),
    ("page_words", "docs/words.yml", "  - id: home\n", "  - id: hoome\n", "no words of 'home'"),
    ("published_ids", "data/published-ids.txt", "XA-S1\n", "XA-S1\nXA-S2\n", "no entry XA-S2, which was published"),
    ("published_ids", "data/published-ids.txt", "XA-S1\n", "", "XA-S1, which is not in"),
    ("short_texts", NORLAND, "title: Norland froze one bank", "title: " + "word " * 9, "a title of 9 words"),
    ("short_texts", NORLAND, "text: Norland promised 5 million dollars.", "text: One. Two. Three. Four.", "4 sentences"),
    ("steps_in_order", NORLAND, "date: 2022-03-01, stage: decided", "date: 2022-04-01, stage: decided", "2022-03-28 after 2022-04-01"),
    ("unique_ids", NORLAND, "id: XA-O1", "id: XA-M1", "a second entry 'XA-M1'"),
    ("unique_ids", NORLAND, "id: XA-O1", "id: XB-O1", "the id XB-O1"),
    ("unique_ids", NORLAND, "id: norland", "id: nordland", "the id 'nordland'"),
    ("unique_ids", "data/countries/southmark.yml", "code: XB", "code: XA", "a second country with the code 'XA'"),
    ("unique_ids", "data/sources.yml", "https://gazette.example/1", "http://www.forum.example/1/", "a second source with the address"),
]


@pytest.fixture
def copied(root, tmp_path):
    """The invented project, to be spoilt."""
    shutil.copytree(root / "tests" / "invented", tmp_path / "project")
    return tmp_path / "project"


def spoil(project, file, old, new):
    text = (project / file).read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file}"
    (project / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_rule_has_a_bad_example():
    assert {rule for rule, *_ in BAD} == set(rules.names())


def test_the_invented_countries_keep_every_rule(invented):
    assert rules.all_problems(invented) == []


@pytest.mark.parametrize("rule, file, old, new, found", BAD, ids=[f"{b[0]}-{n}" for n, b in enumerate(BAD)])
def test_a_bad_example_is_found_by_its_rule(rule, file, old, new, found, copied):
    from importlib import import_module

    spoil(copied, file, old, new)
    data, _ = load(copied)
    assert data is not None, "the shape is right: only the rule can object"
    problems = list(import_module(f"scripts.rules.{rule}").check(data))
    assert any(found in p.found for p in problems), problems
    assert all(p.line > 0 or p.file == "data/published-ids.txt" for p in problems), problems
    assert examine(copied)[0] is None


def test_a_long_row_of_digits_does_not_hold_up_the_check(copied):
    spoil(copied, SPRING, "decided to freeze Example Bank from 28 March", "counted 28 " + "1 2" * 400 + " banks")
    spoil(copied, NORLAND, "date: 2022-03-01, stage: decided", "date: 2022-03-28, stage: decided")
    _, problems = examine(copied)
    assert any("2022-03-28 (Norland, banks), which none" in p.found for p in problems)
