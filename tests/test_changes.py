"""Two states of the data: each kind of change is told as what it is, and nothing else is told."""

import copy
import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from scripts import api, editions, feed
from scripts.changes import KINDS, compare, uncompared
from scripts.commands import check, diff
from scripts.publication import open_data, publish
from scripts.tables import tables

SITE = "https://allies-respond.example/"


@pytest.fixture(scope="module")
def now(data):
    return api.whole(api.documents(tables(data, SITE)))


@pytest.fixture
def old(now):
    return copy.deepcopy(now)


def by(items, **wanted):
    return next(i for i in items if all(i[k] == v for k, v in wanted.items()))


def told(old, now):
    return [(c.kind, c.what, c.id, c.field) for c in compare(old, now)]


def test_a_state_equals_itself(now, old):
    assert compare(old, now) == [] and uncompared(old, now) == []


def withdraw(s):
    by(s["entries"], id="JP-S7")["withdrawn"] = {"date": "2026-01-01", "reason": "Wrong.", "replaced_by": None}


def replace_source(s):
    by(s["facts"], id="jp-swift-how-implemented")["sources"][0]["id"] = "s1"


def amount(s, **new):
    next(e for e in s["entries"] if e["amounts"])["amounts"][0].update(new)


def step(s, **new):
    by(s["instruments"], id="swift-exclusion")["cells"]["JP"]["steps"][1].update(new)


CASES = {
    "reworded": (lambda s: by(s["entries"], id="JP-S7").update(text="Otherwise."), ("reworded", "entries", "JP-S7", "text")),
    "degree of the brief": (lambda s: by(s["entries"], id="JP-S7")["brief"].update(status="announced"), ("status", "entries", "JP-S7", "brief.status")),
    "added": (lambda s: s["entries"].remove(by(s["entries"], id="JP-S7")), ("added", "entries", "JP-S7", "")),
    "withdrawn before": (withdraw, ("added", "entries", "JP-S7", "withdrawn")),
    "step redated": (lambda s: step(s, date="2022-02-26"), ("redated", "instruments", "swift-exclusion", "JP steps date")),
    "step reworded": (lambda s: step(s, text="Other words."), ("reworded", "instruments", "swift-exclusion", "JP steps text")),
    "step of another stage": (lambda s: step(s, stage="decided"), ("status", "instruments", "swift-exclusion", "JP steps stage")),
    "step added": (
        lambda s: by(s["instruments"], id="swift-exclusion")["cells"]["JP"]["steps"].pop(1),
        ("step-added", "instruments", "swift-exclusion", "JP steps"),
    ),
    "source replaced": (replace_source, ("source-replaced", "facts", "jp-swift-how-implemented", "sources")),
    "finding reworded": (lambda s: by(s["facts"], id="eu-swift-list").update(statement="x"), ("reworded", "facts", "eu-swift-list", "statement")),
    "verdict": (lambda s: by(s["verdicts"], entry="JP-O1").update(verdict="mixed"), ("verdict", "verdicts", "JP-O1", "verdict")),
    "number": (lambda s: amount(s, value=1), ("value", "entries", "JP-A1", "amounts")),
    "number of another unit": (lambda s: amount(s, value=1, unit="JPY billion"), ("definition", "entries", "JP-A1", "amounts")),
    "point": (lambda s: s["series"][0]["points"][0].update(value=1), ("value", "series", "jp-defence-budget", "points")),
    "word of the vocabulary": (
        lambda s: by(s["terms"], list="stages", id="decided").update(definition="x"),
        ("definition", "terms", "stages decided", "definition"),
    ),
    "correction": (lambda s: s["corrections"][0].update(kind="scope"), ("status", "corrections", "JP-S3", "kind")),
}


@pytest.mark.parametrize("name", CASES)
def test_each_change_is_told_as_what_it_is(name, now, old):
    spoil, expected = CASES[name]
    spoil(old)
    assert told(old, now) == [expected]
    assert expected[0] in KINDS


def test_a_series_whose_definition_changed_is_never_joined(now, old):
    series = old["series"][0]
    series["definition"] = "Something else."
    series["points"][0]["value"] = 1
    found = compare(old, now)
    assert [(c.kind, c.field) for c in found] == [("definition", "definition")], "the numbers before and after are not set against each other"


def test_of_a_list_only_what_differs_is_told_and_its_order_is_no_change(now, old):
    verdict = by(old["verdicts"], entry="JP-O1")
    gone = verdict["evidence"].pop()
    verdict["evidence"].reverse()
    (change,) = compare(old, now)
    assert (change.field, change.before, change.after) == ("evidence", None, [gone])
    assert gone["text"] in diff.report(old, now) and "{" not in diff.report(old, now)


def test_what_one_side_lacks_is_said(now, old):
    part = {k: old[k] for k in ("schema_version", "edition", "generated", "entries")}
    assert compare(part, now) == []
    assert "facts" in uncompared(part, now) and "facts" in diff.report(part, now)


# ---- the command


def test_a_downloaded_file_against_a_folder(project, now, tmp_path, capsys):
    file = tmp_path / "entries.json"
    file.write_text(api.text({k: now[k] for k in ("schema_version", "edition", "generated", "entries")}), encoding="utf-8")
    path = project / "data" / "countries" / "japan.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: Tokyo told Russia to stop and withdraw", "title: Tokyo told Russia to leave"), encoding="utf-8")
    assert diff.main([str(file), str(project)]) == 0
    shown = capsys.readouterr().out
    assert "Reworded (1)\n  entries JP-P2, title\n    - Tokyo told Russia to stop and withdraw\n    + Tokyo told Russia to leave\n" in shown
    assert diff.main([str(file), str(project), "--json"]) == 0
    (change,) = json.loads(capsys.readouterr().out)["changes"]
    assert (change["kind"], change["id"], change["url"]) == ("reworded", "JP-P2", f"{SITE}entries/jp-p2/")


def test_a_revision_against_the_folder(project, capsys):
    def git(*words):
        subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@x.example", *words], cwd=project, check=True, capture_output=True)

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "x")
    path = project / "data" / "countries" / "japan.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("status: imposed", "status: announced", 1), encoding="utf-8")
    assert diff.main(["HEAD", "--root", str(project), "--json"]) == 0
    assert [(c["kind"], c["field"], c["before"], c["after"]) for c in json.loads(capsys.readouterr().out)["changes"]] == [
        ("status", "brief.status", "imposed", "announced")
    ]


def test_the_folder_of_the_interface_is_a_state(site, capsys):
    assert diff.main([str(site / "api" / "v1")]) == 0
    shown = capsys.readouterr().out
    assert "0 changes in meaning" in shown and "Not compared" not in shown


@pytest.mark.parametrize("content", ["", "[]", '{"a": 1}', '{"schema_version": "1.0", "entry": {}}'])
def test_what_is_no_state_is_refused_with_a_reason(content, tmp_path, capsys):
    file = tmp_path / "x.json"
    file.write_text(content, encoding="utf-8")
    assert diff.main([str(file)]) == 1
    assert "expected" in capsys.readouterr().err
    assert diff.main(["no-such-revision"]) == 1
    assert "expected" in capsys.readouterr().err


@pytest.mark.parametrize("content", ['{"schema_version": "1.0", "entries": [{"title": "x"}, 3]}', '{"schema_version": "1.0", "facts": 5}', "[" * 100_000])
def test_json_of_another_form_is_refused_and_no_crash(content, tmp_path, capsys):
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    assert diff.main([str(tmp_path / "x.json")]) == 1
    assert "expected" in capsys.readouterr().err


def test_a_terminal_that_lacks_a_letter_of_the_data_shows_its_number(project, root):
    entry = project / "data" / "countries" / "japan.yml"
    entry.write_text(entry.read_text(encoding="utf-8").replace("      title: ", "      title: \u2192 ", 1), encoding="utf-8")
    command = [sys.executable, "-m", "scripts", "diff", str(root), str(project)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0 and "+ \\u2192 " in done.stdout, done.stderr


def test_an_option_of_git_is_no_revision(tmp_path, capsys):
    assert diff.main(["--", f"--output={tmp_path / 'written'}"]) == 1
    assert "found an option" in capsys.readouterr().err and not any(tmp_path.iterdir())


# ---- editions


@pytest.fixture
def second(invented):
    """The invented data with a second edition, the first one kept with another title and another kind of correction."""
    first = api.whole(api.documents(tables(invented, SITE)))
    first = json.loads(api.text(first))
    by(first["entries"], id="XA-S1")["title"] = "An older title"
    first["corrections"][0]["title"] = "Older"
    edition = invented.edition.model_copy(update={"id": "2022.05", "date": "2022-05-02", "notes": ("One title.",)})
    both = invented.editions.model_copy(update={"editions": (edition, *invented.editions.editions)})
    return replace(invented, editions=both, snapshots={"2022.04": first})


def test_a_second_edition_says_what_changed_and_dates_only_that(second, data):
    found = publish(second, SITE, check.ROOT / "docs")
    page = found["changes/index.md"]
    assert "An older title" in page and 'href="../entries/xa-s1/"' in page and page.index("e2022.05") < page.index("e2022.04")
    heads = {path: found[path].split("\n---\n")[0] for path in ("entries/xa-s1/index.md", "entries/xa-m1/index.md", "index.md")}
    assert ['changed: "2022-04-01"' in head for head in heads.values()] == [False, True, False], "only what stayed as it was keeps its day"
    assert json.loads(found["data/editions/2022.04.json"])["edition"] == "2022.04" and json.loads(found["data/editions/2022.05.json"])["edition"] == "2022.05"
    made = open_data(second, tables(second, SITE), SITE)[0]["feed.xml"]
    assert "<updated>2022-05-02T00:00:00Z</updated>" in made.split(f"correction-{second.differences.corrections[0].entry}")[1]
    assert "tag:allies-respond.example,2022-04-01:edition-2022.05" in made, "ids keep the day of the first edition"
    assert feed.anchor("2022.05") in page
    assert [m.tally for m in editions.history(second, api.whole(api.documents(tables(second, SITE))))] == [[("Reworded", 2)], []]


def test_an_edition_that_is_not_kept_is_refused(project, capsys):
    path = project / "data" / "edition.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("editions:\n", "editions:\n  - id: '2026.12'\n    date: 2026-12-01\n    notes: [More.]\n"), encoding="utf-8")
    assert check.main(["--root", str(project)]) == 1
    assert "data/edition.yml:" in (said := capsys.readouterr().err) and "edition 2026.11 without a kept state" in said
    kept = project / "data" / "editions" / "2026.11.json"
    kept.parent.mkdir()
    for content, expected in (("{", "cannot be read"), ('{"edition": "x"}', "another edition"), ('{"edition": "2026.11"}', None)):
        kept.write_text(content, encoding="utf-8")
        assert check.main(["--root", str(project)]) == (1 if expected else 0)
        assert not expected or expected in capsys.readouterr().err
    path.write_text(text, encoding="utf-8")
    assert check.main(["--root", str(project)]) == 1
    assert "data/editions/2026.11.json: found a state of 2026.11" in capsys.readouterr().err
