"""Table and shape -> nested JSON values, their schema and the way to each column; the tables stay the one definition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scripts.columns import Column, Row, Table

Tables = Mapping[str, Table]
JSON = {"string": "string", "date": "string", "integer": "integer", "number": "number", "boolean": "boolean"}


@dataclass(frozen=True)
class Many:
    """The rows of another table that belong to this one: a list of columns' values, or of objects; by: an object with these columns as keys instead."""

    table: str
    shape: Shape
    by: tuple[str, ...] = ()


Shape = str | dict[str, Any] | Many  # a column's name, an object, or what belongs to it


def value(tables: Tables, table: Table, shape: Shape, row: Row) -> Any:
    """The JSON value of one row. An object of one row without any value is null."""
    if isinstance(shape, str):
        return row[table.names.index(shape)]
    if isinstance(shape, dict):
        found = {key: value(tables, table, inner, row) for key, inner in shape.items()}
        return found if any(v is not None and v != [] for v in found.values()) else None
    other = tables[shape.table]
    own, its = join(table, other)
    key = tuple(row[i] for i in table.place(*own))
    mine = other.grouped(its).get(key, ())
    if shape.by:
        at = other.place(*shape.by)
        return {"-".join(row[i] for i in at): value(tables, other, shape.shape, row) for row in mine}
    return [value(tables, other, shape.shape, row) for row in mine]


def join(table: Table, other: Table) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """By which columns the rows of the other table belong to a row of this one; the key of most columns wins."""
    keys = [(its, own) for own, name, its in other.foreign if name == table.name]
    return max(keys, key=lambda k: len(k[0]))


def schema(tables: Tables, table: Table, shape: Shape, nullable: bool = False) -> dict[str, Any]:
    """JSON Schema of what `value` gives, with the meaning of each column."""
    if isinstance(shape, str):
        return _column(table.columns[table.names.index(shape)])
    if isinstance(shape, dict):
        parts = {key: schema(tables, table, inner, nullable=isinstance(inner, dict)) for key, inner in shape.items()}
        kind: Any = ["object", "null"] if nullable else "object"
        return {"type": kind, "properties": parts, "required": list(parts), "additionalProperties": False}
    inner = schema(tables, tables[shape.table], shape.shape)
    return {"type": "object", "additionalProperties": inner} if shape.by else {"type": "array", "items": inner, "description": tables[shape.table].about}


def _column(c: Column) -> dict[str, Any]:
    found: dict[str, Any] = {"type": JSON[c.type] if c.required else [JSON[c.type], "null"], "description": c.about}
    if c.allowed:
        found["enum"] = list(c.allowed) if c.required else [*c.allowed, None]
    return found


def ways(tables: Tables, table: Table, shape: Shape, start: str) -> Iterator[tuple[str, str, str]]:
    """(table, column, way) of every column that a shape shows, told by its place among others too."""
    if isinstance(shape, str):
        yield table.name, shape, start
    elif isinstance(shape, dict):
        for key, inner in shape.items():
            yield from ways(tables, table, inner, f"{start}.{key}" if start else key)
    else:
        other = tables[shape.table]
        within = start + ("{}" if shape.by else "[]")
        yield from ((other.name, name, within) for name in (*join(table, other)[1], *shape.by, *(("number",) if "number" in other.names else ())))
        yield from ways(tables, other, shape.shape, within)
