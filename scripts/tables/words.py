"""Controlled words, terms, editions, and what all of it is."""

from __future__ import annotations

from collections.abc import Iterator

from scripts import model as m
from scripts.columns import NUMBER, Column, Table, made, numbered, of, points_to, table, url
from scripts.dataset import Dataset

SCHEMA_VERSION = "1.0"
LICENCE = "CC-BY-4.0"


def tables(data: Dataset, site: str) -> Iterator[Table]:
    """The tables of words and of the data as a whole."""

    rows = (
        (word, {"list": name, "rank": n, "url": f"{site}glossary/#{name}-{word.id}"})
        for name in m.Vocabulary.model_fields
        for n, word in enumerate(getattr(data.vocabulary, name), start=1)
    )
    columns = [
        made("list", "string", "Which list it stands in.", allowed=tuple(m.Vocabulary.model_fields)),
        *of(m.Word, "id"),
        made("rank", "integer", "Place in the list; stages run from the lowest to the highest."),
        *of(m.Word, "label", "definition", "differs", "letter"),
        url(),
    ]
    yield table(data, "vocabulary", "Every controlled word with its meaning.", "list id", columns, rows, main=True)
    lists = ((name, w) for name in m.Vocabulary.model_fields for w in getattr(data.vocabulary, name))
    rows = ((None, {**extra, "words": said}) for name, w in lists for said, extra in numbered(w.brief_words, list=name, id=w.id))
    key = [made("list", "string", "List of the word."), made("id", "string", "The word."), NUMBER]
    columns = [*key, made("words", "string", "Words of the brief that come nearest.")]
    join = (("list", "id"), "vocabulary", ("list", "id"))
    yield table(data, "brief_words", "Which words of the brief come nearest to a stage.", "list id number", columns, rows, (join,))
    rows = ((t, {"url": f"{site}glossary/#{t.id}"}) for t in data.glossary.terms)
    columns = [*of(m.GlossaryTerm, "id", "term", "definition", "source"), url()]
    yield table(data, "glossary", "Terms that a newcomer would not know.", "id", columns, rows)
    rows = ((None, {**extra, "form": form}) for t in data.glossary.terms for form, extra in numbered(t.also, term=t.id))
    columns = [points_to("term", "Id of the term.", "glossary.id"), NUMBER, made("form", "string", "Another form of the term.")]
    yield table(data, "glossary_forms", "Other forms of the terms.", "term number", columns, rows)
    rows = ((s, {}) for s in data.brief.sections)
    yield table(data, "sections", "The sections of the brief.", "id", of(m.Section, "id", "label", "sentences"), rows)
    rows = ((e, {"number": n, "note": note}) for e in data.editions.editions for n, note in enumerate(e.notes, start=1))
    columns = [*of(m.Edition, id="edition", date="date"), NUMBER, made("note", "string", "One of the things that changed in meaning.")]
    yield table(data, "editions", "The editions, newest first, and what changed in each.", "edition number", columns, rows)
    b = data.brief
    fields = ("title", "series", "number", "date", "publisher", "place", "url", "language")
    own = {"schema_version": SCHEMA_VERSION, "edition": data.edition.id, "generated": data.edition.date, "licence": LICENCE, "url": site}
    own |= {f"brief_{n}": getattr(b, n) for n in fields} | {"brief_author": f"{b.author.given} {b.author.family}"}
    columns = [
        made("schema_version", "string", "Version of the form of tables and API. The first number changes when a field goes or changes its meaning."),
        made("edition", "string", "Which edition of the data it is."),
        made("generated", "date", "Day of that edition."),
        *of(m.Editions, "title", "tagline", "record_ends"),
        made("licence", "string", "Licence of the data, by its SPDX name."),
        *(Column(**{**c.__dict__, "about": f"The brief: {c.about[0].lower()}{c.about[1:]}"}) for c in of(m.Brief, **{n: f"brief_{n}" for n in fields})),
        made("brief_author", "string", "The brief: author."),
        url("Address of the site."),
    ]
    yield table(data, "about", "What this is, in one row.", "edition", columns, [(data.editions, own)])
