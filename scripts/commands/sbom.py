"""`python3 -m scripts sbom OUT`: a bill of materials (CycloneDX, JSON) of what the site is built with, and the list of licences.

Packages, versions and hashes come from requirements.lock, licences from the packages as they are installed. The same lock gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from importlib import metadata
from pathlib import Path

from scripts.commands.check import ROOT

PHRASES = (
    ("Permission is hereby granted, free of charge", "MIT"),
    ("Redistribution and use in source and binary forms", "BSD"),
    ("Mozilla Public License Version 2.0", "MPL-2.0"),
    ("Apache License", "Apache-2.0"),
)


def licence(name: str) -> str:
    """What a package says of its licence: an expression, a classifier, a short text, the text of its file; `unknown` where it says nothing."""
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return "not installed here"
    classes = [c.rsplit(" :: ", 1)[1] for c in said.get_all("Classifier", []) if c.startswith("License :: ") and not c.endswith(":: OSI Approved")]
    text = (said.get("License") or "").strip()
    short = text if text and "\n" not in text and len(text) < 80 else ""
    files = [f for f in metadata.files(name) or () if f.stem.upper().startswith(("LICENSE", "LICENCE", "COPYING")) and f.locate().is_file()]
    words = " ".join(f.read_text() for f in files)
    known = next((name for phrase, name in PHRASES if phrase in " ".join(words.split())), "unknown")
    return said.get("License-Expression") or " AND ".join(sorted(classes)) or short or known


def bill(lock: Path) -> dict:
    """The bill of materials of a lock file, with licences."""
    command = [sys.executable, "-m", "cyclonedx_py", "requirements", "--output-reproducible", "--of", "JSON", str(lock)]
    made = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    for part in made["components"]:
        part["licenses"] = [{"license": {"name": licence(part["name"])}}]
        part["description"] = f"{part['name']} {part['version']}, pinned in {lock.name}"
    return made


def main(argv: list[str]) -> int:
    """Exit code 0 and where the two files lie."""
    parser = argparse.ArgumentParser(prog="python3 -m scripts sbom", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="folder for sbom.json and licences.md")
    args = parser.parse_args(argv)
    made = bill(ROOT / "requirements.lock")
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "sbom.json").write_text(json.dumps(made, indent=2, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
    rows = sorted({(p["name"], p["version"], p["licenses"][0]["license"]["name"]) for p in made["components"]})
    table = "\n".join(["| package | version | licence |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)])
    (args.out / "licences.md").write_text(table + "\n", encoding="utf-8", newline="\n")
    print(f"{len(rows)} packages in {args.out / 'sbom.json'} and {args.out / 'licences.md'}")
    return 0
