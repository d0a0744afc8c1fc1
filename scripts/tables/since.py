"""What came of it: verdicts on the outlook, readings of the reasons, numbers over time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scripts import model as m
from scripts.columns import NUMBER, Table, facts_of, made, numbered, of, points_to, table, url, whose
from scripts.dataset import Dataset

POLL = {n: n if n in ("pollster", "respondents") else f"poll_{n}" for n in m.Poll.model_fields}


def tables(data: Dataset, site: str) -> Iterator[Table]:
    """The tables of verdicts and series."""
    entry = points_to("entry", "Id of the entry.", "entries.id")

    def page(records: dict) -> Iterator[tuple]:
        return ((r, {"entry": r.statement, "url": f"{site}entries/{r.statement.lower()}/"}) for r in records.values())

    columns = [entry, *of(m.Verdict, *(n for n in m.Verdict.model_fields if n not in ("statement", "evidence_for", "evidence_against"))), url()]
    yield table(data, "verdicts", "What became of each expectation, as of a date.", "entry", columns, page(data.verdicts), main=True)
    sides = (
        pair
        for v in data.verdicts.values()
        for side, evidence in (("for", v.evidence_for), ("against", v.evidence_against))
        for pair in numbered(evidence, entry=v.statement, side=side)
    )
    verdict = points_to("entry", "Id of the entry on which the verdict is.", "verdicts.entry")
    columns = [
        verdict,
        made("side", "string", "Whether it speaks for or against the expectation.", allowed=("for", "against")),
        NUMBER,
        *of(m.Evidence, "fact", "text"),
    ]
    yield table(data, "verdict_evidence", "Findings for and against each verdict.", "entry side number", columns, sides)
    columns = [entry, *of(m.Reason, "standing", "reading"), url()]
    yield table(data, "reasons", "How well each reason that the brief gives is documented.", "entry", columns, page(data.reasons))
    reason = points_to("entry", "Id of the reason.", "reasons.entry")
    rows = (pair for r in data.reasons.values() for pair in numbered(r.numbers, entry=r.statement))
    columns = [reason, NUMBER, *of(m.ReasonNumber, *m.ReasonNumber.model_fields)]
    yield table(data, "reason_numbers", "The circumstance behind a reason in numbers.", "entry number", columns, rows)
    rows = (pair for r in data.reasons.values() for pair in numbered(r.facts, entry=r.statement))
    columns = [reason, NUMBER, *of(m.ReasonFact, "fact", "relation", "text")]
    yield table(data, "reason_facts", "Findings that bear on a reason.", "entry number", columns, rows)

    rows = ((s, {"url": f"{site}since/series/#{s.id}"}) for s in data.series.values())
    own = whose(data, m.Series.model_fields["country"].description, "context")
    columns = [*of(m.Series, "id", "label", "unit"), own, *of(m.Series, "definition", "year_kind", "note"), url()]
    yield table(data, "series", "Numbers over time: what each series counts.", "id", columns, rows, main=True)
    series = points_to("series", "Id of the series.", "series.id")
    rows = (pair for s in data.series.values() for pair in numbered(s.breaks, series=s.id))
    yield table(
        data,
        "series_breaks",
        "Where a definition changes: points on the two sides are not comparable.",
        "series number",
        [series, NUMBER, *of(m.Break, "at", "text")],
        rows,
    )
    points = [pair for s in data.series.values() for pair in numbered(s.points, series=s.id)]
    rows = ((p, {**extra, **{name: p.poll and getattr(p.poll, field) for field, name in POLL.items()}}) for p, extra in points)
    own = replace(whose(data, m.Point.model_fields["country"].description, "context"), required=False)
    plain = [c for c in of(m.Point, *m.Point.model_fields) if c.name not in ("facts", "poll", "country")]
    columns = [series, NUMBER, *plain[:-2], own, *of(m.Poll, optional=True, **POLL), *plain[-2:]]
    yield table(data, "points", "The numbers of every series; conflicting values stand side by side.", "series number", columns, rows, main=True)
    join = (("series", "number"), "points", ("series", "number"))
    yield facts_of(data, "point_facts", "Findings that print each number.", [series, NUMBER], ((extra, p.facts) for p, extra in points), (join,))
