"""The tables, the workbook, the interface, and the dictionary of every field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scripts import api
from scripts.columns import Column, Table
from scripts.dataset import Dataset
from scripts.page import Page
from scripts.sheet import Sheet

TYPES = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "date": "date, full or in part"}
CODE = {
    "Python": "import pandas as pd\nsteps = pd.read_csv('{site}data/steps.csv')",
    "R": "steps <- read.csv('{site}data/steps.csv')",
    "JavaScript": "const {{ entries }} = await (await fetch('{site}api/v1/entries.json')).json()",
    "curl": "curl -O {site}data/allies-respond.xlsx",
}
CHART = """import pandas as pd

cells = pd.read_csv("{site}data/comparison.csv")
names = pd.read_csv("{site}data/instruments.csv", index_col="id")["short"]
days = cells.pivot(index="instrument", columns="country", values="days_to_act")
days = days.dropna().rename(index=names).sort_values("{last}")
days.plot.barh(xlabel="days from 24 February 2022 to the first commitment")"""
QUERY = """WITH latest AS (
  SELECT *, row_number() OVER (PARTITION BY instrument, country ORDER BY number DESC) AS back
  FROM steps WHERE counts AND date <= '2022-03-03'
)
SELECT country, count(*) AS in_force
FROM latest WHERE back = 1 AND stage = 'in-force' AND scope IS NOT 'part'
GROUP BY country;"""


def pages(data: Dataset, tables: Mapping[str, Table], contents: Mapping[str, str | bytes], site_url: str) -> Iterator[Page]:
    """The page of the data. contents: the downloads, for their sizes."""
    words = {p.id: p for p in data.words.pages}["data"]
    sizes = {path: size(content) for path, content in contents.items()}
    seen: dict[tuple[str, str], list[str]] = {}
    for table, column, way in api.places(tables):
        if way not in (known := seen.setdefault((table, column), [])):
            known.append(way)
    body = Sheet(data, "data/").render(
        "data.html.jinja",
        words=words,
        tables=[(t, [field(t, c, seen[t.name, c.name]) for c in t.columns]) for t in tables.values()],
        sizes=sizes,
        whole=f"data/editions/{data.edition.id}.json",
        interface=[(name, about, sizes[f"api/v1/{name}.json"]) for name, about in api.ABOUT.items()],
        code=[(language, text.format(site=site_url)) for language, text in CODE.items()],
        chart=CHART.format(site=site_url, last=data.countries[0].code),
        query=QUERY,
    )
    yield Page("data/", words.title, words.description, body)


def size(content: str | bytes) -> str:
    """Bytes in words."""
    count = len(content if isinstance(content, bytes) else content.encode())
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1e3))} kB"


def field(t: Table, c: Column, seen: list[str]) -> dict[str, Any]:
    """What the dictionary says of a field. ways: where it stands in the interface."""
    example = t.example(c.name)
    shown = str(example).lower() if isinstance(example, bool) else "" if example is None else str(example)
    part = next((f"with {', '.join(n for n in own if n != c.name)} of {other}" for own, other, _ in t.joins if c.name in own), "")
    return {
        "name": c.name,
        "type": TYPES["date" if c.pattern else c.type] + ("" if c.required else ", may be empty"),
        "key": c.name in t.key,
        "about": c.about,
        "unit": c.unit,
        "list": c.list,
        "allowed": c.allowed,
        "to": c.to or "",
        "part": part,
        "example": shown if len(shown) <= 80 else shown[:79].rsplit(" ", 1)[0] + " …",
        "ways": seen,
    }
