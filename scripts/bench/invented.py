"""The project's data -> the same with many invented countries in the shape of the first real one, to see what grows and how."""

from __future__ import annotations

import itertools
import string
from pathlib import Path
from typing import Any

import yaml

from scripts.dataset import Dataset
from scripts.model import Entries

ENTRIES, STEPS, DOCUMENTS = 67, 400, 60  # of each: 150 countries make about 10,000 entries, 60,000 steps, 9,000 documents


class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """YAML as people write it: the value itself, never an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        """Always."""
        return True


def write(data: Dataset, root: Path, many: int) -> None:
    """Add invented countries to the data below `root`, so that there are `many` in all."""
    taken = {c.code for c in data.countries}
    codes = [a + b for a, b in itertools.product(string.ascii_uppercase, repeat=2) if a + b not in taken]
    documents = _plain(data.sources_file)
    model, copied = data.countries[0], [s for s in documents["sources"] if s["tier"] == "press"][:DOCUMENTS]
    for code in codes[: many - len(data.countries)]:
        documents["sources"] += [_document(s, code) for s in copied]
        _save(root / "data" / "facts" / f"invented-{code.lower()}.yml", _facts(data, model.code, code, [s["id"] for s in copied]))
        country = _country(data, model.code, code)
        _save(root / "data" / "countries" / f"{country['id']}.yml", country)
        with (root / "data" / "published-ids.txt").open("a", encoding="utf-8") as listed:
            listed.writelines(f"{e['id']}\n" for group in Entries.model_fields for e in country["entries"][group])
    _save(root / "data" / "sources.yml", documents)


def _plain(record: Any) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_defaults=True)


def _save(file: Path, value: dict[str, Any]) -> None:
    file.write_text(yaml.dump(value, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")


def _document(source: dict[str, Any], code: str) -> dict[str, Any]:
    return source | {"id": f"{code.lower()}-{source['id']}", "url": f"{source['url']}#{code}", "publisher": f"{source['publisher']} of {code}"}


def _facts(data: Dataset, model: str, code: str, documents: list[str]) -> dict[str, Any]:
    """The facts on the model country, each citing documents of its own country."""
    own = [_plain(f) for f in data.facts.values() if f.country == model]
    for n, fact in enumerate(own):
        fact |= {"id": f"{code.lower()}-{fact['id']}", "country": code}
        fact.pop("weak", None)
        fact["sources"] = [s | {"source": f"{code.lower()}-{documents[(n + i) % len(documents)]}"} for i, s in enumerate(fact["sources"])]
    return {"title": f"Findings on {code}", "lead": "Invented, to measure growth.", "facts": own}


def _country(data: Dataset, model: str, code: str) -> dict[str, Any]:
    """The model country under another name, with entries and steps repeated up to the wanted number."""
    own = {f.id for f in data.facts.values() if f.country == model}
    like = _plain(data.country[model])
    like |= {"id": f"invented-{code.lower()}", "code": code, "name": f"Country {code}", "adjective": f"{code}-ish", "capital": f"{code} City"}

    def fact(one: str) -> str:
        return f"{code.lower()}-{one}" if one in own else one

    def text(words: str) -> str:
        return words.replace(f"{model}-", f"{code}-").replace("[jp-", "(jp-")

    more = ENTRIES - sum(len(like["entries"].get(g, ())) for g in Entries.model_fields)
    for group in Entries.model_fields:
        listed = [e | {"id": text(e["id"]), "facts": [k | {"fact": fact(k["fact"])} for k in e.get("facts", ())]} for e in like["entries"].get(group, ())]
        if group in ("motives", "outlook"):  # what the brief says about these is weighed elsewhere, entry by entry
            listed = [{k: v for k, v in e.items() if k != "brief"} for e in listed]
        last = max((int(e["id"].split("-")[1][1:]) for e in listed), default=0)
        again = listed[: max(0, more)]
        like["entries"][group] = listed + [e | {"id": f"{code}-{e['id'].split('-')[1][0]}{last + n}"} for n, e in enumerate(again, start=1)]
        more -= len(again)
    each = STEPS // sum(bool(cell.get("steps")) for cell in like["record"])
    for cell in like["record"]:
        named = [e["id"] for g in Entries.model_fields for e in like["entries"][g] if e.get("instrument") == cell["instrument"]]
        cell["entries"] = list(dict.fromkeys([*named, *(text(e) for e in cell.get("entries", ()) if e.startswith(f"{model}-"))]))
        cell["steps"] = [s | {"facts": [fact(f) for f in s["facts"]]} for s in cell.get("steps", ())]
        for absent in filter(None, [cell.get("absence")]):
            absent["facts"] = [fact(f) for f in absent.get("facts", ())]
        cell.pop("reading", None)
        if cell["steps"]:
            cell["steps"] += _later(cell["steps"][-1], each - len(cell["steps"]))
    return like


def _later(step: dict[str, Any], many: int) -> list[dict[str, Any]]:
    """Further steps of the same day: a day needs a fact that carries it."""
    return [step | {"text": f"{step['text']} Again, {n}.", "scope": "widening"} for n in range(1, many + 1)]
