"""A stub from `new` passes the check as it is, for every group and for a new country; the invented countries of `bench --scale` do too."""

import re

import pytest

from scripts.bench import invented
from scripts.commands import new
from scripts.commands.check import examine
from scripts.model import Entries
from scripts.problem import report


def checked(root):
    found, problems = examine(root)
    assert found is not None, report(problems)
    return found


def test_a_stub_of_every_group_passes_as_it_is(project, capsys):
    before = set(checked(project).entries)
    for group in Entries.model_fields:
        assert new.main(["japan", group, "--root", str(project)]) == 0
    added = sorted(set(checked(project).entries) - before)
    assert len(added) == len(Entries.model_fields)
    for line in capsys.readouterr().out.splitlines():
        number = int(re.search(r"japan\.yml:(\d+):", line)[1])
        text = (project / "data" / "countries" / "japan.yml").read_text(encoding="utf-8").splitlines()
        assert re.search(r"id: JP-[A-Z]\d+", text[number - 1]) or "  " in text[number - 1]


def test_a_measure_stands_in_the_row_that_was_named(project):
    assert new.main(["south-korea", "sanctions", "--row", "central-bank", "--root", str(project)]) == 0
    data = checked(project)
    added = data.countries[1].entries.sanctions[-1]
    assert added.instrument == "central-bank" and added.id in data.cells["KR", "central-bank"].entries


def test_a_new_country_is_one_command(project, capsys):
    for group in ("sanctions", "position", "motives", "aid"):
        assert new.main(["taiwan", group, "--code", "TW", "--root", str(project)]) == 0
    data = checked(project)
    assert data.country["TW"].name == "Taiwan"
    assert {"TW-S1", "TW-P1", "TW-A1", "TW-M1"} <= set(data.entries) and "TW-S1" in data.published
    assert "Correct its name" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["taiwan", "sanctions"], ["taiwan", "sanctions", "--code", "JP"], ["japan", "sanction"], ["japan", "aid", "--row", "swift"]])
def test_wrong_words_change_nothing(project, words):
    with pytest.raises(SystemExit):
        new.main([*words, "--root", str(project)])
    assert not (project / "data" / "countries" / "taiwan.yml").exists()
    checked(project)


def test_invented_countries_pass_the_check(data, project):
    invented.write(data, project, 4)
    grown = checked(project)
    assert len(grown.countries) == 4
    assert all(sum(e.startswith(f"{c.code}-") for e in grown.entries) == invented.ENTRIES for c in grown.countries[2:])
    assert sum(len(c.steps) for (code, _), c in grown.cells.items() if code == grown.countries[2].code) > invented.STEPS * 0.8


def test_an_id_stands_on_a_line_of_its_own_though_the_list_ends_without_one(project):
    listed = project / "data" / "published-ids.txt"
    listed.write_text(listed.read_text(encoding="utf-8").rstrip(), encoding="utf-8")
    assert new.main(["japan", "motives", "--root", str(project)]) == 0
    checked(project)


@pytest.mark.parametrize("cell", ["  - {instrument: %s, ", "  - instrument: '%s'\n    "])
def test_a_file_laid_out_in_another_way_is_left_as_it_is(cell, project, capsys):
    assert new.main(["taiwan", "motives", "--code", "TW", "--root", str(project)]) == 0
    file, listed = project / "data" / "countries" / "taiwan.yml", project / "data" / "published-ids.txt"
    text = re.sub(r"  - instrument: (loans)\n    (absence: .*)", lambda m: cell % m[1] + m[2] + "}" * cell.count("{"), file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    before = file.read_text(encoding="utf-8"), listed.read_text(encoding="utf-8")
    assert new.main(["taiwan", "aid", "--row", "loans", "--root", str(project)]) == 1
    assert "add TW-A1 by hand" in capsys.readouterr().err
    assert (file.read_text(encoding="utf-8"), listed.read_text(encoding="utf-8")) == before


def test_an_empty_list_of_entries_takes_the_first(project):
    file = project / "data" / "countries" / "japan.yml"
    cell = "  - instrument: us-product-rule-standing\n"
    file.write_text(file.read_text(encoding="utf-8").replace(cell, f"{cell}    entries: []\n"), encoding="utf-8")
    assert new.main(["japan", "sanctions", "--row", "us-product-rule-standing", "--root", str(project)]) == 0
    checked(project)
