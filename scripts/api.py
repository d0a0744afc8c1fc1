"""Tables -> the static JSON files below api/v1/ and their OpenAPI description."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from scripts.shapes import Many, Shape, Tables, schema, value, ways

HEAD = ("schema_version", "edition", "generated")


def same(names: str) -> dict[str, Any]:
    """An object whose keys are the names of columns."""
    return {n: n for n in names.split()}


WORD = {**same("id rank label definition differs letter"), "brief_words": Many("brief_words", "words"), "url": "url"}
ENTRY = {
    **same("id kind country group title text"),
    "brief": {**same("locator status hedge"), "places": Many("places", same("section sentence"))},
    **same("instrument tool role family domain horizon target date count"),
    "amounts": Many("amounts", same("value unit kind year bound")),
    "entities": Many("entry_names", "name"),
    "differs": "differs",
    "facts": Many("links", {"id": "fact", **same("relation bearing")}),
    "note": "note",
    "aliases": Many("entry_aliases", "alias"),
    "withdrawn": {"date": "withdrawn_date", "reason": "withdrawn_reason", "replaced_by": "replaced_by"},
    "url": "url",
}
CELL = {
    "entries": Many("comparison_entries", "entry"),
    **same("brief_status first_date first_stage days_to_act"),
    "steps": Many("steps", {**same("date days stage scope counts text"), "facts": Many("step_facts", "fact"), "url": "url"}),
    "absence": {"kind": "absence", "text": "absence_text"},
    "absence_facts": Many("absence_facts", "fact"),
    "statuses": Many("statuses", same("stage in_part since"), by=("day",)),
    **same("reading url"),
}
FACT = {
    **same("id country topic date status status_note statement"),
    "figures": Many("fact_figures", same("value low high unit of date")),
    "entities": Many("fact_names", "name"),
    "sources": Many("fact_sources", {"id": "source", "seen": "seen"}),
    **same("weak checked note file url"),
}
INSTRUMENT = {
    **same("id group label short definition sanction comparable comparability_note"),
    "cells": Many("comparison", CELL, by=("country",)),
    "contrast": Many("contrasts", "text", by=("first", "second")),
    "url": "url",
}
BRIEF = {n: f"brief_{n}" for n in ("title", "author", "series", "number", "date", "publisher", "place", "url", "language")}
POINT = {
    **same("date value low high bound kind unit period scope form country by item supplier added effective out_of"),
    "poll": {n.removeprefix("poll_"): n for n in ("pollster", "poll_question", "poll_answer", "poll_asked_from", "poll_asked_to", "respondents")},
    **same("derived conflicts_with weak note"),
    "facts": Many("point_facts", "fact"),
}
SERIES = {
    **same("id label unit country definition year_kind"),
    "breaks": Many("series_breaks", same("at text")),
    "note": "note",
    "points": Many("points", POINT),
    "url": "url",
}
DOCUMENTS: dict[str, dict[str, tuple[str, Shape]]] = {
    "entries": {"entries": ("entries", ENTRY)},
    "facts": {"facts": ("facts", FACT), "files": ("fact_files", {**same("id title lead url"), "unverified": Many("unverified", "text")})},
    "sources": {"sources": ("sources", same("id title described publisher via original date address language kind tier url"))},
    "comparison": {
        "stages": ("vocabulary", WORD),
        "countries": ("countries", same("code id name adjective capital url")),
        "instruments": ("instruments", INSTRUMENT),
    },
    "record": {
        "corrections": ("corrections", {**same("rank entry kind title brief record url"), "facts": Many("correction_facts", "fact")}),
        "omissions": ("omissions", {**same("number country date measure in_brief instrument url"), "facts": Many("omission_facts", "fact")}),
        "questions": ("questions", {**same("id topic used url"), "readings": Many("readings", {"text": "text", "facts": Many("reading_facts", "fact")})}),
    },
    "verdicts": {
        "verdicts": (
            "verdicts",
            {
                **same("entry kind kind_why question criterion period verdict confidence confidence_why"),
                "evidence": Many("verdict_evidence", same("side fact text")),
                **same("causation as_of reasoning would_change_it url"),
            },
        ),
        "reasons": (
            "reasons",
            {
                **same("entry standing"),
                "numbers": Many("reason_numbers", same("fact value derived text")),
                "facts": Many("reason_facts", {"id": "fact", **same("relation text")}),
                **same("reading url"),
            },
        ),
    },
    "series": {"series": ("series", SERIES)},
    "vocabulary": {
        "terms": ("vocabulary", {"list": "list", **WORD}),
        "glossary": ("glossary", {**same("id term definition source url"), "also": Many("glossary_forms", "form")}),
    },
    "edition": {
        "about": ("about", {**same("title tagline record_ends licence url"), "brief": BRIEF}),
        "editions": ("editions", same("edition date number note")),
        "sections": ("sections", same("id label sentences")),
    },
}
ABOUT = {
    "entries": "Every statement with what the record says about it.",
    "facts": "Every finding with its sources.",
    "sources": "Every document once.",
    "comparison": "Every instrument with the steps of each country.",
    "record": "Where brief and record part.",
    "verdicts": "What became of each expectation, and how well each reason is documented.",
    "series": "Numbers over time, each with the findings that print it.",
    "vocabulary": "Every controlled word and the glossary.",
    "edition": "What this is, and what changed in each edition.",
}


def documents(tables: Tables) -> dict[str, dict[str, Any]]:
    """Name -> content of every file; the entries one by one under `entries/ID`."""
    about = tables["about"]
    head = {name: value(tables, about, name, about.rows[0]) for name in HEAD}
    found: dict[str, dict[str, Any]] = {}
    for name, parts in DOCUMENTS.items():
        found[name] = {**head, **{key: [value(tables, tables[t], shape, row) for row in _rows(tables, key, t)] for key, (t, shape) in parts.items()}}
    found |= {f"entries/{e['id']}": {**head, "entry": e} for e in found["entries"]["entries"]}
    return found


def _rows(tables: Tables, key: str, name: str) -> list[tuple]:
    return tables[name].grouped(("list",))[("stages",)] if key == "stages" else list(tables[name].rows)


def whole(made: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """All files but the entries one by one as one object: an edition in one piece."""
    return {key: part for name in DOCUMENTS for key, part in made[name].items()}


def files(tables: Tables, made: dict[str, dict[str, Any]], site_url: str) -> dict[str, str]:
    """{path: content} of the interface."""
    found = {f"api/v1/{name}.json": text(content) for name, content in made.items()}
    found["api/v1/openapi.json"] = text(openapi(tables, site_url))
    return found


def text(content: Any) -> str:
    """JSON as it is written everywhere: keys in the order of the definition."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def schemas(tables: Tables) -> dict[str, dict[str, Any]]:
    """Name -> JSON Schema of each file; that of one entry is `entry`."""
    about = tables["about"]
    head = {name: schema(tables, about, name) for name in HEAD}

    def whole(parts: dict[str, Any]) -> dict[str, Any]:
        return {"type": "object", "properties": {**head, **parts}, "required": [*head, *parts], "additionalProperties": False}

    found = {}
    for name, parts in DOCUMENTS.items():
        found[name] = whole({key: {"type": "array", "items": schema(tables, tables[t], shape)} for key, (t, shape) in parts.items()})
    found["entry"] = whole({"entry": schema(tables, tables["entries"], ENTRY)})
    return found


def openapi(tables: Tables, site_url: str) -> dict[str, Any]:
    """OpenAPI 3.1 of the interface."""
    row = dict(zip(tables["about"].names, tables["about"].rows[0], strict=True))

    def get(name: str, about: str, *parameters: dict[str, Any]) -> dict[str, Any]:
        content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
        answers = {"200": {"description": about, "content": content}, "404": {"description": "No such file."}}
        return {"get": {"operationId": name, "summary": about, **({"parameters": list(parameters)} if parameters else {}), "responses": answers}}

    ids = {"name": "id", "in": "path", "required": True, "description": "Id of the entry.", "schema": {"type": "string"}}
    paths = {f"/{name}.json": get(name, ABOUT[name]) for name in DOCUMENTS}
    paths["/entries/{id}.json"] = get("entry", "One entry by its id.", {**ids, "example": tables["entries"].example("id")})
    return {
        "openapi": "3.1.0",
        "info": {
            "title": row["title"],
            "version": f"{row['schema_version']}.0",
            "summary": row["tagline"],
            "description": f"Static files of edition {row['edition']}. Every record has the address of its page.",
            "license": {"name": "CC BY 4.0", "identifier": row["licence"]},
        },
        "servers": [{"url": f"{site_url}api/v1"}],
        "paths": paths,
        "components": {"schemas": schemas(tables)},
    }


def places(tables: Tables) -> Iterator[tuple[str, str, str]]:
    """(table, column, where it stands in the interface) of every column that a file shows."""
    yield from (("about", name, "in every file") for name in HEAD)
    for name, parts in DOCUMENTS.items():
        for key, (table, shape) in parts.items():
            yield from ((t, column, f"{name}.json: {way}") for t, column, way in ways(tables, tables[table], shape, f"{key}[]"))
