"""Tables -> CSV, one workbook, one SQLite file and the Data Package that describes them; the same tables give the same bytes."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from scripts import apart
from scripts.columns import Column, Table
from scripts.dataset import Dataset
from scripts.model import Edition

FORMULA = tuple("=+-@\t\r")  # how a text begins that a spreadsheet would run
ROUND = datetime(1980, 1, 1)
SQL = {"string": "TEXT", "date": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
CC = {"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0 International", "path": "https://creativecommons.org/licenses/by/4.0/"}
WIDE = ("title", "text", "statement", "note", "definition", "reading", "seen", "url", "address", "brief", "record", "absence_text")
README = (
    "One sheet per table; the first row of each holds the names of its columns. Empty means that there is no value.",
    "Dates are ISO: 2022, 2022-03 or 2022-03-15, as precise as known. Full dates are typed as dates, shorter ones are text.",
    "The meaning of every table and field is in the dictionary, at {site}data/",
    "Data under the licence CC BY 4.0. Credit: {title}, edition {edition}, and the id used.",
)


def files(data: Dataset, tables: Mapping[str, Table], site_url: str) -> dict[str, str | bytes]:
    """{path: content} of every download below data/."""
    found: dict[str, str | bytes] = {f"data/{t.name}.csv": csv_text(t) for t in tables.values()}
    for path, (work, given) in zip(("data/allies-respond.xlsx", "data/allies-respond.sqlite"), jobs(data, tables, site_url), strict=True):
        found[path] = apart.done(work, *given)
    found["data/datapackage.json"] = json.dumps(package(data, tables, site_url, found), ensure_ascii=False, indent=1) + "\n"
    return found


# ------------------------------------------------------------------------------------------------ CSV


def jobs(data: Dataset, tables: Mapping[str, Table], site_url: str) -> list[apart.Job]:
    """The work behind the two files that hold all tables."""
    one, other = (tuple(replace(t, _groups={}) for t in tables.values()) for _ in range(2))  # a table notes what it was asked: each job has its own
    return [(workbook, (data.editions.title, data.edition, one, site_url)), (database, (other,))]


def csv_text(table: Table) -> str:
    """RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.names)
    writer.writerows([_csv(value) for value in row] for row in table.rows)
    return out.getvalue()


def _csv(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


# ------------------------------------------------------------------------------------------------ XLSX


def workbook(title: str, edition: Edition, tables: Iterable[Table], site_url: str) -> bytes:
    """One sheet per table behind a sheet that says how to read them: typed cells, a head that stays."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})  # text stays text
    book.set_properties({"title": title, "author": title, "created": ROUND})
    bold, dated = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})

    first = book.add_worksheet("read me")
    first.set_column(0, 0, 24)
    first.set_column(1, 1, 110)
    first.write_row(0, 0, (title, f"Edition {edition.id}, {edition.date}"), bold)
    first.write_column(1, 1, [line.format(site=site_url, title=title, edition=edition.id) for line in README])
    first.write_row(len(README) + 2, 0, ("sheet", "what is in it"), bold)
    for n, t in enumerate(tables, start=len(README) + 3):
        first.write_row(n, 0, (t.name, t.about))
    for t in tables:
        sheet = book.add_worksheet(t.name)
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, t.names, bold)
        for x, column in enumerate(t.columns):
            sheet.set_column(x, x, 60 if column.name in WIDE else 14)
            day = bool(column.pattern) or column.type == "date"
            for y, row in enumerate(t.rows, start=1):
                value = row[x]
                if isinstance(value, str) and day and len(value) == 10:
                    sheet.write_datetime(y, x, date.fromisoformat(value), dated)
                elif isinstance(value, str):
                    sheet.write_string(y, x, value)
                elif value is not None:
                    sheet.write(y, x, value)
    book.close()
    return out.getvalue()


# ------------------------------------------------------------------------------------------------ SQLite


def database(tables: Iterable[Table]) -> bytes:
    """Every table with its keys. The version of the library in the head of the file is set to zero, as it would change the bytes."""
    base = sqlite3.connect(":memory:")
    base.execute("PRAGMA secure_delete = ON")
    for t in tables:
        base.execute(_create(t))
        marks = ", ".join("?" * len(t.columns))
        base.executemany(f'INSERT INTO "{t.name}" VALUES ({marks})', t.rows)
    broken = base.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise ValueError(f"keys that join nothing: {broken[:5]}")
    base.commit()
    base.execute("VACUUM")
    content = base.serialize()
    base.close()
    return content[:96] + bytes(4) + content[100:]


def _create(t: Table) -> str:
    def listed(names: tuple[str, ...]) -> str:
        return ", ".join(f'"{n}"' for n in names)

    def quoted(text: str) -> str:
        return "'" + text.replace("'", "''") + "'"

    lines = []
    for c in t.columns:
        allowed = c.allowed or (0, 1) if c.type == "boolean" else c.allowed
        check = f' CHECK ("{c.name}" IN ({", ".join(quoted(v) if isinstance(v, str) else str(v) for v in allowed)}))' if allowed else ""
        lines.append(f'"{c.name}" {SQL[c.type]}{" NOT NULL" if c.required else ""}{check}')
    lines.append(f"PRIMARY KEY ({listed(t.key)})")
    lines += [f'FOREIGN KEY ({listed(own)}) REFERENCES "{other}" ({listed(its)})' for own, other, its in t.foreign]
    return f'CREATE TABLE "{t.name}" (\n  ' + ",\n  ".join(lines) + "\n)"


# ------------------------------------------------------------------------------------------------ Data Package


def package(data: Dataset, tables: Mapping[str, Table], site_url: str, contents: Mapping[str, str | bytes]) -> dict[str, Any]:
    """Data Package version 2 of the CSV files."""
    brief, edition = data.brief, data.edition
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "allies-respond",
        "id": f"{site_url}data/",
        "title": data.editions.title,
        "description": data.editions.tagline,
        "homepage": site_url,
        "version": edition.id,
        "created": f"{edition.date}T00:00:00Z",
        "licenses": [CC],
        "sources": [
            {"title": f"{brief.title} ({brief.series} {brief.number}, {brief.date})", "path": brief.url},
            {"title": "Every document behind the findings, in the table of sources", "path": f"{site_url}sources/"},
        ],
        "contributors": [{"title": data.editions.title, "path": site_url, "roles": ["author", "publisher"]}],
        "keywords": [*(c.name for c in data.countries), "Russia", "Ukraine", "sanctions"],
        "resources": [resource(t, contents[f"data/{t.name}.csv"]) for t in tables.values()],
    }


def resource(t: Table, content: str | bytes) -> dict[str, Any]:
    """One table of the package."""
    whole = content if isinstance(content, bytes) else content.encode()
    return {
        "name": t.name,
        "type": "table",
        "path": f"{t.name}.csv",
        "description": t.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(whole),
        "hash": f"sha256:{hashlib.sha256(whole).hexdigest()}",
        "schema": {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": [descriptor(t, c) for c in t.columns],
            "missingValues": [""],
            "primaryKey": list(t.key),
            **({"foreignKeys": [_foreign(t, *key) for key in t.foreign]} if t.foreign else {}),
        },
    }


def _foreign(t: Table, own: tuple[str, ...], other: str, its: tuple[str, ...]) -> dict[str, Any]:
    return {"fields": list(own), "reference": {"fields": list(its)} if other == t.name else {"resource": other, "fields": list(its)}}


def descriptor(t: Table, c: Column) -> dict[str, Any]:
    """One field: type, meaning, limits, an example."""
    limits: dict[str, Any] = {"required": True} if c.required else {}
    limits |= {"unique": True} if c.unique else {}
    limits |= {"enum": list(c.allowed)} if c.allowed else {}
    limits |= {"pattern": c.pattern} if c.pattern else {}
    found: dict[str, Any] = {"name": c.name, "type": c.type, "description": c.about + (f" Unit: {c.unit}." if c.unit else "")}
    found |= {"format": "uri"} if c.name in ("url", "address", "brief_url") else {}
    example = t.example(c.name)
    found |= {"example": _csv(example) if isinstance(example, str | bool) else str(example)} if example is not None else {}
    return found | ({"constraints": limits} if limits else {})
