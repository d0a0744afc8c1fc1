"""Tables -> CSV, one workbook, one SQLite file and the Data Package that describes them; the same tables give the same bytes."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import sqlite3
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from scripts.columns import Column, Table
from scripts.dataset import Dataset

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
    found["data/allies-respond.xlsx"] = workbook(data, tables, site_url)
    found["data/allies-respond.sqlite"] = database(tables)
    found["data/datapackage.json"] = json.dumps(package(data, tables, site_url, found), ensure_ascii=False, indent=1) + "\n"
    return found


# ------------------------------------------------------------------------------------------------ CSV


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


class Sealed(zipfile.ZipFile):
    """A zip archive whose members carry no clock and no trace of the system."""

    def writestr(self, name: Any, content: Any, *args: Any, **more: Any) -> None:
        """One member, with a fixed date; the workbook's own dates become fixed too."""
        info = zipfile.ZipInfo(name if isinstance(name, str) else name.filename, ROUND.timetuple()[:6])
        info.create_system, info.external_attr = 3, 0o600 << 16
        content = content if isinstance(content, bytes) else content.encode()
        if info.filename == "docProps/core.xml":
            content = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", ROUND.strftime("%Y-%m-%dT00:00:00Z").encode(), content)
        super().writestr(info, content, zipfile.ZIP_DEFLATED, 6)

    def write(self, filename: Any, arcname: Any = None, *args: Any) -> None:
        """A file as a member."""
        self.writestr(arcname, Path(filename).read_bytes())


def workbook(data: Dataset, tables: Mapping[str, Table], site_url: str) -> bytes:
    """One sheet per table behind a sheet that says how to read them: typed cells, a head that stays."""
    os.environ["OPENPYXL_LXML"] = "False"  # lxml, where it happens to be installed, writes other bytes
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.writer.excel import ExcelWriter

    book, bold = Workbook(write_only=True), Font(bold=True)
    book.properties.creator = book.properties.title = data.editions.title

    def sheet(name: str, widths: list[int]) -> Any:
        made = book.create_sheet(name)
        for n, width in enumerate(widths, start=1):
            made.column_dimensions[get_column_letter(n)].width = width
        return made

    def head(where: Any, names: tuple[str, ...]) -> None:
        cells = [WriteOnlyCell(where, name) for name in names]
        for cell in cells:
            cell.font = bold
        where.append(cells)

    def typed(where: Any, value: Any, day: bool) -> Any:
        if not isinstance(value, str) or not (value.startswith(("=", "#")) or (day and len(value) == 10)):
            return value
        cell = WriteOnlyCell(where, date.fromisoformat(value) if day else value)
        if day:
            cell.number_format = "yyyy-mm-dd"
        else:
            cell.data_type = "s"  # text, never a formula or an error
        return cell

    first = sheet("read me", [24, 110])
    head(first, (data.editions.title, f"Edition {data.edition.id}, {data.edition.date}"))
    for line in README:
        first.append([None, line.format(site=site_url, title=data.editions.title, edition=data.edition.id)])
    first.append([])
    head(first, ("sheet", "what is in it"))
    for t in tables.values():
        first.append([t.name, t.about])
    for t in tables.values():
        rows = sheet(t.name, [60 if c.name in WIDE else 14 for c in t.columns])
        rows.freeze_panes = "A2"
        head(rows, t.names)
        days = [bool(c.pattern) or c.type == "date" for c in t.columns]
        for row in t.rows:
            rows.append([typed(rows, value, day) for value, day in zip(row, days, strict=True)])
    out = io.BytesIO()
    with Sealed(out, "w") as archive:
        ExcelWriter(book, archive).save()
    return out.getvalue()


# ------------------------------------------------------------------------------------------------ SQLite


def database(tables: Mapping[str, Table]) -> bytes:
    """Every table with its keys. The version of the library in the head of the file is set to zero, as it would change the bytes."""
    base = sqlite3.connect(":memory:")
    base.execute("PRAGMA secure_delete = ON")
    for t in tables.values():
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
