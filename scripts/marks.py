"""Marks on the fields of records: which word, id or passage must be known, and what to say when it is not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal, get_args

from pydantic import BaseModel
from pydantic_core import PydanticCustomError, core_schema

from scripts.problem import did_you_mean

INLINE_IDS = re.compile(r"\[([A-Za-z][A-Za-z0-9.-]*-[A-Za-z0-9.-]+(?:, [A-Za-z][A-Za-z0-9.-]*-[A-Za-z0-9.-]+)*)\]")


class Known:
    """Base of the marks: a text that must be known when a context says what is known; without one it passes."""

    def known(self, value: str, context: dict[str, Any]) -> tuple[str, str] | None:
        """What was expected and a remedy, or nothing."""
        raise NotImplementedError

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        def check(value: str, info: Any) -> str:
            if info.context and (wrong := self.known(value, info.context)):
                raise PydanticCustomError("known", "{expected}", {"expected": wrong[0], "remedy": wrong[1]})
            return value

        return core_schema.with_info_after_validator_function(check, handler(source))


@dataclass(frozen=True)
class Term(Known):
    """Marks a field whose word must stand in this list of the vocabulary."""

    list: str

    def known(self, value: str, context: dict[str, Any]) -> tuple[str, str] | None:
        """Looks the word up."""
        words = context.get(self.list)
        return None if words is None or value in words else (f"a word of '{self.list}' in data/vocabulary.yml", did_you_mean(value, words))


@dataclass(frozen=True)
class Ref(Known):
    """Marks a field that holds the id of another record."""

    to: Literal["facts", "sources", "entries", "instruments", "countries"]

    def known(self, value: str, context: dict[str, Any]) -> tuple[str, str] | None:
        """Looks the id up."""
        what = {"countries": "a country", "entries": "an entry", "instruments": "an instrument", "facts": "a fact", "sources": "a source"}[self.to]
        ids = context.get(self.to)
        return None if ids is None or value in ids else (f"the id of {what} that exists", did_you_mean(value, ids))


@dataclass(frozen=True)
class Cited(Known):
    """Marks a text in which ids of facts and entries may stand in square brackets."""

    def known(self, value: str, context: dict[str, Any]) -> tuple[str, str] | None:
        """Looks every id in brackets up."""
        if "facts" not in context or "entries" not in context:
            return None
        named = [one for group in INLINE_IDS.findall(value) for one in group.split(", ")]
        lost = [one for one in named if one not in context["facts"] and one not in context["entries"]]
        if not lost:
            return None
        remedy = did_you_mean(lost[0], [*context["facts"], *context["entries"]])
        return "the id of a fact or an entry in brackets, which " + ", ".join(f"[{i}] is not" for i in lost), remedy


def of(kind: type[BaseModel]) -> dict[str, object]:
    """The `Term`, `Ref` or `Cited` mark of each field of a record, where it has one."""
    found = {}
    for name, info in kind.model_fields.items():
        mark = next((m for m in info.metadata if isinstance(m, Known)), None) or _mark(info.annotation)
        if mark:
            found[name] = mark
    return found


def _mark(annotation: object) -> object | None:
    for m in getattr(annotation, "__metadata__", ()):
        if isinstance(m, Known):
            return m
    for inner in get_args(annotation):
        if mark := _mark(inner):
            return mark
    return None
