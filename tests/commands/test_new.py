"""`new` adds a stub that the check accepts but for what only a person can say."""

import pytest

from scripts.commands import new
from scripts.commands.check import examine
from scripts.model import Entries


@pytest.mark.parametrize("group", Entries.model_fields)
@pytest.mark.parametrize("country", ["japan", "south-korea"])
def test_a_stub_stands_at_the_end_of_its_group_under_the_next_id(country, group, project, data, capsys):
    place = next(c for c in data.countries if c.id == country)
    there = getattr(place.entries, group)
    assert new.main([country, group, "--root", str(project)]) == 0
    told = capsys.readouterr().out
    _, problems = examine(project)
    # a measure has to be named in the cell of its instrument, which only a person can decide; its words are still to come
    assert {p.found.split(", ")[-1].split(" '")[0] for p in problems} <= {"which the cell"}, problems
    text = (project / f"data/countries/{country}.yml").read_text(encoding="utf-8")
    made = told.split(": ")[1].split()[0]
    line = int(told.split(":")[1])
    assert text.splitlines()[line - 1].strip() == f"- id: {made}"
    assert made.startswith(there[0].id.rstrip("0123456789")) if there else made.endswith("1")
    assert (project / "data/published-ids.txt").read_text(encoding="utf-8").splitlines()[-1] == made


def original(country):
    from scripts.commands.check import ROOT

    return (ROOT / f"data/countries/{country}.yml").read_text(encoding="utf-8").splitlines()


def test_nothing_else_in_the_file_changes(project):
    before = original("japan")
    new.main(["japan", "sanctions", "--root", str(project)])
    after = (project / "data/countries/japan.yml").read_text(encoding="utf-8").splitlines()
    start = next(n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b)
    added = len(after) - len(before)
    rest = after[:start] + after[start + added :]
    changed = [(a, b) for a, b in zip(before, rest, strict=True) if a != b]
    assert len(changed) <= 1, "beside the stub at most the list of entries of one cell"
    assert all(b.strip().startswith("entries: [") and b.startswith(a.removesuffix("]")) for a, b in changed)


def test_an_id_that_was_ever_published_is_not_given_again(data):
    from dataclasses import replace

    assert new.next_id(replace(data, published=(*data.published, "JP-S40")), "JP", "sanctions") == "JP-S41"


def test_a_word_that_is_none_is_refused(project, capsys):
    for words, told in ((["jappan", "aid"], "Did you mean 'japan'?"), (["japan", "sanction"], "Did you mean 'sanctions'")):
        with pytest.raises(SystemExit) as end:
            new.main([*words, "--root", str(project)])
        assert end.value.code == 2
        assert told in capsys.readouterr().err
