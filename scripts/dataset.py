"""All records and the place of each, as one `Dataset`: what is asked of them everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from scripts import document, model
from scripts.problem import Problem


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
    def shown(self) -> dict[str, Any]:
        """Room for what is made of a fact once and stands on many pages, by the fact's id."""
        return {}

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
