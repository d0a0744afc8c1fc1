"""A small data set of two invented countries, made of records; only what figures and frames read."""

from __future__ import annotations

from functools import cache

from scripts import frames
from scripts import model as m
from scripts.dataset import Dataset

STAGES = {"ruled-out": (), "considered": ("possible",), "announced": ("announced",), "decided": (), "in-force": ("imposed",)}
LISTS = {
    "statuses": ("announced", "imposed", "possible"),
    "hedges": ("will", "may"),
    "roles": ("drives", "restrains"),
    "families": ("security", "economy"),
    "domains": ("defence", "trade"),
    "amount_kinds": ("grant", "loan"),
    "instrument_groups": ("finance", "trade", "aid"),
    "scopes": ("part", "widening", "precursor"),
    "absences": ("none-found", "refused"),
}
WORDS = ("ladder", "days", "freezes", "aid", "reasons", "outlook", "strip")


def word(one: str, brief_words: tuple[str, ...] = ()) -> m.Word:
    return m.Word(id=one, label=one.capitalize().replace("-", " "), definition=f"{one}.", brief_words=brief_words)


def cell(instrument: str, *steps: tuple, entries: tuple[str, ...] = (), brief: str | None = None, absence: str | None = None) -> m.Cell:
    made = [{"date": d, "stage": s, "scope": scope, "text": "Text.", "facts": facts} for d, s, scope, *facts in steps]
    why = {"kind": absence, "text": "Looked for.", "facts": []} if absence else None
    return m.Cell.model_validate({"instrument": instrument, "entries": entries, "brief_status": brief, "steps": made, "absence": why})


def reason(one: str, role: str, family: str) -> dict:
    return {"id": one, "title": f"Reason {one}", "text": "Text.", "brief": {"locator": "2.1"}, "role": role, "family": family}


def expected(one: str, hedge: str, domain: str) -> dict:
    return {"id": one, "title": f"Expectation {one}", "text": "Text.", "brief": {"locator": "5.1", "hedge": hedge}, "domain": domain}


def pledge(one: str, kind: str, value: float, bound: str | None = None) -> dict:
    amount = {"value": value, "unit": "USD million", "kind": kind, "year": 2022, "bound": bound}
    return {"id": one, "title": "Pledge", "text": "Text.", "brief": {"locator": "1.6"}, "instrument": "help", "amounts": [amount]}


def country(code: str, name: str, entries: dict, *cells: m.Cell) -> m.Country:
    given = {"id": name.lower(), "code": code, "name": name, "adjective": f"{name}ish", "capital": f"{name} City"}
    return m.Country(**given, entries=m.Entries.model_validate(entries), record=cells)


def fact(one: str, persons: int) -> m.Fact:
    others = [("Belarusian persons added to the asset freeze", 12), ("persons frozen since the invasion, in total", 900), (frames.IN_ALL, persons + 100)]
    counted = [(frames.ADDED, persons), *others]
    return m.Fact.model_construct(id=one, figures=tuple(m.Figure(value=n, unit="persons", of=of) for of, n in counted))


@cache
def dataset() -> Dataset:
    """Arden acts early, Belmar late."""
    lists = dict.fromkeys(m.Vocabulary.model_fields, ()) | {name: tuple(map(word, words)) for name, words in LISTS.items()}
    lists["stages"] = tuple(word(s, words) for s, words in STAGES.items())
    rows = [("bank", "finance", True), ("asset-freeze-persons", "finance", True), ("chips", "trade", True), ("help", "aid", False)]
    instruments = [m.Instrument(id=i, group=g, label=f"The {i}", short=i, definition="What.", sanction=s, comparable="full") for i, g, s in rows]
    first = country(
        "AA",
        "Arden",
        {
            "motives": [reason("AA-M1", "drives", "security"), reason("AA-M2", "drives", "security")],
            "outlook": [expected("AA-O1", "will", "defence"), expected("AA-O2", "may", "trade")],
            "aid": [pledge("AA-A1", "grant", 80), pledge("AA-A2", "loan", 50, "at least")],
        },
        cell("bank", ("2022-02-25", "announced", None, "f0"), ("2022-03-01", "decided", None, "f0"), entries=("AA-S1",), brief="imposed"),
        cell("asset-freeze-persons", ("2022-03-01", "in-force", None, "f6"), ("2022-03-08", "decided", "widening", "f20"), brief="imposed"),
        cell("chips", ("2014-01-01", "in-force", "precursor", "f0"), ("2022-03-02", "in-force", "part", "f0")),
        cell("help", ("2022-02-27", "announced", None, "f0"), entries=("AA-A1", "AA-A2")),
    )
    second = country(
        "BB",
        "Belmar",
        {
            "motives": [reason("BB-M1", "drives", "security"), reason("BB-M2", "restrains", "economy")],
            "outlook": [expected("BB-O1", "will", "defence")],
            "aid": [pledge("BB-A1", "grant", 8)],
        },
        cell("bank", ("2022-03-01", "decided", None, "f0")),
        cell("asset-freeze-persons", absence="refused"),
        cell("chips", ("2022-03-04", "considered", None, "f0"), ("2022-03-10", "announced", None, "f0")),
        cell("help", ("2022-03-01", "announced", None, "f0"), entries=("BB-A1",)),
    )
    said = {"title": "A finding", "subtitle": "What is drawn", "alt": "For those who do not see it & more.", "source": "The record [AA-A1]."}
    words = m.Words.model_construct(pages=(), days=(), figures=tuple(m.FigureWords(id=i, **said) for i in WORDS))
    facts = {"facts": m.FactFile.model_construct(facts=(fact("f6", 6), fact("f20", 20), m.Fact.model_construct(id="f0", figures=())))}
    empty = m.Brief.model_construct(entries=())
    comparison = m.Comparison(instruments=tuple(instruments))
    return Dataset(m.Vocabulary.model_construct(**lists), empty, (first, second), comparison, facts, m.Sources(sources=()), None, None, None, words, (), {}, {})
