"""The folder data/ -> one `Dataset` of records, with the place of each, and what is wrong; the only reader of data/."""

from __future__ import annotations

import json
from collections import ChainMap
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import get_args

from pydantic import BaseModel, ValidationError

from scripts import apart, document, model
from scripts.dataset import Dataset
from scripts.problem import Problem, did_you_mean

FILES: dict[str, type[BaseModel]] = {
    "data/vocabulary.yml": model.Vocabulary,
    "data/brief.yml": model.Brief,
    "data/comparison.yml": model.Comparison,
    "data/sources.yml": model.Sources,
    "data/record.yml": model.Differences,
    "data/glossary.yml": model.Glossary,
    "data/edition.yml": model.Editions,
    "data/verdicts.yml": model.Verdicts,
    "data/series.yml": model.SeriesFile,
    "docs/words.yml": model.Words,
}
FOLDERS: dict[str, type[BaseModel]] = {"data/countries": model.Country, "data/facts": model.FactFile}
PUBLISHED = "data/published-ids.txt"
FEW = 6  # up to so many countries every pair has its pages; beyond, those for which somebody wrote a contrast
SNAPSHOTS = "data/editions"


def load(root: Path) -> tuple[Dataset | None, list[Problem]]:
    """Read everything below `root`. Returns the data set, or none if a file has not the right shape, and all problems found."""
    problems: list[Problem] = []
    tops: dict[str, BaseModel] = {}
    documents: dict[str, document.Document] = {}
    kinds = dict(FILES)
    for folder, kind in FOLDERS.items():
        names = sorted(p.name for p in (root / folder).glob("*.yml")) if (root / folder).is_dir() else []
        if not names:
            problems.append(Problem(folder, 0, "no file that ends in .yml", "at least one", "Add one."))
        kinds |= {f"{folder}/{name}": kind for name in names}
    problems += [
        Problem(stray, 0, "a file that nobody reads", "only files that have a place", f"Its name must end in .yml and it belongs in {' or '.join(FOLDERS)}.")
        for stray in sorted(p.relative_to(root).as_posix() for p in (root / "data").rglob("*.y*ml"))
        if stray not in kinds
    ]
    for file, kind in kinds.items():
        read, wrong = document.read(root, file)
        problems += wrong
        if read is None:
            continue
        if not isinstance(read.value, dict):
            found = "a list" if isinstance(read.value, list) else "a single value"
            problems.append(Problem(file, 1, found, "a mapping of keys", f"Begin with '{next(iter(kind.model_fields))}:'."))
            continue
        documents[file] = read
    known = _known(documents, kinds)
    for file, read in documents.items():
        try:
            tops[file] = kinds[file].model_validate(read.value, context=known)
        except ValidationError as error:
            errors = _causes(error.errors())
            problems += [_explain(file, read, kinds[file], e) for e in errors]
            if all(e["type"] == "known" for e in errors):  # the shape is right: the rules can go on
                tops[file] = kinds[file].model_validate(read.value)
    published, wrong = _published(root)
    snapshots, broken = _snapshots(root)
    problems += wrong + broken
    if len(tops) < len(kinds) or wrong or broken or any(p.file in FOLDERS for p in problems):
        return None, problems

    def folder(name: str) -> dict[str, BaseModel]:
        return {Path(f).stem: top for f, top in tops.items() if f.startswith(name + "/")}

    brief = tops["data/brief.yml"]
    of_brief = next((e.id.split("-")[0] for e in brief.entries), "")
    countries = tuple(sorted(folder("data/countries").values(), key=lambda c: (c.code not in of_brief, of_brief.find(c.code))))
    data = Dataset(
        tops["data/vocabulary.yml"],
        brief,
        countries,
        tops["data/comparison.yml"],
        folder("data/facts"),
        *(tops[f] for f in ("data/sources.yml", "data/record.yml", "data/glossary.yml", "data/edition.yml", "docs/words.yml")),
        published,
        documents,
        ChainMap({id(top): (file, ()) for file, top in tops.items()}, apart.Soon(lambda: _places(tops))),
        pairs=tuple(_pairs(countries, tops["data/comparison.yml"])),
        verdicts_file=tops["data/verdicts.yml"],
        series_file=tops["data/series.yml"],
        snapshots=snapshots,
    )
    return data, problems


def _places(tops: Mapping[str, BaseModel]) -> dict[int, tuple[str, tuple]]:
    """File and path of every record, by identity."""
    return {id(record): (file, path) for file, top in tops.items() for record, path in model.walk(top)}


def _pairs(countries: tuple[model.Country, ...], comparison: model.Comparison) -> Iterator[tuple[str, model.Country, model.Country]]:
    """The pairs of countries that get pages: all, or beyond a few countries those that somebody wrote a contrast for."""
    written = {frozenset(c.pair) for i in comparison.instruments for c in i.contrasts}
    for n, (a, b) in enumerate(combinations(countries, 2)):
        if n == 0 or len(countries) <= FEW or {a.code, b.code} in written:
            yield "compare/" if n == 0 else f"compare/{a.code}-{b.code}/".lower(), a, b


DEFINED_IN = {
    "facts": ("data/facts/",),
    "sources": ("data/sources.yml",),
    "entries": ("data/countries/", "data/brief.yml"),
    "instruments": ("data/comparison.yml",),
    "countries": ("data/countries/",),
}


def _known(documents: Mapping[str, document.Document], kinds: Mapping[str, type]) -> dict[str, set[str]]:
    """Every id and word that the raw files define, so that one run finds unknown ones beside all other faults.

    What a file defines that could not be read is left out, and then passes: one broken file is one problem and not a hundred.
    """
    unread = [file for file in kinds if file not in documents]
    unread += [f"{folder}/" for folder in FOLDERS if not any(file.startswith(f"{folder}/") for file in kinds)]
    known: dict[str, set[str]] = {to: set() for to, where in DEFINED_IN.items() if not any(file.startswith(where) for file in unread)}

    def ids(value: object) -> set[str]:
        return {x["id"] for x in value if isinstance(x, dict) and isinstance(x.get("id"), str)} if isinstance(value, list) else set()

    for file, read in documents.items():
        for key, value in read.value.items():
            if key in known:
                known[key] |= ids(value)
            if key == "entries" and key in known and isinstance(value, dict):
                known[key] |= set().union(*map(ids, value.values()))
            if file == "data/vocabulary.yml":
                known[key] = ids(value)
        if file.startswith("data/countries/") and "countries" in known:
            known["countries"].add(str(read.value.get("code")))
    return known


def _published(root: Path) -> tuple[tuple[str, ...], list[Problem]]:
    try:
        lines = (root / PUBLISHED).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        return (), [Problem(PUBLISHED, 0, f"a file that cannot be read ({error})", "a list of ids", "Restore it.")]
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#")), []


def _causes(errors: list[dict]) -> list[dict]:
    """The errors without those of a list that is too short only because one of its items is wrong."""
    within = {e["loc"][:n] for e in errors for n in range(len(e["loc"]))}
    return [e for e in errors if e["type"] != "too_short" or e["loc"] not in within]


def _snapshots(root: Path) -> tuple[dict[str, dict], list[Problem]]:
    found, problems = {}, []
    for path in sorted((root / SNAPSHOTS).glob("*.json")):
        try:
            found[path.stem] = json.loads(path.read_text(encoding="utf-8"))
            wrong = "" if isinstance(found[path.stem], dict) and found[path.stem].get("edition") == path.stem else "another edition or none"
        except (OSError, ValueError) as error:
            wrong = f"a file that cannot be read ({error})"
        if wrong:
            place = f"{SNAPSHOTS}/{path.name}"
            problems.append(Problem(place, 0, wrong, f"edition {path.stem} as it was published", f"Take {place} from the site of that edition."))
    return found, problems


_EXPECTED = {
    "missing": "it",
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "model_type": "a mapping of keys",
    "model_attributes_type": "a mapping of keys",
    "dataclass_type": "a mapping of keys",
}


def _explain(file: str, read: document.Document, kind: type[BaseModel], error: dict) -> Problem:
    """One validation error in our form."""
    path, given, sort = error["loc"], error["input"], error["type"]
    line = read.line(path)
    if sort == "missing":
        return Problem(file, line, f"no '{path[-1]}' here", f"the key '{path[-1]}'", f"Add '{path[-1]}:'.")
    if sort == "extra_forbidden":
        owner = _model_at(kind, path[:-1])
        known = owner.model_fields if owner else ()
        listed = f"one of: {', '.join(known)}" if known else "a known key"
        return Problem(file, line, f"the unknown key '{path[-1]}'", listed, did_you_mean(str(path[-1]), known) or "Remove it.")
    shown = "nothing" if given in (None, [], ()) else "a mapping" if isinstance(given, dict) else "a list" if isinstance(given, (list, tuple)) else None
    found = shown or (f"'{given}'" if isinstance(given, str) else str(given))
    if len(found) > 80:
        found = found[:77] + "...'"
    while path and path not in read.lines:  # the name of a check at the end of a path is no key
        path = path[:-1]
    key = next((p for p in reversed(path) if isinstance(p, str)), "")
    if sort == "known":
        return Problem(file, line, f"{found} for '{key}'", error["ctx"]["expected"], error["ctx"]["remedy"] or "Mend the spelling, or add what it points at.")
    if sort == "too_short":
        return Problem(file, line, f"{found} for '{key}'", f"at least {error['ctx']['min_length']}", f"Add what is missing to '{key}:'.")
    expected = str(error["ctx"]["error"]) if sort == "value_error" else _EXPECTED.get(sort) or error["msg"].removeprefix("Input should be ")
    number = sort.startswith(("float", "int")) and isinstance(given, str)
    remedy = f"Write a bare number after '{key}:'." if number else f"Mend '{key}:' here."
    return Problem(file, line, f"{found} for '{key}'", expected, remedy)


def _model_at(kind: type[BaseModel], path: tuple) -> type[BaseModel] | None:
    """The model that governs the value at `path`."""
    for part in path:
        if isinstance(part, str):
            if part not in kind.model_fields:
                return None
            inner = _inner(kind.model_fields[part].annotation)
            if inner is None:
                return None
            kind = inner
    return kind


def _inner(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for a in get_args(annotation) if (m := _inner(a))), None)
