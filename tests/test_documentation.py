"""README and CONTRIBUTING keep up with the code: commands, fields, rules, examples, paths."""

import copy
import re
from importlib import import_module

import jsonschema
import pytest

from scripts import document, marks, model, rules, schema
from scripts.__main__ import COMMANDS

WRITTEN = (model.Country, model.FactFile, model.Sources, model.Comparison, model.Differences, model.Verdicts, model.SeriesFile)
FRAMES = {"Entries", "FactFile", "Sources", "Comparison", "Differences", "Verdicts", "SeriesFile"}  # the keys at the top of a file; the text speaks of them


@pytest.fixture(scope="module")
def guide(root):
    return (root / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def readme(root):
    return (root / "README.md").read_text(encoding="utf-8")


def test_every_command_is_told(readme, guide):
    for name, (_, said) in COMMANDS.items():
        assert f"| `python3 -m scripts {name}` | {said} |" in guide
        assert re.search(rf"`{name}\b|scripts {name}\b", readme), f"README.md does not speak of '{name}'"


def test_no_command_is_told_that_is_none(readme, guide):
    assert set(re.findall(r"python3 -m scripts ([a-z-]+)", readme + guide)) <= set(COMMANDS)


def test_every_field_that_a_contributor_writes_is_explained(guide):
    kinds = {k for top in WRITTEN for k in schema._records(top)}
    missing = []
    for kind in sorted(kinds, key=lambda k: k.__name__):
        for name, field in kind.model_fields.items() if kind.__name__ not in FRAMES else ():
            row = f"| `{name}` | {field.description}{'' if field.is_required() else ' *May be left out.*'} |"
            if row not in guide:
                missing.append(f"{kind.__name__}: {row}")
    assert not missing, "rows that CONTRIBUTING.md needs:\n" + "\n".join(missing)


def test_no_row_explains_a_field_that_is_gone(guide):
    kinds = {k for top in WRITTEN for k in schema._records(top)}
    helps = {f"{n} | {f.description}" for k in kinds for n, f in k.model_fields.items()}
    helps |= {f"{n} | {import_module(f'scripts.rules.{n}').__doc__.strip()}" for n in rules.names()}
    rows = [r.replace("` | ", " | ").removesuffix(" *May be left out.*") for r in re.findall(r"^\| `([a-z_]+` \| .+) \|$", guide, re.M)]
    assert [r for r in rows if r not in helps] == []


def test_every_rule_is_told(guide):
    for name in rules.names():
        assert f"| `{name}` | {import_module(f'scripts.rules.{name}').__doc__.strip()} |" in guide


def test_the_examples_are_valid(guide, data):
    kinds = {"data/countries/": model.Country, "data/facts/": model.FactFile, "data/sources.yml": model.Sources}
    examples = re.findall(r"```yaml\n(.+?)```", guide, re.S)
    assert len(examples) >= 4
    for text in examples:
        file = text.splitlines()[0].removeprefix("# ")
        read, problems = document.parse(file, text)
        assert not problems
        whole = copy.deepcopy(schema.schema(next(k for start, k in kinds.items() if file.startswith(start)), data))
        assert set(read.value) <= set(whole["properties"])
        jsonschema.validate(read.value, whole | {"required": []})


def test_the_entry_explained_is_the_one_in_the_data(guide, data):
    text = re.findall(r"```yaml\n(.+?)```", guide, re.S)[0]
    shown = document.parse("x", text)[0].value["entries"]["aid"][0]
    entry = data.entries[shown["id"]]
    given = entry.model_dump(exclude_defaults=True, mode="json")
    given["facts"] = given["facts"][: len(shown["facts"])]
    assert shown == given


def test_the_line_of_the_check_is_what_the_check_says(guide, data):
    told = re.search(r"^data/countries/japan.yml:\d+: found (.+?) for 'instrument'; expected (.+?)\. (.+)$", guide, re.M)
    expected, remedy = marks.Ref("instruments").known("lons", {"instruments": set(data.instruments)})
    assert told.groups() == ("'lons'", expected, remedy)


def test_every_path_that_is_named_exists(readme, guide, root):
    named = set(re.findall(r"`((?:data|docs|scripts|tests)/[\w./-]*)`", readme + guide))
    assert named
    assert [p for p in sorted(named) if not (root / p).exists()] == []
