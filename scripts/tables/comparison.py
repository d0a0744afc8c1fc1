"""Instruments, countries, steps, and how far each had got."""

from __future__ import annotations

from collections.abc import Iterator

from scripts import model as m
from scripts import status
from scripts.columns import DAY, NUMBER, Column, Table, facts_of, made, numbered, of, points_to, table, url
from scripts.dataset import Dataset

CELL = (("instrument", "country"), "comparison", ("instrument", "country"))


def _cell_keys() -> list[Column]:
    return [points_to("instrument", "The row of the comparison.", "instruments.id"), points_to("country", "Code of the country.", "countries.code")]


def tables(data: Dataset, site: str) -> Iterator[Table]:
    """The tables of the comparison."""
    cells = [(data.cells[c, i], {"country": c, "instrument": i}) for i in data.instruments for c in data.country if (c, i) in data.cells]
    keys = _cell_keys()
    folders = {c: next((folder for folder, a, b in data.pairs if c in (a.code, b.code)), data.compare) for c in data.country}
    stage = made("stage", "string", "How far it had got; empty where no step is recorded.", list="stages", required=False)

    def first(cell: m.Cell) -> dict:
        step = status.first(cell, status.COMMITTED)
        whole = step and len(step.date) == 10
        return {"first_date": step and step.date, "first_stage": step and step.stage, "days_to_act": status.day_number(step.date) if whole else None}

    rows = (
        (
            cell,
            {
                **own,
                **first(cell),
                "absence": cell.absence and cell.absence.kind,
                "absence_text": cell.absence and cell.absence.text,
                "url": f"{site}{folders[own['country']]}#{own['instrument']}",
            },
        )
        for cell, own in cells
    )
    columns = [
        *keys,
        *of(m.Cell, "brief_status"),
        made("first_date", "string", "Day of the first commitment since February 2022: a step at supported or further up.", required=False, pattern=DAY),
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
                "url": f"{site}{folders[own['country']]}#{own['instrument']}",
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
    yield facts_of(data, "step_facts", "Findings that say so for each step.", [*keys, NUMBER], of_steps, (step,))
    of_absences = ((own, cell.absence.facts) for cell, own in cells if cell.absence)
    yield facts_of(data, "absence_facts", "Findings that say so for each absence.", keys, of_absences, (CELL,))
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
