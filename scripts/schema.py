"""Records and vocabulary -> JSON Schemas that editors use while somebody types."""

from __future__ import annotations

import json
from typing import Any, get_args

from pydantic import BaseModel

from scripts import marks, model
from scripts.dataset import Dataset

SCHEMAS: dict[str, type[BaseModel]] = {
    "vocabulary": model.Vocabulary,
    "brief": model.Brief,
    "country": model.Country,
    "comparison": model.Comparison,
    "facts": model.FactFile,
    "sources": model.Sources,
    "record": model.Differences,
    "glossary": model.Glossary,
    "edition": model.Editions,
    "verdicts": model.Verdicts,
    "series": model.SeriesFile,
    "words": model.Words,
}


def schemas(data: Dataset) -> dict[str, str]:
    """{path below the root: text} of every schema. Controlled words and ids of instruments become lists to choose from."""
    return {f"data/schema/{name}.json": json.dumps(schema(kind, data), indent=1, ensure_ascii=False) + "\n" for name, kind in SCHEMAS.items()}


def schema(kind: type[BaseModel], data: Dataset) -> dict[str, Any]:
    """JSON Schema (2020-12) of one kind of file."""
    found = kind.model_json_schema()
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    kinds = {k.__name__: k for k in _records(kind)}
    for name, part in [(kind.__name__, found), *found.get("$defs", {}).items()]:
        for field, mark in marks.of(kinds[name]).items():
            values = None
            if isinstance(mark, marks.Term):
                values = list(data.words_of(mark.list))
            elif isinstance(mark, marks.Ref) and mark.to == "instruments":
                values = list(data.instruments)
            if values:
                _narrow(part["properties"][field], values)
        if name == "Country":
            part["properties"]["code"]["pattern"] = "^[A-Z]{2}$"
    return _with_bare_years(found)


def _with_bare_years(part: Any) -> Any:
    """Lets a day be a bare year, which YAML reads as a number."""
    if isinstance(part, list):
        return [_with_bare_years(p) for p in part]
    if not isinstance(part, dict):
        return part
    part = {key: _with_bare_years(value) for key, value in part.items()}
    return part | {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"} if part.get("format") == "partial-date" else part


def _narrow(part: dict[str, Any], values: list[str]) -> None:
    if part.get("type") == "string":
        part["enum"] = values
    for key in ("anyOf", "items"):
        inner = part.get(key, [])
        for option in inner if isinstance(inner, list) else [inner]:
            _narrow(option, values)


def _records(kind: type[BaseModel]) -> set[type[BaseModel]]:
    found, todo = set(), [kind]
    while todo:
        one = todo.pop()
        if one in found:
            continue
        found.add(one)
        for info in one.model_fields.values():
            todo += _models(info.annotation)
    return found


def _models(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [m for a in get_args(annotation) for m in _models(a)]
