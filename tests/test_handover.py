"""A build that is killed leaves the old site or the new one, never half of one, and the next build clears away what it left."""

import json
import os
import subprocess
import sys

import pytest

from scripts import handover


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the kills are made in forked children; this system has none")
@pytest.mark.parametrize("how", ["exchange", "rename"])
def test_a_killed_build_leaves_one_whole_site(small, root, tmp_path, how):
    command = [sys.executable, "-W", "ignore", "-m", "tests.killed", str(small), str(tmp_path / "out" / "site"), how]
    said = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=600)
    assert said.returncode == 0, said.stderr[-3000:]
    told = json.loads(said.stdout.splitlines()[-1])
    old, new, turn = told["old"], told["new"], told["turn"]
    assert old != new and len(told["found"]) >= 20
    assert all(killed and still == [] for _, killed, _, _, _, still in told["found"])
    assert all(after == recovered for _, _, after, _, recovered, _ in told["found"] if after != "none")
    states = [recovered for _, _, _, _, recovered, _ in told["found"]]
    assert states == [old] * states.count(old) + [new] * states.count(new), "old until the turn, new after it, nothing else"
    assert all(state == old for (moment, *_), state in zip(told["found"], states, strict=True) if moment <= turn) and states[-1] == new
    gaps = [moment for moment, _, after, *_ in told["found"] if after == "none"]
    # where folders cannot be exchanged there is one moment without a site: between the two renames
    assert len(gaps) == (0 if how == "exchange" and sys.platform in ("linux", "darwin") else 1), gaps


def test_what_a_killed_build_left_is_cleared_and_nothing_else(tmp_path):
    site = tmp_path / "site"
    for name in (".site-growing-x", ".site-before", ".site-backup", "site", "site-2"):
        (tmp_path / name).mkdir()
    with handover.fresh_folder(site) as fresh:
        assert fresh.parent == tmp_path
    assert sorted(p.name for p in tmp_path.iterdir()) == [".build.lock", ".site-backup", "site", "site-2"]


def test_a_build_that_fails_leaves_the_site(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("old")
    with pytest.raises(ValueError), handover.fresh_folder(tmp_path / "site"):
        raise ValueError
    assert (tmp_path / "site" / "index.html").read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == [".build.lock", "site"]
