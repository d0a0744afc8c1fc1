"""`check` counts what is there and says that there is no problem, within a second."""

import os
import re
import subprocess
import sys

from scripts import __main__ as entry
from scripts.commands import check


def test_it_counts(capsys, data):
    assert check.main([]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{len(data.entries)} entries, 2 countries, 26 instruments,") and said.endswith("no problem\n")


def test_it_takes_about_a_second(root):
    """The issue wants two. What the processor spends is counted, so that a busy machine does not matter."""
    before = os.times()
    subprocess.run([sys.executable, "-m", "scripts", "check"], cwd=root, check=True, capture_output=True)
    after = os.times()
    assert after.children_user + after.children_system - before.children_user - before.children_system < 2 or os.name == "nt"


def test_it_needs_neither_pandas_nor_plotly_nor_mkdocs(root):
    asked = "import sys; from scripts.commands import check; check.main([]); print([m for m in ('pandas', 'plotly', 'mkdocs') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], cwd=root, check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_word_that_is_no_command_is_told(capsys):
    assert entry.main(["chek"]) == 2
    assert "Did you mean 'check'?" in capsys.readouterr().err
    assert entry.main([]) == 2
    shown = capsys.readouterr().out
    assert [name for name in entry.COMMANDS if not re.search(rf"^  {name}\b", shown, re.M)] == []


def test_every_command_has_its_module_with_a_main(root):
    missing = [n for n in entry.COMMANDS if not (root / "scripts" / "commands" / f"{n.replace('-', '_')}.py").is_file()]
    assert missing == []
