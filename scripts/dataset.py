"""The folder data/ -> one `Dataset` of records, with the place of each; the only reader of data/."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import get_args

from pydantic import BaseModel, ValidationError

from scripts import document, model
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


@dataclass(frozen=True)
class Dataset:
    """All records, as read. `places` finds a record's file and path again, by identity.

    countries: the two of the brief first. compare: folder of the pages that set the first two side by side.
    pairs: folder and countries of each pair that has such pages.
    """

    vocabulary: model.Vocabulary
    brief: model.Brief
    countries: tuple[model.Country, ...]
    comparison: model.Comparison
    fact_files: Mapping[str, model.FactFile]
    sources_file: model.Sources
    differences: model.Differences
    glossary: model.Glossary
    editions: model.Editions
    words: model.Words
    published: tuple[str, ...]
    documents: Mapping[str, document.Document] = field(repr=False)
    places: Mapping[int, tuple[str, tuple]] = field(repr=False)
    compare: str = "compare/"
    pairs: tuple[tuple[str, model.Country, model.Country], ...] = ()
    verdicts_file: model.Verdicts = field(default_factory=lambda: model.Verdicts(verdicts=(), motives=()))
    series_file: model.SeriesFile = field(default_factory=lambda: model.SeriesFile(series=()))
    snapshots: Mapping[str, Mapping] = field(default_factory=dict, repr=False)  # earlier editions as they were published, by id

    # ---- pairs of countries

    @property
    def other_pairs(self) -> list[Dataset]:
        """The data set as it looks to each further pair of countries: those two alone, in a folder of their own."""
        return [replace(self, countries=(a, b), compare=folder) for folder, a, b in self.pairs[1:]]

    @property
    def first_pair(self) -> bool:
        """Whether this is the pair for which headings, leads and findings were written."""
        return self.compare == "compare/"

    def page_words(self, name: str, label: str) -> model.PageWords:
        """The hand-written words of a page; to a pair for which none were written, its label and the names."""
        found = next(p for p in self.words.pages if p.id == name)
        if self.first_pair:
            return found
        both = f"{self.countries[0].name} and {self.countries[1].name}"
        update = {"title": f"{label}: {both}", "kicker": both, "lead": None, "paragraphs": (), "description": f"{both} side by side: {label.lower()}."}
        return found.model_copy(update=update)

    # ---- finding things

    @cached_property
    def edition(self) -> model.Edition:
        """The newest edition."""
        return self.editions.editions[0]

    @cached_property
    def facts(self) -> dict[str, model.Fact]:
        """Facts by id."""
        return {f.id: f for file in self.fact_files.values() for f in file.facts}

    @cached_property
    def file_of_fact(self) -> dict[str, str]:
        """Name of the fact file, by id of the fact."""
        return {f.id: name for name, file in self.fact_files.items() for f in file.facts}

    @cached_property
    def sources(self) -> dict[str, model.Source]:
        """Sources by id."""
        return {s.id: s for s in self.sources_file.sources}

    @cached_property
    def instruments(self) -> dict[str, model.Instrument]:
        """Rows of the comparison by id, in reading order."""
        return {i.id: i for i in self.comparison.instruments}

    @cached_property
    def country(self) -> dict[str, model.Country]:
        """Countries by code."""
        return {c.code: c for c in self.countries}

    @cached_property
    def owners(self) -> dict[str, tuple[str, str]]:
        """Entry id -> (country code, or the codes of both for the lead's statements; group)."""
        found = {e.id: (e.id.split("-")[0], "both") for e in self.brief.entries}
        for c in self.countries:
            for group in model.Entries.model_fields:
                found.update({e.id: (c.code, group) for e in getattr(c.entries, group)})
        return found

    @cached_property
    def entries(self) -> dict[str, model.Entry]:
        """Entries by id: the lead's, then country by country, group by group."""
        found = {e.id: e for e in self.brief.entries}
        for c in self.countries:
            for group in model.Entries.model_fields:
                found.update({e.id: e for e in getattr(c.entries, group)})
        return found

    @cached_property
    def cells(self) -> dict[tuple[str, str], model.Cell]:
        """(country code, instrument) -> cell."""
        return {(c.code, cell.instrument): cell for c in self.countries for cell in c.record}

    @cached_property
    def rows_of_entry(self) -> dict[str, tuple[str, ...]]:
        """Entry id -> the instruments under whose cells it stands, its own first."""
        found: dict[str, list[str]] = {}
        for (_code, instrument), cell in self.cells.items():
            for e in cell.entries:
                found.setdefault(e, []).append(instrument)
        for e, rows in found.items():
            own = getattr(self.entries.get(e), "instrument", None)
            rows.sort(key=lambda i: i != own)
        return {e: tuple(dict.fromkeys(rows)) for e, rows in found.items()}

    @cached_property
    def corrections(self) -> dict[str, tuple[int, model.Correction]]:
        """Entry id -> (rank, correction)."""
        return {c.entry: (n, c) for n, c in enumerate(self.differences.corrections, start=1)}

    @cached_property
    def entries_of_fact(self) -> dict[str, tuple[str, ...]]:
        """Fact id -> entries on which it bears."""
        found: dict[str, list[str]] = {}
        for e in self.entries.values():
            for link in e.facts:
                found.setdefault(link.fact, []).append(e.id)
        return {f: tuple(ids) for f, ids in found.items()}

    @cached_property
    def facts_of_source(self) -> dict[str, tuple[str, ...]]:
        """Source id -> facts that cite it."""
        found: dict[str, list[str]] = {}
        for f in self.facts.values():
            for use in f.sources:
                found.setdefault(use.source, []).append(f.id)
        return {s: tuple(ids) for s, ids in found.items()}

    @cached_property
    def verdicts(self) -> dict[str, model.Verdict]:
        """Verdicts by entry id."""
        return {v.statement: v for v in self.verdicts_file.verdicts}

    @cached_property
    def reasons(self) -> dict[str, model.Reason]:
        """Readings of reasons by entry id."""
        return {r.statement: r for r in self.verdicts_file.motives}

    @cached_property
    def series(self) -> dict[str, model.Series]:
        """Series by id."""
        return {s.id: s for s in self.series_file.series}

    def words_of(self, name: str) -> dict[str, model.Word]:
        """Terms of one list of the vocabulary by id."""
        return self._lists[name]

    @cached_property
    def _lists(self) -> dict[str, dict[str, model.Word]]:
        return {n: {w.id: w for w in getattr(self.vocabulary, n)} for n in model.Vocabulary.model_fields}

    def label(self, name: str, term: str | None) -> str:
        """Label of a term, or nothing."""
        return self._lists[name][term].label if term else ""

    # ---- places

    def tops(self) -> Iterator[BaseModel]:
        """The record of every file."""
        yield from (self.vocabulary, self.brief, *self.countries, self.comparison, *self.fact_files.values())
        yield from (self.sources_file, self.differences, self.glossary, self.editions, self.words, self.verdicts_file, self.series_file)

    def place(self, record: BaseModel, *path: str | int) -> tuple[str, int]:
        """File and line of a record, or of something within it."""
        file, top = self.places[id(record)]
        return file, self.documents[file].line((*top, *path))

    def problem(self, record: BaseModel, path: tuple, found: str, expected: str, remedy: str = "") -> Problem:
        """A problem at a place within a record."""
        return Problem(*self.place(record, *path), found, expected, remedy)


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
        {id(record): (file, path) for file, top in tops.items() for record, path in model.walk(top)},
        pairs=tuple(_pairs(countries, tops["data/comparison.yml"])),
        verdicts_file=tops["data/verdicts.yml"],
        series_file=tops["data/series.yml"],
        snapshots=snapshots,
    )
    return data, problems


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
