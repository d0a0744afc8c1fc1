"""`python3 -m scripts new COUNTRY GROUP`: adds a stub entry with the next free id, and for a new country its file first.

python3 -m scripts new japan sanctions --row swift-exclusion
python3 -m scripts new taiwan sanctions --code TW
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from scripts import document
from scripts.commands.check import ROOT
from scripts.dataset import Dataset
from scripts.loader import PUBLISHED, load
from scripts.model import Entries, Forecast, Motive
from scripts.problem import did_you_mean, report

UNWRITTEN = ("SAY WHAT HAPPENED IN EIGHT WORDS", "ONE TO THREE SENTENCES THAT CAN STAND ALONE.")  # the words of a stub; publish-check refuses them


def next_id(data: Dataset, code: str, group: str) -> str:
    """The next free id of a country's group; ids that were ever published count as taken."""
    start = f"{code}-{data.words_of('groups')[group].letter}"
    taken = [int(i.removeprefix(start)) for i in (*data.published, *data.entries) if re.fullmatch(re.escape(start) + r"\d+", i)]
    return f"{start}{max(taken, default=0) + 1}"


def stub(data: Dataset, group: str, entry_id: str, row: str) -> list[str]:
    """Lines of a new entry that the check accepts once the words in capitals are replaced."""
    kind = {"motives": Motive, "outlook": Forecast}.get(group)
    lines = [f"- id: {entry_id}", f"  title: {UNWRITTEN[0]}", "  text: >-", f"    {UNWRITTEN[1]}"]
    if kind is Motive:
        lines += ["  role: " + data.vocabulary.roles[0].id, "  family: " + data.vocabulary.families[0].id]
    elif kind is Forecast:
        lines += ["  domain: " + data.vocabulary.domains[0].id]
    else:
        lines += ["  instrument: " + row, "  date: 2022-03-01"]
    return [*lines, "  facts:", f"    - {{fact: {next(iter(data.facts))}, relation: details}}"]


def insert(text: str, group: str, lines: list[str]) -> tuple[str, int]:
    """The file's text with the lines at the end of the group, and the number of the first of them."""
    rows = text.splitlines()
    start = next((n for n, row in enumerate(rows) if re.fullmatch(rf"  {group}:\s*(\[\])?", row)), None)
    if start is None:
        start = next(n for n, row in enumerate(rows) if row.startswith("entries:"))
        rows.insert(start + 1, f"  {group}:")
        start += 1
    rows[start] = f"  {group}:"
    end = next((n for n in range(start + 1, len(rows)) if re.match(r"( {0,2})[a-z]", rows[n])), len(rows))
    while rows[end - 1].strip() == "" or rows[end - 1].lstrip().startswith("#"):
        end -= 1
    indent = next((len(r) - len(r.lstrip()) for r in rows[start + 1 : end] if r.lstrip().startswith("- id:")), 4)
    rows[end:end] = [" " * indent + line for line in lines]
    return "\n".join(rows) + "\n", end + 1


def name_in_cell(text: str, row: str, entry_id: str) -> str:
    """The file's text with the entry named in the cell of its row."""
    rows = text.splitlines()
    at = rows.index(f"  - instrument: {row}", rows.index("record:")) + 1
    if at < len(rows) and (old := re.fullmatch(r"    entries: \[(.*)\]", rows[at])):
        rows[at] = f"    entries: [{', '.join(filter(None, (old[1], entry_id)))}]"
    else:
        rows.insert(at, f"    entries: [{entry_id}]")
    return "\n".join(rows) + "\n"


def country(data: Dataset, name: str, code: str) -> str:
    """A file for a new country that the check accepts: every row is still to be looked into."""
    title = name.replace("-", " ").title()
    head = [
        "# yaml-language-server: $schema=../schema/country.json",
        f"# What {title} said and did after Russia's invasion of Ukraine. Entries are known from the record alone.",
        *(f"{key}: {value}" for key, value in (("id", name), ("code", f"'{code}'"), ("name", title), ("adjective", title), ("capital", title))),
        "entries:",
        "  position: []",
        "record:",
    ]
    unknown = [w.id for w in data.vocabulary.absences if w.id == "unknown"] or [data.vocabulary.absences[0].id]
    cells = [f"  - instrument: {row}\n    absence: {{kind: {unknown[0]}, text: Not looked into yet.}}" for row in data.instruments]
    return "\n".join([*head, *cells]) + "\n"


def main(argv: list[str]) -> int:
    """Exit code 0 and where the stub stands, 1 if the data are bad, 2 if the words of the call are."""
    parser = argparse.ArgumentParser(prog="python3 -m scripts new", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("country", help="name of a file in data/countries, such as japan")
    parser.add_argument("group", help=f"one of {', '.join(Entries.model_fields)}")
    parser.add_argument("--row", help="the row of the comparison in which a measure counts (default: the first)")
    parser.add_argument("--code", help="two capital letters (ISO 3166-1) of a country that has no file yet: makes one")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project (default: this one)")
    args = parser.parse_args(argv)
    data, problems = load(args.root)
    if data is None or problems:
        print(report(problems), file=sys.stderr)
        return 1
    known, row = [c.id for c in data.countries], args.row or next(iter(data.instruments))
    if args.group not in Entries.model_fields:
        parser.error(f"no group '{args.group}'. {did_you_mean(args.group, Entries.model_fields)}")
    if row not in data.instruments:
        parser.error(f"no row '{row}'. {did_you_mean(row, data.instruments)}")
    file = args.root / "data" / "countries" / f"{args.country}.yml"
    if args.country not in known:
        if not args.code:
            parser.error(f"no country '{args.country}'. {did_you_mean(args.country, known)} For a new one give its code: --code TW")
        if file.exists() or not re.fullmatch("[A-Z]{2}", args.code) or args.code in data.country or not re.fullmatch("[a-z]+(-[a-z]+)*", args.country):
            parser.error("a new country needs a name in small letters and hyphens that no file has, and a code of two capital letters that no other has")
        file.write_text(country(data, args.country, args.code), encoding="utf-8")
        print(f"data/countries/{args.country}.yml: made. Correct its name, adjective and capital.")
        data, _ = load(args.root)
    code = next(c.code for c in data.countries if c.id == args.country)
    entry_id = next_id(data, code, args.group)
    place = f"data/countries/{args.country}.yml"
    try:
        text, line = insert(file.read_text(encoding="utf-8"), args.group, stub(data, args.group, entry_id, row))
        if args.group not in ("motives", "outlook"):
            text = name_in_cell(text, row, entry_id)
        wrong = document.parse(place, text)[1]
    except (StopIteration, ValueError):  # 'entries:', 'record:' or the cell are not where they are looked for
        wrong = True
    if wrong:
        print(f"{place}: found lines laid out in another way than in the other countries; add {entry_id} by hand.", file=sys.stderr)
        return 1
    file.write_text(text, encoding="utf-8")
    listed = args.root / PUBLISHED
    listed.write_text(listed.read_text(encoding="utf-8").rstrip() + f"\n{entry_id}\n", encoding="utf-8")
    print(f"{place}:{line}: {entry_id} added. Fill in the words in capitals, then run python3 -m scripts check.")
    return 0
