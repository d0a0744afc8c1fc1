"""The folder becomes one data set: things are found again by id and by place, and one broken file is one problem."""

import pytest

from scripts import model
from scripts.loader import FILES, load
from scripts.problem import Problem


def test_each_thing_is_found_by_its_id(invented):
    assert list(invented.entries)[:3] == ["XAXB-1", "XA-S1", "XA-A1"]
    assert invented.owners["XA-A1"] == ("XA", "aid")
    assert invented.owners["XAXB-1"] == ("XAXB", "both")
    assert invented.cells["XA", "banks"].entries == ("XA-S1",)
    assert invented.file_of_fact["xa-gift"] == "spring"
    assert invented.entries_of_fact["xa-bank-decided"] == ("XAXB-1", "XA-S1")
    assert invented.facts_of_source["daily"] == ("xa-bank-decided", "xa-gift", "xb-travel")
    assert invented.corrections["XA-S1"][0] == 1
    assert invented.label("stages", "in-force") == "In force"
    assert invented.label("stages", None) == ""


def test_each_record_knows_its_file_and_line(invented, root):
    for entry in invented.entries.values():
        file, line = invented.place(entry, "id")
        written = (root / "tests" / "invented" / file).read_text(encoding="utf-8").splitlines()[line - 1]
        assert f"id: {entry.id}" in written
    for fact in invented.facts.values():
        file, line = invented.place(fact, "date")
        assert f"date: {fact.date}" in (root / "tests" / "invented" / file).read_text(encoding="utf-8").splitlines()[line - 1]


def test_a_place_inside_a_flow_mapping_is_its_line(invented):
    cell = invented.cells["XA", "banks"]
    first, second = (invented.place(cell, "steps", n, "date")[1] for n in (0, 1))
    assert second == first + 1


def test_records_cannot_be_changed(invented):
    with pytest.raises(ValueError, match="frozen"):
        invented.entries["XA-S1"].title = "Another"


def test_the_real_data_are_whole(data):
    """What the brief and the dossiers hold; a number changes only when somebody changes the data on purpose."""
    in_brief = [e.id.split("-")[0] for e in data.entries.values() if e.brief]
    assert {c: in_brief.count(c) for c in ("JPKR", "JP", "KR")} == {"JPKR": 5, "JP": 35, "KR": 28}
    assert len(data.facts) == 424
    assert sum(len(f.sources) for f in data.facts.values()) == 1243
    assert len(data.instruments) == 26
    assert sum(len(c.steps) for c in data.cells.values()) >= 192
    assert sum(len(e.facts) for e in data.entries.values() if e.brief) == 833
    assert len(data.differences.corrections) == 25
    assert len(data.differences.omissions) == 18
    assert len(data.differences.questions) == 26


def test_every_word_is_defined_in_a_sentence(data):
    for name in model.Vocabulary.model_fields:
        for word in getattr(data.vocabulary, name):
            assert len(word.definition.split()) >= 2 and word.definition.endswith("."), f"{name}: {word.id}: {word.definition}"


def test_nobody_is_graded(data):
    """The record shows, dates and adds."""
    texts = [t for cell in data.cells.values() for t in (cell.reading,)] + [c.record for c in data.differences.corrections]
    texts += [c.text for i in data.instruments.values() for c in i.contrasts]
    for text in filter(None, texts):
        for word in ("wrong", "mistake", "rightly", "corrects the brief", "incorrect", "fails to", "overlooks", "evidence files"):
            assert word not in text.casefold(), text


def test_an_empty_folder_is_told_file_by_file(tmp_path):
    data, problems = load(tmp_path)
    assert data is None
    assert {p.file for p in problems} == {*FILES, "data/countries", "data/facts", "data/published-ids.txt"}


def test_what_a_broken_file_defines_is_not_missed_elsewhere(project):
    (project / "data/sources.yml").write_text("sources: [", encoding="utf-8")
    _, problems = load(project)
    assert [p.file for p in problems] == ["data/sources.yml"]


def test_a_problem_within_a_record_has_the_line_of_the_key(invented):
    found = invented.problem(invented.entries["XA-A1"], ("title",), "x", "y", "Z.")
    assert found == Problem("data/countries/norland.yml", invented.place(invented.entries["XA-A1"], "title")[1], "x", "y", "Z.")
