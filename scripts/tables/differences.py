"""Where record and brief part."""

from __future__ import annotations

from collections.abc import Iterator

from scripts import model as m
from scripts.columns import NUMBER, Column, Table, facts_of, made, numbered, of, points_to, table, url, whose
from scripts.dataset import Dataset


def tables(data: Dataset, site: str) -> Iterator[Table]:
    """The tables of corrections, omissions and open questions."""
    d = data.differences
    place = points_to("correction", "Place of the correction in the order of weight.", "corrections.rank")
    place = Column(**{**place.__dict__, "type": "integer"})
    rank = made("rank", "integer", "Place in the order of weight, from 1. It may shift in a later edition.")
    rows = ((c, {"rank": n, "url": f"{site}record/#c{n}"}) for n, c in enumerate(d.corrections, start=1))
    columns = [rank, *of(m.Correction, "entry", "kind", "title", "brief", "record"), url()]
    yield table(data, "corrections", "Where the record differs from the brief.", "rank", columns, rows)
    rows = (({"correction": n}, c.facts) for n, c in enumerate(d.corrections, start=1))
    yield facts_of(data, "correction_facts", "Findings that show it for each correction.", [place], rows)
    rows = ((o, {**extra, "url": f"{site}record/#omissions"}) for o, extra in numbered(d.omissions))
    columns = [NUMBER, whose(data, m.Omission.model_fields["country"].description), *of(m.Omission, "date", "measure", "in_brief", "instrument"), url()]
    yield table(data, "omissions", "Done by 3 March 2022 and left out of the brief.", "number", columns, rows)
    omission = Column(**{**place.__dict__, "name": "omission", "about": "Number of the omission.", "to": "omissions.number"})
    rows = (({"omission": extra["number"]}, o.facts) for o, extra in numbered(d.omissions))
    yield facts_of(data, "omission_facts", "Findings that show it for each omission.", [omission], rows)
    rows = ((q, {"url": f"{site}record/#q-{q.id}"}) for q in d.questions)
    yield table(data, "questions", "What the evidence cannot settle.", "id", [*of(m.Question, "id", "topic", "used"), url()], rows)
    owner = points_to("question", "Id of the question.", "questions.id")
    rows = (pair for q in d.questions for pair in numbered(q.readings, question=q.id))
    yield table(data, "readings", "The ways to read the evidence on a question.", "question number", [owner, NUMBER, *of(m.Reading, "text")], rows)
    rows = ((extra, r.facts) for q in d.questions for r, extra in numbered(q.readings, question=q.id))
    join = (("question", "number"), "readings", ("question", "number"))
    yield facts_of(data, "reading_facts", "Findings behind each reading.", [owner, NUMBER], rows, (join,))
