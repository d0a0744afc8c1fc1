"""`python3 -m scripts diff OLD [NEW]`: what changed in meaning between two states of the data.

A state is a folder with data/ in it, a folder of the interface's JSON files, one such file (a downloaded entries.json, or
an edition as it was published), or a revision of git. NEW is this project as it lies on the disk, if it is left out.
"""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from scripts.changes import KINDS, State, as_json, compare, said, uncompared
from scripts.commands.check import ROOT


class Unreadable(Exception):
    """A state that cannot be read, with the reason and a remedy."""


def state(name: str, root: Path, site_url: str) -> State:
    """The state that a name of the call means."""
    path = Path(name)
    if path.is_file():
        return _json(path)
    if path.is_dir() and not (path / "data").is_dir():
        parts = [_json(p) for p in sorted(path.glob("*.json")) if p.name != "openapi.json"]
        if not parts:
            raise Unreadable(f"{name}: found no data/ and no JSON file; expected a project or the files of api/v1.")
        return {key: value for part in parts for key, value in part.items()}
    if path.is_dir():
        return project(path, site_url)
    if name.startswith("-"):  # git would take it for an option, such as the file to write to
        raise Unreadable(f"{name}: found an option; expected a file, a folder or a revision.")
    try:
        found = subprocess.run(["git", "-C", str(root), "archive", "--format=tar", name, "data", "docs/words.yml"], capture_output=True)
    except OSError as error:
        raise Unreadable(f"{name}: found no such file or folder, and no git to ask for a revision ({error}); expected one of these.") from None
    if found.returncode:
        reason = found.stderr.decode(errors="replace").strip().splitlines()
        raise Unreadable(f"{name}: found no such file, folder or revision ({reason[-1] if reason else 'git failed'}); expected one of these.")
    with tempfile.TemporaryDirectory() as folder, tarfile.open(fileobj=io.BytesIO(found.stdout)) as archive:
        for member in archive:
            if member.isfile():
                target = Path(folder) / member.name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.extractfile(member).read())
        return project(Path(folder), site_url)


def project(root: Path, site_url: str) -> State:
    """The state of the data in a folder."""
    from scripts import api
    from scripts.loader import load
    from scripts.tables import tables

    data, problems = load(root)
    if data is None:
        remedy = "Use the file of that edition from data/editions/ of the site instead."
        raise Unreadable(f"{len(problems)} problems with today's form of the data, the first: {problems[0]}\n{remedy}")
    return api.whole(api.documents(tables(data, site_url)))


def _json(path: Path) -> State:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise Unreadable(f"{path}: found a file that is not JSON ({error}); expected a file of api/v1 or of data/editions.") from None
    if not isinstance(found, dict) or "schema_version" not in found:
        raise Unreadable(f"{path}: found JSON without schema_version; expected a file of api/v1 or of data/editions.")
    if "entry" in found:
        raise Unreadable(f"{path}: found one entry; expected a list. Use entries.json.")
    return found


def report(old: State, new: State) -> str:
    """The changes as text: one block per kind, one line before and one after."""
    changes = compare(old, new)
    lines = [f"{old.get('edition', '?')} of {old.get('generated', '?')} -> {new.get('edition', '?')} of {new.get('generated', '?')}"]
    for kind, label in KINDS.items():
        mine = [c for c in changes if c.kind == kind]
        lines += ["", f"{label} ({len(mine)})"] if mine else []
        for c in mine:
            lines.append(f"  {c.what} {c.id}" + (f", {c.field}" if c.field else ""))
            lines += [f"    {sign} {said(value)}" for sign, value in (("-", c.before), ("+", c.after)) if value is not None]
    lines += ["", f"{len(changes)} changes in meaning"]
    if left := uncompared(old, new):
        lines.append(f"Not compared, because one side lacks it: {', '.join(left)}")
    return "\n".join(lines)


def main(argv: list[str]) -> int:
    """Exit code 0, also where nothing changed; 1 if a state cannot be read."""
    parser = argparse.ArgumentParser(prog="python3 -m scripts diff", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", help="folder, file or revision")
    parser.add_argument("new", nargs="?", help="the same (default: this project)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project (default: this one)")
    parser.add_argument("--site-url", default="https://allies-respond.example/", help="address of the site's root, for links")
    args = parser.parse_args(argv)
    try:
        old, new = (state(name, args.root, args.site_url) for name in (args.old, args.new or str(args.root)))
        if args.json:
            print(json.dumps({"changes": as_json(compare(old, new)), "not_compared": uncompared(old, new)}, ensure_ascii=False, indent=1))
        else:
            print(report(old, new))
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 1
    except (KeyError, TypeError, AttributeError, StopIteration) as error:
        print(f"found records of another form ({error!r}); expected the files of api/v1 as this version writes them.", file=sys.stderr)
        return 1
    return 0
