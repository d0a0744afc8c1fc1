"""Two builds of one state are the same, file by file, wherever and whenever they are made."""

import os
import shutil
import subprocess
import sys

import pytest

FIRST = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0", "SOURCE_DATE_EPOCH": "1"}
SECOND = {"TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242", "COLUMNS": "40", "HOME": "/nonexistent"}


@pytest.fixture(scope="module")
def two(tmp_path_factory, root):
    """The project copied to two folders with other names and other dates of files, and built in two surroundings."""
    built = []
    for name, surroundings in (("one", FIRST), ("another place ü", SECOND)):
        place = tmp_path_factory.mktemp("same") / name
        place.mkdir()
        for part in ("data", "docs", "scripts", "mkdocs.yml"):
            (shutil.copytree if (root / part).is_dir() else shutil.copyfile)(root / part, place / part)
        (place / ".cache").mkdir()  # nothing that another build made but the bundle that npm brought
        for bundle in (root / ".cache").glob("plotly-*"):
            shutil.copyfile(bundle, place / ".cache" / bundle.name)
        environ = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"} | surroundings | {"PYTHONPATH": str(place)}
        command = [sys.executable, "-c", "import sys; from scripts.commands.build import main; sys.exit(main(sys.argv[1:]))", "--root", str(place)]
        done = subprocess.run([*command, "--site", str(place / "site")], cwd=place, env=environ, capture_output=True, text=True, errors="replace")
        assert done.returncode == 0, done.stderr[-2000:]
        built.append(place / "site")
    return built


def test_the_same_state_gives_the_same_bytes(two):
    one, other = ({p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()} for site in two)
    assert set(one) == set(other), sorted(set(one) ^ set(other))[:10]
    for path in sorted(one):
        a, b = one[path], other[path]
        at = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
        assert a == b, f"{path}, byte {at}: {a[max(0, at - 60) : at + 60]!r} in one, {b[max(0, at - 60) : at + 60]!r} in the other"
    assert len(one) > 400
