"""Two states of the data -> what changed in meaning between them. A state is the JSON of the interface, whole or in part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

State = dict[str, Any]
Item = dict[str, Any]

KINDS = {
    "added": "Added",
    "withdrawn": "Withdrawn",
    "removed": "Removed",
    "status": "Status changed",
    "verdict": "Verdict changed",
    "definition": "Definition changed: numbers before and after are not comparable",
    "value": "Number changed",
    "step-added": "Step added",
    "step-removed": "Step removed",
    "redated": "Redated",
    "source-added": "Source added",
    "source-removed": "Source removed",
    "source-replaced": "Source replaced",
    "relation": "Finding linked otherwise",
    "changed": "Changed otherwise",
    "reworded": "Reworded",
}
WHAT = {
    "entries": "id",
    "facts": "id",
    "sources": "id",
    "instruments": "id",
    "corrections": "entry",
    "questions": "id",
    "terms": "list id",
    "glossary": "id",
    "verdicts": "entry",
    "reasons": "entry",
    "series": "id",
}
FIELDS = {
    "entries": {
        "status": "brief.status brief.hedge",
        "reworded": "title text note",
        "redated": "date",
        "changed": "kind group instrument tool role family domain target horizon brief.locator differs entities",
        "value": "count",
    },
    "facts": {"reworded": "statement note status_note", "redated": "date", "status": "status weak", "changed": "country topic entities"},
    "sources": {"reworded": "title publisher via original", "redated": "date", "changed": "address language kind", "status": "tier"},
    "instruments": {"definition": "definition sanction comparable", "reworded": "label comparability_note contrast", "changed": "group"},
    "corrections": {"status": "kind", "reworded": "title brief record"},
    "questions": {"reworded": "topic used readings"},
    "terms": {"definition": "definition differs", "reworded": "label", "changed": "rank"},
    "glossary": {"reworded": "term definition"},
    "verdicts": {
        "verdict": "verdict",
        "status": "confidence",
        "definition": "question criterion period",
        "redated": "as_of",
        "changed": "kind evidence",
        "reworded": "reasoning causation would_change_it confidence_why kind_why",
    },
    "reasons": {"status": "standing", "changed": "numbers facts", "reworded": "reading"},
    "series": {"definition": "unit definition year_kind breaks", "reworded": "label note"},
}


@dataclass(frozen=True)
class Change:
    """One change. what: the list it is in; field: what of the record; before and after: as JSON, none where there was or is nothing."""

    kind: str
    what: str
    id: str
    field: str
    before: Any
    after: Any
    url: str


def compare(old: State, new: State) -> list[Change]:
    """Every change in meaning, by kind, in what both states hold."""
    found = [c for what in WHAT if what in old and what in new for c in _list(what, old[what], new[what])]
    order = list(KINDS)
    return sorted(found, key=lambda c: (order.index(c.kind), list(WHAT).index(c.what)))


def uncompared(old: State, new: State) -> list[str]:
    """What only one of the two states holds and was left aside."""
    return [what for what in WHAT if (what in old) != (what in new)]


def _list(what: str, old: list[Item], new: list[Item]) -> Iterator[Change]:
    key = WHAT[what].split()
    before, after = ({" ".join(item[k] for k in key): item for item in items} for items in (old, new))
    for one in [*after, *(k for k in before if k not in after)]:
        a, b = before.get(one), after.get(one)
        make = _maker(what, one, (b or a)["url"])
        if a is None or b is None:
            yield make("added" if a is None else "removed", "", a and _name(a), b and _name(b))
            continue
        for kind, names in FIELDS[what].items():
            for name in names.split():
                x, y = _apart(_at(a, name), _at(b, name))
                if x != y:
                    yield make(kind, name, x, y)
        if special := SPECIAL.get(what):
            yield from special(a, b, make)


def _maker(what: str, one: str, url: str) -> Callable[..., Change]:
    return lambda kind, field, before, after: Change(kind, what, one, field, before, after, url)


def _name(item: Item) -> str:
    return next(str(item[k]) for k in ("title", "statement", "label", "topic", "term", "verdict", "standing", "id") if item.get(k))


def _at(item: Item, path: str) -> Any:
    for part in path.split("."):
        item = item.get(part) if isinstance(item, dict) else None
    return item


def _apart(x: Any, y: Any) -> tuple[Any, Any]:
    """Of two lists what only one of them has; their order has no meaning here."""
    if isinstance(x, list) and isinstance(y, list):
        return [i for i in x if i not in y] or None, [i for i in y if i not in x] or None
    return x, y


def _entry(a: Item, b: Item, make: Callable[..., Change]) -> Iterator[Change]:
    if bool(a["withdrawn"]) != bool(b["withdrawn"]):
        yield make("withdrawn" if b["withdrawn"] else "added", "withdrawn", a["withdrawn"], b["withdrawn"])
    yield from _numbers(a["amounts"], b["amounts"], ("unit", "kind", "year"), "amounts", make)
    x, y = ({f["id"]: f["relation"] for f in item["facts"]} for item in (a, b))
    for fact in sorted({*x, *y}):
        if x.get(fact) != y.get(fact):
            yield make("relation", fact, x.get(fact), y.get(fact))


def _fact(a: Item, b: Item, make: Callable[..., Change]) -> Iterator[Change]:
    x, y = ([s["id"] for s in item["sources"]] for item in (a, b))
    gone, come = [s for s in x if s not in y], [s for s in y if s not in x]
    if gone or come:
        yield make("source-replaced" if gone and come else "source-added" if come else "source-removed", "sources", gone or None, come or None)
    yield from _numbers(a["figures"], b["figures"], ("unit", "of", "date"), "figures", make)


def _numbers(old: list[Item], new: list[Item], meaning: tuple[str, ...], field: str, make: Callable[..., Change]) -> Iterator[Change]:
    """A number keeps its history only while all that says what it counts stays the same."""
    if old != new:
        same = [[n[k] for k in meaning] for n in old] == [[n[k] for k in meaning] for n in new]
        yield make("value" if same else "definition", field, old or None, new or None)


def _instrument(a: Item, b: Item, make: Callable[..., Change]) -> Iterator[Change]:
    for country in [*b["cells"], *(c for c in a["cells"] if c not in b["cells"])]:
        x, y = a["cells"].get(country), b["cells"].get(country)
        if x is None or y is None:
            yield make("added" if x is None else "removed", country, x and country, y and country)
            continue
        for kind, name in (("status", "brief_status"), ("status", "absence"), ("changed", "entries"), ("reworded", "reading")):
            before, after = _apart(x[name], y[name])
            if before != after:
                yield make(kind, f"{country} {name}", before, after)
        yield from _steps(x["steps"], y["steps"], f"{country} steps", make)


def _steps(old: list[Item], new: list[Item], field: str, make: Callable[..., Change]) -> Iterator[Change]:
    """Steps have no ids: a step is the same one if its words, else its day and stage, else its findings are the same."""
    gone, come = list(old), list(new)
    told = ("date", "stage", "scope", "text", "facts")
    for same in (told, ("text", "stage"), ("text",), ("date", "stage"), ("facts",)):
        for x in list(gone):
            y = next((s for s in come if all(s[k] == x[k] for k in same)), None)
            if y is None:
                continue
            gone.remove(x)
            come.remove(y)
            for name, kind in zip(told, ("redated", "status", "status", "reworded", "relation"), strict=True):
                if x[name] != y[name]:
                    yield make(kind, f"{field} {name}", f"{x['date']}: {x[name]}", f"{y['date']}: {y[name]}")
    for s in gone:
        yield make("step-removed", field, f"{s['date']}, {s['stage']}: {s['text']}", None)
    for s in come:
        yield make("step-added", field, None, f"{s['date']}, {s['stage']}: {s['text']}")


def _series(a: Item, b: Item, make: Callable[..., Change]) -> Iterator[Change]:
    if all(a[k] == b[k] for k in FIELDS["series"]["definition"].split()) and a["points"] != b["points"]:
        told = [k for k in (a["points"] or b["points"])[0] if k not in ("value", "low", "high", "note", "facts", "weak", "conflicts_with")]
        yield from _numbers(a["points"], b["points"], tuple(told), "points", make)


SPECIAL = {"entries": _entry, "facts": _fact, "instruments": _instrument, "series": _series}


def said(value: Any) -> str:
    """A value before or after a change, as text."""
    if isinstance(value, list | dict):
        inner = [said(v) for v in (value.values() if isinstance(value, dict) else value) if v is not None and v != []]
        return (", " if isinstance(value, dict) else "; ").join(inner)
    return str(value)


def as_json(changes: list[Change]) -> list[dict[str, Any]]:
    """Changes as plain values."""
    return [asdict(c) for c in changes]
