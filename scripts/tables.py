"""Dataset -> tidy tables: one row per thing, one meaning per column, keys that join. Every download and the API come from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from scripts import model as m
from scripts import status
from scripts.columns import DAY, Column, Table, made, of, table
from scripts.dataset import Dataset

SCHEMA_VERSION = "1.0"
LICENCE = "CC-BY-4.0"
NUMBER = made("number", "integer", "Place in the order of the list, from 1. It may shift in a later edition.")
KINDS = {m.Measure: "measure", m.Motive: "motive", m.Forecast: "forecast", m.Statement: "statement"}
Items = Iterator[tuple[Any, dict]]


def url(about: str = "Address of the page that shows it.") -> Column:
    """The column that leads back to the site."""
    return made("url", "string", about)


def points_to(name: str, about: str, to: str, **more: Any) -> Column:
    """A column that holds the key of a row elsewhere."""
    return made(name, "string", about, to=to, **more)


def numbered(items: Iterable, **owner: Any) -> Items:
    """Records of a list with their place in it and the key of what owns the list."""
    for n, one in enumerate(items, start=1):
        yield one, {**owner, "number": n}


def tables(data: Dataset, site_url: str) -> dict[str, Table]:
    """Every table by name, the ones to begin with first. site_url: root of the addresses in `url`."""
    made_ = [*_entries(data, site_url), *_record(data, site_url), *_comparison(data, site_url), *_differences(data, site_url), *_words(data, site_url)]
    return {t.name: t for t in sorted(made_, key=lambda t: not t.main)}


def _whose(data: Dataset, about: str, *more: str) -> Column:
    return made("country", "string", about, allowed=(*data.country, "both", *more), field="country")


def _entries(data: Dataset, site: str) -> Iterator[Table]:
    def rows() -> Items:
        for e in data.entries.values():
            owner, group = data.owners[e.id]
            gone, brief = e.withdrawn, e.brief
            extra = dict.fromkeys(set(names) - set(type(e).model_fields))
            extra |= {"kind": KINDS[type(e)], "country": owner if owner in data.country else "both", "group": None if group == "both" else group}
            extra |= {"locator": brief and brief.locator, "status": brief and brief.status, "hedge": brief and brief.hedge}
            extra |= {"differs": data.corrections[e.id][1].kind if e.id in data.corrections else None, "url": f"{site}entries/{e.id.lower()}/"}
            extra |= {"withdrawn_date": gone and gone.date, "withdrawn_reason": gone and gone.reason, "replaced_by": gone and gone.replaced_by}
            yield e, extra

    columns = [
        *of(m.Entry, "id"),
        made("kind", "string", "What kind of statement it is.", allowed=tuple(KINDS.values())),
        _whose(data, "Country it is about; both for statements about all countries compared."),
        made("group", "string", "Group within the country; empty for statements about both.", list="groups", required=False),
        *of(m.Entry, "title", "text"),
        *of(m.InBrief, "locator", "status", "hedge", optional=True),
        *of(m.Measure, "instrument", "tool", optional=True),
        *of(m.Motive, "role", "family", optional=True),
        *of(m.Forecast, "domain", "horizon", optional=True),
        *of(m.Measure, "target", "date", "count", optional=True),
        made("differs", "string", "Where the record differs from the brief: in which way.", list="correction_kinds", required=False),
        *of(m.Tail, "note"),
        *of(m.Withdrawal, date="withdrawn_date", reason="withdrawn_reason", optional=True),
        *of(m.Withdrawal, "replaced_by"),
        url(),
    ]
    names = [c.name for c in columns]
    owner = points_to("entry", "Id of the entry.", "entries.id")
    yield table(data, "entries", "Every statement: of the brief, and of measures that only the record knows.", "id", columns, rows(), main=True)
    places = (
        (None, {"entry": e.id, "number": n, "section": place.split(".")[0], "sentence": int(place.split(".")[1])})
        for e in data.entries.values()
        if e.brief
        for n, place in enumerate((e.brief.locator, *e.brief.also), start=1)
    )
    section = points_to("section", "Section of the brief.", "sections.id")
    sentence = made("sentence", "integer", "Sentence within the section, from 1.")
    yield table(data, "places", "Every place of the brief on which an entry rests.", "entry number", [owner, NUMBER, section, sentence], places)
    sums = (pair for e in data.entries.values() for pair in numbered(getattr(e, "amounts", ()), entry=e.id))
    yield table(data, "amounts", "Sums and quantities that an entry names.", "entry number", [owner, NUMBER, *of(m.Amount, *m.Amount.model_fields)], sums)
    yield _names(data, "entry", owner, data.entries.values())
    links = ((link, {"entry": e.id}) for e in data.entries.values() for link in e.facts)
    columns = [owner, *of(m.Link, "fact", "relation", "bearing")]
    yield table(data, "links", "Which finding bears on which entry, and how.", "entry fact", columns, links, main=True)


def _names(data: Dataset, what: str, owner: Column, records: Iterable) -> Table:
    rows = ((None, {**extra, "name": name}) for r in records for name, extra in numbered(r.entities, **{what: r.id}))
    columns = [owner, NUMBER, made("name", "string", "A person, body or material.")]
    plural = {"entry": "entries", "fact": "facts"}[what]
    return table(data, f"{what}_names", f"Persons, bodies and materials that {plural} name.", f"{what} number", columns, rows)


def _facts_of(data: Dataset, name: str, about: str, owner: list[Column], rows: Iterable[tuple[dict, Iterable[str]]], joins: tuple = ()) -> Table:
    items = ((None, {**keys, "fact": fact}) for keys, facts in rows for fact in dict.fromkeys(facts))
    key = " ".join([*(c.name for c in owner), "fact"])
    return table(data, name, about, key, [*owner, points_to("fact", "Id of the fact.", "facts.id")], items, joins)


def _record(data: Dataset, site: str) -> Iterator[Table]:
    owner = points_to("fact", "Id of the fact.", "facts.id")
    facts = ((f, {"file": data.file_of_fact[f.id], "url": f"{site}record/{data.file_of_fact[f.id]}/#{f.id}"}) for f in data.facts.values())
    columns = [
        *of(m.Fact, "id"),
        _whose(data, m.Fact.model_fields["country"].description, "context"),
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
    yield _names(data, "fact", owner, data.facts.values())
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


CELL = (("instrument", "country"), "comparison", ("instrument", "country"))


def _cell_keys() -> list[Column]:
    return [points_to("instrument", "The row of the comparison.", "instruments.id"), points_to("country", "Code of the country.", "countries.code")]


def _comparison(data: Dataset, site: str) -> Iterator[Table]:
    cells = [(data.cells[c, i], {"country": c, "instrument": i}) for i in data.instruments for c in data.country if (c, i) in data.cells]
    keys = _cell_keys()
    stage = made("stage", "string", "How far it had got; empty where no step is recorded.", list="stages", required=False)

    def first(cell: m.Cell) -> dict:
        step = status.first(cell, status.COMMITTED)
        whole = step and len(step.date) == 10
        return {"first_date": step and step.date, "first_stage": step and step.stage, "days_to_act": status.day_number(step.date) if whole else None}

    rows = (
        (
            cell,
            {**own, **first(cell), "absence": cell.absence and cell.absence.kind, "absence_text": cell.absence and cell.absence.text, "url": _row(site, own)},
        )
        for cell, own in cells
    )
    columns = [
        *keys,
        *of(m.Cell, "brief_status"),
        made("first_date", "string", "Day of the first step since February 2022 that binds the country: supported or further.", required=False, pattern=DAY),
        made("first_stage", "string", "Stage of that step.", list="stages", required=False),
        made("days_to_act", "integer", "Days from 24 February 2022, which is day 0, to that step.", required=False, unit="days"),
        *of(m.Absence, kind="absence", text="absence_text", optional=True),
        *of(m.Cell, "reading"),
        url(),
    ]
    about = "One row per instrument and country: the brief's degree, the first commitment, and why there is none."
    yield table(data, "comparison", about, "instrument country", columns, rows, main=True)
    steps = (
        (
            step,
            {
                **own,
                **extra,
                "days": status.day_number(step.date) if len(step.date) == 10 else None,
                "counts": step.scope not in status.ASIDE,
                "url": _row(site, own),
            },
        )
        for cell, own in cells
        for step, extra in numbered(cell.steps)
    )
    columns = [
        *keys,
        NUMBER,
        *of(m.Step, "date"),
        made("days", "integer", "Days from 24 February 2022, which is day 0.", required=False, unit="days"),
        *of(m.Step, "stage", "scope"),
        made("counts", "boolean", "Whether it sets the status: neither a precursor nor a widening."),
        *of(m.Step, "text"),
        url(),
    ]
    yield table(data, "steps", "Every dated step of a country on an instrument, in order.", "instrument country number", columns, steps, (CELL,), main=True)
    step = (("instrument", "country", "number"), "steps", ("instrument", "country", "number"))
    of_steps = (({**own, **extra}, s.facts) for cell, own in cells for s, extra in numbered(cell.steps))
    yield _facts_of(data, "step_facts", "Findings that say so for each step.", [*keys, NUMBER], of_steps, (step,))
    of_absences = ((own, cell.absence.facts) for cell, own in cells if cell.absence)
    yield _facts_of(data, "absence_facts", "Findings that say so for each absence.", keys, of_absences, (CELL,))
    within = ((None, {**own, **extra, "entry": e}) for cell, own in cells for e, extra in numbered(cell.entries))
    columns = [*keys, NUMBER, points_to("entry", "Id of the entry.", "entries.id")]
    yield table(data, "comparison_entries", "Entries that belong to a row and country.", "instrument country number", columns, within, (CELL,))
    days = [(data.editions.record_ends, status.LATEST) if d.day == "latest" else (d.day, d.day) for d in data.words.days]

    def on(cell: m.Cell, day: str) -> dict:
        now = status.state(cell, day)
        return {"stage": now.stage, "in_part": now.part, "since": now.since}

    states = ((None, {**own, "day": name, **on(cell, day)}) for cell, own in cells for name, day in days)
    columns = [
        *keys,
        made("day", "string", "A marked day of the comparison; the last is the end of the record.", pattern=DAY),
        stage,
        made("in_part", "boolean", "Whether only a part of the measure had got there."),
        made("since", "string", "Day on which the stage was reached.", required=False, pattern=DAY),
    ]
    yield table(data, "statuses", "How far each country had got on the marked days.", "instrument country day", columns, states, (CELL,))
    rows = ((i, {"url": f"{site}compare/#{i.id}"}) for i in data.instruments.values())
    columns = [*of(m.Instrument, *(n for n in m.Instrument.model_fields if n != "contrasts")), url()]
    yield table(data, "instruments", "The rows of the comparison: kinds of measure.", "id", columns, rows)
    contrasts = (
        (c, {**extra, "first": c.pair[0], "second": c.pair[1]}) for i in data.instruments.values() for c, extra in numbered(i.contrasts, instrument=i.id)
    )
    pair = [points_to(n, f"The {n} country of the pair.", "countries.code") for n in ("first", "second")]
    yield table(
        data, "contrasts", "What sets two countries apart on an instrument.", "instrument first second", [keys[0], *pair, *of(m.Contrast, "text")], contrasts
    )
    rows = ((c, {"url": f"{site}{c.id}/"}) for c in data.countries)
    yield table(data, "countries", "The countries compared.", "code", [*of(m.Country, "code", "id", "name", "adjective", "capital"), url()], rows)


def _row(site: str, own: dict) -> str:
    return f"{site}compare/#{own['instrument']}"


def _differences(data: Dataset, site: str) -> Iterator[Table]:
    d = data.differences
    place = points_to("correction", "Place of the correction in the order of weight.", "corrections.rank")
    place = Column(**{**place.__dict__, "type": "integer"})
    rank = made("rank", "integer", "Place in the order of weight, from 1. It may shift in a later edition.")
    rows = ((c, {"rank": n, "url": f"{site}record/#c{n}"}) for n, c in enumerate(d.corrections, start=1))
    columns = [rank, *of(m.Correction, "entry", "kind", "title", "brief", "record"), url()]
    yield table(data, "corrections", "Where the record differs from the brief.", "rank", columns, rows)
    rows = (({"correction": n}, c.facts) for n, c in enumerate(d.corrections, start=1))
    yield _facts_of(data, "correction_facts", "Findings that show it for each correction.", [place], rows)
    rows = ((o, {**extra, "url": f"{site}record/#omissions"}) for o, extra in numbered(d.omissions))
    columns = [NUMBER, _whose(data, m.Omission.model_fields["country"].description), *of(m.Omission, "date", "measure", "in_brief", "instrument"), url()]
    yield table(data, "omissions", "Done by 3 March 2022 and left out of the brief.", "number", columns, rows)
    omission = Column(**{**place.__dict__, "name": "omission", "about": "Number of the omission.", "to": "omissions.number"})
    rows = (({"omission": extra["number"]}, o.facts) for o, extra in numbered(d.omissions))
    yield _facts_of(data, "omission_facts", "Findings that show it for each omission.", [omission], rows)
    rows = ((q, {"url": f"{site}record/#q-{q.id}"}) for q in d.questions)
    yield table(data, "questions", "What the evidence cannot settle.", "id", [*of(m.Question, "id", "topic", "used"), url()], rows)
    owner = points_to("question", "Id of the question.", "questions.id")
    rows = (pair for q in d.questions for pair in numbered(q.readings, question=q.id))
    yield table(data, "readings", "The ways to read the evidence on a question.", "question number", [owner, NUMBER, *of(m.Reading, "text")], rows)
    rows = ((extra, r.facts) for q in d.questions for r, extra in numbered(q.readings, question=q.id))
    join = (("question", "number"), "readings", ("question", "number"))
    yield _facts_of(data, "reading_facts", "Findings behind each reading.", [owner, NUMBER], rows, (join,))


def _words(data: Dataset, site: str) -> Iterator[Table]:
    def stage(name: str, word: m.Word) -> str | None:
        return next((s.id for s in data.vocabulary.stages if name == "statuses" and word.label in s.brief_words), None)

    rows = (
        (word, {"list": name, "rank": n, "stage": stage(name, word), "url": f"{site}glossary/#{name}-{word.id}"})
        for name in m.Vocabulary.model_fields
        for n, word in enumerate(getattr(data.vocabulary, name), start=1)
    )
    columns = [
        made("list", "string", "Which list it stands in.", allowed=tuple(m.Vocabulary.model_fields)),
        *of(m.Word, "id"),
        made("rank", "integer", "Place in the list; stages run from the lowest to the highest."),
        *of(m.Word, "label", "definition", "differs", "letter"),
        made("stage", "string", "For the brief's degrees: the stage that comes nearest.", list="stages", required=False),
        url(),
    ]
    yield table(data, "vocabulary", "Every controlled word with its meaning.", "list id", columns, rows, main=True)
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
