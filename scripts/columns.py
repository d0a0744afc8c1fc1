"""Field of a record -> column of a table with type, meaning and limits: the one definition behind every download, the API and the dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any, get_args

from pydantic import AfterValidator, BaseModel
from pydantic.json_schema import models_json_schema

from scripts import marks, model
from scripts.dataset import Dataset

DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$"
KEYS = {"facts": "facts.id", "sources": "sources.id", "entries": "entries.id", "instruments": "instruments.id", "countries": "countries.code"}


@dataclass(frozen=True)
class Column:
    """type: string, integer, number, boolean, date. allowed: its only values, of the vocabulary's `list` if there is one. to: `table.column` of the row meant."""

    name: str
    type: str
    about: str
    required: bool = True
    unique: bool = False
    list: str = ""
    allowed: tuple[str, ...] = ()
    to: str = ""
    pattern: str = ""
    unit: str = ""
    field: str = ""


Row = tuple[Any, ...]


@dataclass(frozen=True)
class Table:
    """key: columns that tell rows apart. joins: (columns, table, columns) of keys of more than one column. main: named first on the page."""

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = field(repr=False)
    joins: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = ()
    main: bool = False
    _groups: dict[tuple[str, ...], dict[Row, list[Row]]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of the columns in order."""
        return tuple(c.name for c in self.columns)

    def place(self, *names: str) -> tuple[int, ...]:
        """Where these columns stand in a row."""
        return tuple(self.names.index(n) for n in names)

    def grouped(self, names: tuple[str, ...]) -> dict[Row, list[Row]]:
        """The rows by their values in these columns."""
        if names not in self._groups:
            at, found = self.place(*names), {}
            for row in self.rows:
                found.setdefault(tuple(row[i] for i in at), []).append(row)
            self._groups[names] = found
        return self._groups[names]

    @property
    def foreign(self) -> list[tuple[tuple[str, ...], str, tuple[str, ...]]]:
        """Every foreign key: those of one column, then those of several."""
        single = [((c.name,), *c.to.split(".")) for c in self.columns if c.to]
        return [(names, table, (column,)) for names, table, column in single] + list(self.joins)

    def example(self, name: str) -> Any:
        """The first value that a column has, or none."""
        at = self.names.index(name)
        return next((row[at] for row in self.rows if row[at] is not None), None)


def of(kind: type[BaseModel], /, *names: str, optional: bool = False, **renamed: str) -> list[Column]:
    """Columns for fields of a record with the help that stands in the model; `status="brief_status"` gives another name."""
    found = []
    for name in (*names, *renamed):
        info = kind.model_fields[name]
        shape = _shapes()[kind.__name__]["properties"][name]
        options = [o for o in shape.get("anyOf", [shape]) if o.get("type") != "null"]
        mark = marks.of(kind).get(name)
        checks = {m.func for m in _metadata(info) if isinstance(m, AfterValidator)}
        column = Column(
            renamed.get(name, name),
            options[0].get("type", "string"),
            info.description or "",
            required=info.is_required() and not optional,
            list=mark.list if isinstance(mark, marks.Term) else "",
            to=KEYS[mark.to] if isinstance(mark, marks.Ref) else "",
            allowed=tuple(options[0].get("enum", ())),
            pattern=DAY if model._possible in checks and len(options) == 1 else "",
            field=name,
        )
        found.append(column if info.is_required() or shape.get("default") is not False else replace(column, required=True))
    return found


@cache
def _shapes() -> dict[str, Any]:
    """The JSON Schema of every record by its name, made in one go."""
    kinds = [k for k in vars(model).values() if isinstance(k, type) and issubclass(k, BaseModel) and k.__module__ == model.__name__]
    return models_json_schema([(k, "validation") for k in kinds])[1]["$defs"]


def _metadata(info: Any) -> Iterator[object]:
    yield from getattr(info, "metadata", ())
    yield from getattr(info, "__metadata__", ())
    for inner in get_args(getattr(info, "annotation", info)):
        yield from _metadata(inner)


def made(name: str, type: str, about: str, **more: Any) -> Column:
    """A column that no field of a record holds."""
    return Column(name, type, about, **more)


def table(
    data: Dataset, name: str, about: str, key: str, columns: Iterable[Column], items: Iterable[tuple[Any, dict]], joins: tuple = (), main: bool = False
) -> Table:
    """Rows from (record, values that the record does not hold); a column takes its value from the second, else from its field of the first."""
    keys = tuple(key.split())
    whole = tuple(
        replace(c, allowed=tuple(data.words_of(c.list)) if c.list else c.allowed, unique=(c.name,) == keys, required=c.required or c.name in keys)
        for c in columns
    )
    rows = tuple(tuple(extra[c.name] if c.name in extra else _plain(getattr(record, c.field)) for c in whole) for record, extra in items)
    return Table(name, about, keys, whole, rows, joins, main)


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value == int(value) else value


# ------------------------------------------------------------------------------------------------ columns and tables that come again

Items = Iterator[tuple[Any, dict]]
NUMBER = made("number", "integer", "Place in the order of the list, from 1. It may shift in a later edition.")


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


def whose(data: Dataset, about: str, *more: str) -> Column:
    """The column for a country, or for both."""
    return made("country", "string", about, allowed=(*data.country, "both", *more), field="country")


def names(data: Dataset, what: str, owner: Column, records: Iterable) -> Table:
    """The persons, bodies and materials that records name."""
    rows = ((None, {**extra, "name": name}) for r in records for name, extra in numbered(r.entities, **{what: r.id}))
    columns = [owner, NUMBER, made("name", "string", "A person, body or material.")]
    plural = {"entry": "entries", "fact": "facts"}[what]
    return table(data, f"{what}_names", f"Persons, bodies and materials that {plural} name.", f"{what} number", columns, rows)


def facts_of(data: Dataset, name: str, about: str, owner: list[Column], rows: Iterable[tuple[dict, Iterable[str]]], joins: tuple = ()) -> Table:
    """Which findings stand behind each row of another table."""
    items = ((None, {**keys, "fact": fact}) for keys, facts in rows for fact in dict.fromkeys(facts))
    key = " ".join([*(c.name for c in owner), "fact"])
    return table(data, name, about, key, [*owner, points_to("fact", "Id of the fact.", "facts.id")], items, joins)
