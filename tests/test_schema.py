"""The schemas that editors use: fresh, valid, and true of every data file; what the check refuses in a word they refuse too."""

import json

import jsonschema
import pytest

from scripts import document, schema
from scripts.commands import schema as command
from scripts.loader import FILES, FOLDERS


def files(root):
    kinds = dict(FILES)
    for folder, kind in FOLDERS.items():
        kinds |= {path.relative_to(root).as_posix(): kind for path in sorted((root / folder).glob("*.yml"))}
    return kinds


def names():
    return {kind: name for name, kind in schema.SCHEMAS.items()}


def test_the_committed_schemas_are_fresh(data, root):
    made = schema.schemas(data)
    assert {p.relative_to(root).as_posix() for p in (root / "data/schema").iterdir()} == set(made)
    assert [p for p, text in made.items() if (root / p).read_text(encoding="utf-8") != text] == [], "run python3 -m scripts schema"


def test_every_kind_of_file_has_a_schema():
    assert set(FILES.values()) | set(FOLDERS.values()) == set(schema.SCHEMAS.values())


def test_they_are_valid_schemas(data):
    for text in schema.schemas(data).values():
        jsonschema.Draft202012Validator.check_schema(json.loads(text))


def test_every_data_file_is_valid_by_its_schema_and_names_it(root):
    for file, kind in files(root).items():
        read, problems = document.read(root, file)
        assert not problems
        path = root / "data" / "schema" / f"{names()[kind]}.json"
        found = list(jsonschema.Draft202012Validator(json.loads(path.read_text(encoding="utf-8"))).iter_errors(read.value))
        assert not found, f"{file}: {found[0].json_path}: {found[0].message}"
        first = (root / file).read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema="), f"{file} does not name its schema"
        assert (root / file).parent.joinpath(first.split("=")[1]).resolve() == path.resolve(), file


@pytest.mark.parametrize("change", [{"code": "jp"}, {"entries": []}, {"record": [{"instrument": "swift"}]}, {"colour": "blue"}])
def test_a_wrong_country_is_refused(change, data, root):
    read, _ = document.read(root, "data/countries/japan.yml")
    made = schema.schema(schema.SCHEMAS["country"], data)
    assert list(jsonschema.Draft202012Validator(made).iter_errors(read.value | change))


@pytest.mark.parametrize("day, fine", [(2022, True), ("2022-03", True), ("2022-03-15", True), ("15/03/2022", False), (None, False)])
def test_a_day_may_be_a_bare_year(day, fine, data):
    made = schema.schema(schema.SCHEMAS["edition"], data)
    errors = list(jsonschema.Draft202012Validator(made).iter_errors({"title": "x", "tagline": "x", "record_ends": day, "editions": []}))
    assert any(e.json_path == "$.record_ends" for e in errors) is not fine


def test_the_command_finds_and_renews_a_stale_schema(project, root, capsys):
    stale = project / "data/schema/country.json"
    stale.write_text("{}", encoding="utf-8")
    assert command.main(["--root", str(project), "--check"]) == 1
    assert "data/schema/country.json: stale" in capsys.readouterr().err
    assert command.main(["--root", str(project)]) == 0
    assert stale.read_text(encoding="utf-8") == (root / "data/schema/country.json").read_text(encoding="utf-8")
    assert command.main(["--root", str(project), "--check"]) == 0
