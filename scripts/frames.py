"""Dataset -> tidy pandas frames: one row per observation, one column per variable, in the order of the data."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pandas as pd

from scripts import status
from scripts.dataset import Dataset
from scripts.model import Entry, Series
from scripts.points import about

NOTHING = -1  # rank where no step is recorded
REFUSED = "refused"  # the absence that the ladder shows as its lowest stage


def entry_path(entry_id: str) -> str:
    """Address of an entry from the site's root."""
    return f"entries/{entry_id.lower()}/"


def row_path(data: Dataset, instrument: str) -> str:
    """Address of a row of the comparison from the site's root."""
    return f"{data.compare}#{instrument}"


def ranks(data: Dataset) -> dict[str, int]:
    """Stage -> rank; the ladder's order is that of the vocabulary."""
    return {w.id: n for n, w in enumerate(data.vocabulary.stages)}


def statuses(data: Dataset, day: str) -> pd.DataFrame:
    """Country x instrument on a day: how far by the record, and by the brief's word (of 3 March 2022)."""
    rank, rows = ranks(data), []
    lowest = data.vocabulary.stages[0].id
    word = {w.lower(): s.id for s in data.vocabulary.stages for w in s.brief_words}
    for instrument in data.instruments.values():
        for country in data.countries:
            cell = data.cells[country.code, instrument.id]
            state = status.state(cell, day)
            refused = not state.step and cell.absence and cell.absence.kind == REFUSED
            stage = lowest if refused else state.stage or ""
            in_brief = data.label("statuses", cell.brief_status)
            brief_stage = word.get(in_brief.lower(), "")
            rows.append(
                {
                    "instrument": instrument.id,
                    "short": instrument.short,
                    "label": instrument.label,
                    "group": instrument.group,
                    "sanction": instrument.sanction,
                    "country": country.code,
                    "stage": stage,
                    "stage_label": data.label("stages", stage),
                    "rank": rank.get(stage, NOTHING),
                    "mark": lowest if refused else state.mark,
                    "part": state.part,
                    "since": state.since or "",
                    "brief_status": cell.brief_status or "",
                    "brief_label": in_brief,
                    "brief_stage": brief_stage,
                    "brief_rank": rank.get(brief_stage, NOTHING),
                    "entries": " ".join(cell.entries),
                    "facts": " ".join(state.step.facts if state.step else cell.absence.facts if refused else ()),
                }
            )
    return pd.DataFrame(rows)


def steps(data: Dataset) -> pd.DataFrame:
    """Every dated step: day, country, instrument, stage and its rank, scope, days since 24 February 2022."""
    rank = ranks(data)
    rows = [
        {
            "date": step.date,
            "days": (date.fromisoformat(step.date) - status.ATTACK).days if len(step.date) == 10 else None,
            "country": country.code,
            "instrument": cell.instrument,
            "sanction": data.instruments[cell.instrument].sanction,
            "stage": step.stage,
            "rank": rank[step.stage],
            "scope": step.scope or "",
            "counts": step.scope not in status.ASIDE,
            "text": step.text,
            "entries": " ".join(cell.entries),
            "facts": " ".join(step.facts),
        }
        for country in data.countries
        for cell in country.record
        for step in cell.steps
    ]
    return pd.DataFrame(rows)


def firsts(found: pd.DataFrame, kinds: dict[str, tuple[str, ...]]) -> pd.DataFrame:
    """Steps -> the first that counts since February 2022 and reached one of the stages of a kind, by kind, country, instrument; `total` runs."""
    found = found[found["counts"] & (found["date"] >= "2022-02-01") & found["days"].notna()]
    parts = [found[found["stage"].isin(stages)].assign(kind=kind) for kind, stages in kinds.items()]
    each = pd.concat(parts).sort_values(["date", "rank", "instrument"], kind="stable")
    each = each.drop_duplicates(["kind", "country", "instrument"])
    return each.assign(total=each.groupby(["kind", "country"]).cumcount() + 1, days=each["days"].astype(int)).reset_index(drop=True)


def amounts(data: Dataset) -> pd.DataFrame:
    """Sums that entries name: who pledged how much of which kind, and whether the brief has it."""
    rows = [
        {"entry": e.id, "country": c.code, "group": group, "in_brief": e.brief is not None, **a.model_dump()}
        for group in ("position", "sanctions", "energy", "aid")
        for c in data.countries
        for e in getattr(c.entries, group)
        for a in e.amounts
    ]
    columns = ["entry", "country", "group", "in_brief", "value", "unit", "kind", "year", "bound"]
    return pd.DataFrame(rows, columns=columns)


def _of_entry(e: Entry, country: str) -> dict:
    return {"entry": e.id, "country": country, "title": e.title, "hedge": e.brief.hedge if e.brief else None, "in_brief": e.brief is not None}


def reasons(data: Dataset) -> pd.DataFrame:
    """Every reason: which way it works and of which family it is."""
    rows = [{**_of_entry(e, c.code), "role": e.role, "family": e.family} for c in data.countries for e in c.entries.motives]
    return pd.DataFrame(rows, columns=["entry", "country", "title", "hedge", "in_brief", "role", "family"])


def outlook(data: Dataset) -> pd.DataFrame:
    """Every expectation: what it is about and how sure the brief is."""
    rows = [{**_of_entry(e, c.code), "domain": e.domain, "verdict": _verdict(data, e)} for c in data.countries for e in c.entries.outlook]
    return pd.DataFrame(rows, columns=["entry", "country", "title", "hedge", "in_brief", "domain", "verdict"])


def _verdict(data: Dataset, e: Entry) -> str:
    return data.label("outcomes", data.verdicts[e.id].verdict) if e.id in data.verdicts else ""


def entries(data: Dataset) -> pd.DataFrame:
    """Every entry with its group and the country or countries it is about."""
    rows = [{**_of_entry(e, data.owners[e.id][0]), "group": data.owners[e.id][1]} for e in data.entries.values()]
    return pd.DataFrame(rows, columns=["entry", "country", "title", "hedge", "in_brief", "group"])


ADDED = "Russian persons added to the asset freeze"  # what a figure must be of to count; other persons and totals do not
IN_ALL = "Russian persons frozen since the invasion, in total"


def frozen(data: Dataset, instrument: str) -> pd.DataFrame:
    """Russian persons whose assets a country froze, by step: added on the day, and in all since the attack.

    A step counts when one of its facts has a figure of exactly `ADDED`; where two facts say it, it counts once.
    """
    rows = []
    for country in data.countries:
        total = 0
        cell = data.cells.get((country.code, instrument))
        for step in cell.steps if cell else ():
            if step.date < status.ATTACK.isoformat():
                continue
            added = [f.value for i in step.facts for f in data.facts[i].figures if f.unit == "persons" and f.value and f.of == ADDED]
            if len(set(added)) == 1:
                total += int(added[0])
                rows.append(
                    {"date": step.date, "country": country.code, "added": int(added[0]), "total": total, "stage": step.stage, "facts": " ".join(step.facts)}
                )
    return pd.DataFrame(rows, columns=["date", "country", "added", "total", "stage", "facts"])


def points(data: Dataset, places: Iterable[tuple[Series, int]]) -> pd.DataFrame:
    """Points of series, each given by its number within its series: one a row, numbers as text so that none changes its form."""
    rows = [
        {
            "series": s.id,
            "country": p.country or s.country,
            "date": p.date,
            **{key: "" if getattr(p, key) is None else f"{getattr(p, key):.10g}" for key in ("value", "low", "high")},
            "bound": p.bound or "",
            "unit": p.unit or s.unit,
            "kind": p.kind,
            "about": "; ".join(about(data, s, p)),
            "note": p.note or "",
            "facts": " ".join(p.facts),
        }
        for s, p in ((s, s.points[n]) for s, n in places)
    ]
    return pd.DataFrame(rows)
