"""`python3 -m scripts render OUT`: writes all that MkDocs reads as plain files, for inspection or another engine."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path

from scripts.commands.check import ROOT, examine
from scripts.problem import report

WRITTEN_ONLY = ("overrides", "assets/css", "assets/js", "words.yml")


def render(root: Path, out: Path, site_url: str) -> int:
    """Write pages, downloads, assets and a configuration without hooks into `out`; returns the number of files made."""
    from scripts import citations
    from scripts.publication import publish, rooted

    site_url = rooted(site_url)
    data, problems = examine(root)
    if data is None:
        raise ValueError(report(problems))
    docs = out / "docs"
    shutil.copytree(root / "docs", docs)
    for path in WRITTEN_ONLY[1:]:
        target = docs / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()
    shutil.move(docs / "overrides", out / "overrides")
    made = publish(data, site_url, root / "docs")
    for path, content in made.items():
        target = docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    lines = (root / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(("hooks:", "watch:"))]
    text = "\n".join(kept).replace("docs/overrides", "overrides") + "\n"
    extra = f"extra:\n  edition: '{data.edition.id}'\n  edition_date: '{data.edition.date}'\n  record_ends: '{data.editions.record_ends}'"
    extra += f"\n  author: {data.brief.author.given} {data.brief.author.family}\n  brief: {json.dumps(citations.brief_words(data.brief), ensure_ascii=False)}"
    (out / "mkdocs.yml").write_text(text.replace("extra:", extra, 1), encoding="utf-8")
    return len(made)


def main(argv: list[str]) -> int:
    """Exit code 0 and the number of files, or 1 and what is wrong."""
    parser = argparse.ArgumentParser(prog="python3 -m scripts render", description=__doc__)
    parser.add_argument("out", type=Path, help="an empty or new folder")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project (default: this one)")
    parser.add_argument("--site-url", default="https://allies-respond.example/", help="address of the site's root")
    args = parser.parse_args(argv)
    within = args.out.resolve().is_relative_to((args.root / "docs").resolve())  # it would be copied into itself without end
    if within or args.out.is_file() or (args.out.exists() and any(args.out.iterdir())):
        print(f"{args.out} is not empty or in docs/: name an empty or new folder elsewhere.", file=sys.stderr)
        return 1
    try:
        made = render(args.root, args.out, args.site_url)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{made} files made in {args.out}; build them with: mkdocs build -f {args.out / 'mkdocs.yml'}")
    return 0
