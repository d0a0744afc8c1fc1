"""Statements, their places in the brief, sums, names, and the findings that bear on them."""

from __future__ import annotations

from collections.abc import Iterator

from scripts import model as m
from scripts.columns import NUMBER, Items, Table, made, names, numbered, of, points_to, table, url, whose
from scripts.dataset import Dataset

KINDS = {m.Measure: "measure", m.Motive: "motive", m.Forecast: "forecast", m.Statement: "statement"}


def tables(data: Dataset, site: str) -> Iterator[Table]:
    """The tables of the statements."""

    def rows() -> Items:
        for e in data.entries.values():
            owner, group = data.owners[e.id]
            gone, brief = e.withdrawn, e.brief
            extra = dict.fromkeys({c.name for c in columns} - set(type(e).model_fields))
            extra |= {"kind": KINDS[type(e)], "country": owner if owner in data.country else "both", "group": None if group == "both" else group}
            extra |= {"locator": brief and brief.locator, "status": brief and brief.status, "hedge": brief and brief.hedge}
            extra |= {"differs": data.corrections[e.id][1].kind if e.id in data.corrections else None, "url": f"{site}entries/{e.id.lower()}/"}
            extra |= {"withdrawn_date": gone and gone.date, "withdrawn_reason": gone and gone.reason, "replaced_by": gone and gone.replaced_by}
            yield e, extra

    columns = [
        *of(m.Entry, "id"),
        made("kind", "string", "What kind of statement it is.", allowed=tuple(KINDS.values())),
        whose(data, "Country it is about; both for statements about all countries compared."),
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
    former = ((None, {**extra, "alias": one}) for e in data.entries.values() for one, extra in numbered(getattr(e, "aliases", ()), entry=e.id))
    columns = [owner, NUMBER, made("alias", "string", "An id under which the entry was once published; its address leads here.")]
    yield table(data, "entry_aliases", "Former ids of entries.", "entry number", columns, former)
    yield names(data, "entry", owner, data.entries.values())
    links = ((link, {"entry": e.id}) for e in data.entries.values() for link in e.facts)
    columns = [owner, *of(m.Link, "fact", "relation", "bearing")]
    yield table(data, "links", "Which finding bears on which entry, and how.", "entry fact", columns, links, main=True)
