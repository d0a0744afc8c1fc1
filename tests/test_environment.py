"""The set-up of `.venv`: too old a Python, what makes an environment stale, and what a failed installation says to do."""

import ast
import sys

import pytest

from scripts import environment


@pytest.mark.parametrize("version, fine", [((3, 10), False), ((3, 9, 7), False), ((3, 11), True), ((3, 14, 0), True)])
def test_an_old_python_is_told_so(version, fine):
    said = environment.too_old(version)
    assert (said == "") is fine
    if not fine:
        assert "Python 3.11 or newer is needed" in said


def test_what_runs_before_the_set_up_needs_nothing_installed(root):
    for name in ("environment.py", "__main__.py"):
        tree = ast.parse((root / "scripts" / name).read_text(encoding="utf-8"), feature_version=(3, 7))
        modules = {
            n.module if isinstance(n, ast.ImportFrom) else a.name for n in ast.walk(tree) if isinstance(n, (ast.Import, ast.ImportFrom)) for a in n.names
        }
        assert {m.split(".")[0] for m in modules} <= set(sys.stdlib_module_names) | {"scripts"}


@pytest.fixture
def made(tmp_path):
    """A project with a finished environment for running."""
    for lock in environment.LOCKS.values():
        (tmp_path / lock).write_text("plotly==7.1\n", encoding="utf-8")
    python = tmp_path / environment.python(str(tmp_path))
    python.parent.mkdir(parents=True)
    python.write_text("", encoding="utf-8")
    (tmp_path / ".venv" / "stamp").write_text(environment.stamp(str(tmp_path), "run"), encoding="utf-8")
    return tmp_path


def test_a_finished_environment_is_fresh(made):
    assert environment.fresh(str(made), "run")
    assert not environment.fresh(str(made), "test"), "one for running lacks the test tools"


def test_one_for_tests_serves_for_running_too(made):
    (made / ".venv" / "stamp").write_text(environment.stamp(str(made), "test"), encoding="utf-8")
    assert environment.fresh(str(made), "run") and environment.fresh(str(made), "test")


def test_a_new_lock_a_torn_stamp_or_a_moved_folder_make_it_stale(made, tmp_path_factory):
    lock, stamp = made / environment.LOCKS["run"], made / ".venv" / "stamp"
    kept = stamp.read_text(encoding="utf-8")
    lock.write_text("plotly==7.2\n", encoding="utf-8")
    assert not environment.fresh(str(made), "run")
    lock.write_text("plotly==7.1\n", encoding="utf-8")
    stamp.write_text(kept[:10], encoding="utf-8")
    assert not environment.fresh(str(made), "run")
    stamp.write_text(kept, encoding="utf-8")
    assert environment.fresh(str(made), "run")
    moved = made.rename(tmp_path_factory.mktemp("other") / "place")
    assert not environment.fresh(str(moved), "run")


def test_an_environment_of_another_project_is_not_emptied_through_a_link(made, tmp_path_factory, monkeypatch):
    borrower = tmp_path_factory.mktemp("borrower")
    for lock in environment.LOCKS.values():
        (borrower / lock).write_text("plotly==7.2\n", encoding="utf-8")
    (borrower / ".venv").symlink_to(made / ".venv", target_is_directory=True)
    monkeypatch.setattr(environment, "steps", lambda root, kind: [[sys.executable, "-m", "venv", "--without-pip", "--clear", environment.folder(root)]])
    environment.ensure(str(borrower), "run")
    assert environment.fresh(str(made), "run"), "the lender's own is as it was"
    assert environment.fresh(str(borrower), "run") and not (borrower / ".venv").is_symlink()


@pytest.mark.parametrize(
    "said, told",
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "not the one that was locked"),
        ("The virtual environment was not created: ensurepip is not available", "apt install python3-venv"),
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("Could not find a version that satisfies plotly", "needs a connection"),
    ],
)
def test_a_failed_installation_says_what_to_do(said, told):
    assert told in environment.remedy(f"line\n{said}\n")


def test_the_packages_are_installed_by_their_hashes_with_and_without_uv(monkeypatch):
    for found in ("/usr/bin/uv", None):
        monkeypatch.setattr("shutil.which", lambda _, found=found: found)
        install = environment.steps("/project", "test")[-1]
        assert "--require-hashes" in install and install[-1].endswith("requirements-test.lock")
