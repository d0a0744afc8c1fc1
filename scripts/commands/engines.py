"""`python3 -m scripts engines`: builds the rendered pages with each engine that installs and compares what readers rely on.

Held against the site that `build` makes: MkDocs without our hook, ProperDocs, Zensical. Those that are not here are installed into
.cache/engines/, each apart; one that does not install is named and passed over.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from scripts import engines
from scripts.commands.build import build
from scripts.commands.check import ROOT
from scripts.commands.render import render

PACKAGES = {"mkdocs": (), "properdocs": ("properdocs", "mkdocs-material"), "zensical": ("zensical",)}
URL = "https://allies-respond.example/"


def tool(name: str, cache: Path) -> str | None:
    """The program of an engine, installed where it is not here; none if it cannot be."""
    if not PACKAGES[name]:
        return str(Path(sys.executable).with_name(name))
    folder = cache / name
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    if not (scripts / name).exists():
        venv.create(folder, with_pip=True, clear=True)
        for versions in ((), ("--pre",)):
            done = subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", *versions, *PACKAGES[name]], capture_output=True, text=True)
            if not done.returncode:
                break
    return str(scripts / name) if (scripts / name).exists() else None


def run(name: str, program: str, rendered: Path) -> Path:
    """Build the rendered tree with an engine; returns the folder of its site."""
    if name == "zensical":  # its check of links does not know what the overrides define
        file = rendered / "mkdocs.yml"
        file.write_text(file.read_text(encoding="utf-8").replace("anchors: warn", "anchors: ignore"), encoding="utf-8")
    command = [program, "build", "-f", str(rendered / "mkdocs.yml")]
    done = subprocess.run(command, cwd=rendered, capture_output=True, text=True, env={**os.environ, "SITE_URL": URL, "NO_MKDOCS_2_WARNING": "1"})
    if done.returncode:
        raise RuntimeError(f"{name} does not build:\n{(done.stderr or done.stdout)[-1500:]}")
    return (rendered / "site").rename(rendered.with_name(f"site-{name}"))


def main(argv: list[str]) -> int:
    """Exit code 0 if all that build agree, 1 with one line for each difference."""
    parser = argparse.ArgumentParser(prog="python3 -m scripts engines", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=list(PACKAGES), help=f"which of {', '.join(PACKAGES)} (default: all)")
    args = parser.parse_args(argv)
    os.environ.pop("SITE_URL", None)
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "own"
        build(ROOT, own)
        for name in args.names:
            program = tool(name, ROOT / ".cache" / "engines")
            if not program:
                print(f"{name}: does not install here")
                continue
            render(ROOT, Path(folder) / name, URL)
            try:
                found = list(engines.differences(own, run(name, program, Path(folder) / name)))
            except RuntimeError as error:
                found = [str(error)]
            faults += len(found)
            version = subprocess.run([program, "--version"], capture_output=True, text=True).stdout.strip().splitlines()[-1:]
            print("\n".join([f"{name} ({', '.join(version)}): {len(found) or 'no'} difference{'' if len(found) == 1 else 's'}", *found[:40]]))
    return 1 if faults else 0
