"""Findings, where they stand, and every document."""

from __future__ import annotations

from collections.abc import Iterator

from scripts import model as m
from scripts.columns import NUMBER, Table, made, names, numbered, of, points_to, table, url, whose
from scripts.dataset import Dataset


def tables(data: Dataset, site: str) -> Iterator[Table]:
    """The tables of the record."""
    owner = points_to("fact", "Id of the fact.", "facts.id")
    facts = ((f, {"file": data.file_of_fact[f.id], "url": f"{site}record/{data.file_of_fact[f.id]}/#{f.id}"}) for f in data.facts.values())
    columns = [
        *of(m.Fact, "id"),
        whose(data, m.Fact.model_fields["country"].description, "context"),
        *of(m.Fact, "topic", "date", "status", "status_note", "statement", "weak"),
        made("checked", "string", m.Fact.model_fields["checked"].description, field="checked"),
        *of(m.Fact, "note"),
        points_to("file", "Which page of the record holds it.", "fact_files.id"),
        url(),
    ]
    yield table(data, "facts", "Every dated, sourced finding of the record.", "id", columns, facts, main=True)
    uses = (pair for f in data.facts.values() for pair in numbered(f.sources, fact=f.id))
    columns = [owner, NUMBER, *of(m.SourceUse, "source", "seen")]
    yield table(data, "fact_sources", "Where each finding stands: one row per finding and document.", "fact number", columns, uses, main=True)
    figures = (pair for f in data.facts.values() for pair in numbered(f.figures, fact=f.id))
    yield table(data, "fact_figures", "Numbers that findings state.", "fact number", [owner, NUMBER, *of(m.Figure, *m.Figure.model_fields)], figures)
    yield names(data, "fact", owner, data.facts.values())
    files = ((file, {"id": name, "url": f"{site}record/{name}/"}) for name, file in data.fact_files.items())
    columns = [made("id", "string", "Name of the page."), *of(m.FactFile, "title", "lead"), url()]
    yield table(data, "fact_files", "The pages on which the findings stand.", "id", columns, files)
    lost = ((None, {**extra, "text": text}) for name, file in data.fact_files.items() for text, extra in numbered(file.unverified, file=name))
    columns = [points_to("file", "Page of the record.", "fact_files.id"), NUMBER, made("text", "string", "What was looked for in vain.")]
    yield table(data, "unverified", "What was looked for and could not be verified.", "file number", columns, lost)
    sources = ((s, {"url": f"{site}sources/#{s.id}"}) for s in data.sources.values())
    columns = [
        *of(m.Source, "id", "title", "described", "publisher", "via", "original", "date", url="address"),
        *of(m.Source, "language", "kind", "tier"),
        url("Its line on the page of sources."),
    ]
    yield table(data, "sources", "Every document once.", "id", columns, sources, main=True)
