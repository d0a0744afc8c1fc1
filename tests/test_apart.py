"""Work in a second process: the same results, told errors, each job once."""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts import apart, downloads
from scripts.tables import tables


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(apart, "_second", [])

    def clear():
        apart._kept.clear()
        apart._used.clear()
        apart._coming.clear()
        apart._there.clear()

    apart.stop()
    clear()
    asked.clear()
    yield clear
    clear()
    apart.stop()


asked = []


def note(word):
    """Work whose every call is seen."""
    asked.append(word)
    return word


def test_the_next_build_takes_up_what_this_one_used_and_nothing_of_other_scripts(nothing_kept, tmp_path, monkeypatch):
    apart.done(note, "used")
    apart.keep(tmp_path)
    nothing_kept()
    apart.remember(tmp_path)
    apart._kept[b"of no use any more"] = b""
    assert len(apart._kept) == 2 and apart.done(note, "used") == "used" and asked == ["used"]
    apart.drop()
    apart.keep(tmp_path)
    nothing_kept()
    apart.remember(tmp_path)
    assert len(apart._kept) == 1
    nothing_kept()
    monkeypatch.setattr(apart, "STAMP", b"x" * 32)
    apart.remember(tmp_path)
    assert not apart._kept, "a script changed: what it made before may be wrong now"


def test_a_script_or_template_that_changes_or_has_another_name_is_another(monkeypatch, tmp_path):
    for name in ("aid.py", "home.html.jinja"):
        (tmp_path / "scripts" / "figures").mkdir(parents=True, exist_ok=True)
        (tmp_path / "scripts" / "figures" / name).write_text("ORDER = 1")
    monkeypatch.setattr(apart, "ROOT", tmp_path)
    seen = {apart._stamp()}
    (tmp_path / "scripts" / "figures" / "home.html.jinja").write_text("ORDER = 2")
    seen.add(apart._stamp())
    (tmp_path / "scripts" / "figures" / "aid.py").rename(tmp_path / "scripts" / "figures" / "aids.py")
    seen.add(apart._stamp())
    (tmp_path / "scripts" / "figures" / ".#aids.py").symlink_to("nowhere")  # an editor has it open
    assert len(seen) == 3 and apart._stamp() in seen


def test_nothing_is_kept_of_a_build_during_which_a_script_was_saved(monkeypatch, tmp_path):
    apart.done(note, "used")
    monkeypatch.setattr(apart, "_stamp", lambda: b"x" * 32)
    apart.keep(tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("spoilt", [b"", b"short", "cut", "one byte"])
def test_what_was_kept_and_spoilt_is_made_anew(nothing_kept, tmp_path, spoilt):
    apart.done(note, "used")
    apart.keep(tmp_path)
    file = tmp_path / apart.NAME
    whole = file.read_bytes()
    file.write_bytes({"cut": whole[:-4], "one byte": whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:]}.get(spoilt, spoilt))
    nothing_kept()
    apart.remember(tmp_path)
    assert not apart._kept


@pytest.mark.parametrize("content", [b"cscripts.apart\nNoSuchThing\n.", b"]."])
def test_what_was_kept_and_cannot_be_read_is_made_anew(tmp_path, content):
    (tmp_path / apart.NAME).write_bytes(apart.STAMP + hashlib.sha256(content).digest() + content)
    apart.remember(tmp_path)
    assert not apart._kept


def test_parts_of_what_could_not_be_written_do_not_stay(tmp_path):
    (tmp_path / f"{apart.NAME}-1").write_bytes(b"of a build that was killed")
    apart.done(note, "used")
    apart.keep(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == [apart.NAME]


def test_where_nothing_can_be_kept_the_build_goes_on(tmp_path):
    (tmp_path / "file").write_text("no folder")
    apart.done(note, "used")
    apart.keep(tmp_path / "file" / "cache")
    assert apart._kept


def test_what_is_there_already_is_not_written_again(nothing_kept, tmp_path):
    apart.done(note, "used")
    apart.keep(tmp_path)
    before = (tmp_path / apart.NAME).stat()
    nothing_kept()
    apart.remember(tmp_path)
    apart.done(note, "used")
    apart.keep(tmp_path)
    assert (tmp_path / apart.NAME).stat() == before
    apart.done(note, "more")
    apart.keep(tmp_path)
    nothing_kept()
    apart.remember(tmp_path)
    assert len(apart._kept) == 2


def test_records_are_alike_in_every_process(root):
    """Else nothing would be found again that was made from them."""
    code = "import hashlib, pickle, sys; from pathlib import Path; from scripts.loader import load; from scripts.publication import _bare; " + (
        "print(hashlib.sha256(pickle.dumps(_bare(load(Path('.'))[0]))).hexdigest())"
    )
    told = {
        subprocess.run([sys.executable, "-c", code], cwd=root, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_what_follows_from_the_given_is_no_part_of_what_it_is_found_by():
    assert apart.done(divmod, 9, also=(7,)) == (1, 2)
    assert apart.done(divmod, 9, also=(1 / 3,)) == (1, 2), "found again"


def test_what_one_asker_does_to_a_thing_no_other_sees():
    first = apart.done(list, (1, 2))
    first.append(3)
    apart.done(list, (1, 2)).append(4)
    assert apart.done(list, (1, 2)) == [1, 2]


def test_help_comes_with_the_first_thing_that_is_new_and_not_before(nothing_kept, tmp_path):
    apart.help_if_new()
    apart.ahead([])
    assert not apart._second
    apart.done(divmod, 9, 7)
    assert len(apart._second) == 1
    apart.keep(tmp_path)
    apart.stop()
    nothing_kept()
    apart.remember(tmp_path)
    apart.help_if_new()
    apart.ahead([(divmod, (9, 7))])
    assert apart.done(divmod, 9, 7) == (1, 2) and not apart._second


def test_what_a_job_prints_is_no_answer(capfd):
    apart.start()
    apart.ahead([(print, ("seen",)), (divmod, (9, 7))])
    end = time.monotonic() + 60
    while not all(f.done() for f in apart._coming.values()):
        assert time.monotonic() < end
        time.sleep(0.05)
    assert [f.result() for f in set(apart._coming.values())] and apart.done(divmod, 9, 7) == (1, 2)
    apart.stop()
    out, err = capfd.readouterr()
    assert not out and "seen" in err


def test_what_a_failed_build_asked_for_is_taken_back():
    apart.start()
    apart.ahead([(time.sleep, (60,)), *((divmod, (n, 7)) for n in range(80))])
    asked = set(apart._coming.values())
    apart.recall()
    assert not apart._coming and sum(f.cancelled() for f in asked) >= len(asked) - 1
    start = time.monotonic()
    apart.stop()
    assert time.monotonic() - start < 10, "nobody waits for its queue"


def test_a_second_process_that_cannot_live_is_not_started_for_ever(monkeypatch):
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    tried = []
    popen = subprocess.Popen
    monkeypatch.setattr(apart.subprocess, "Popen", lambda *given, **more: tried.append(1) or popen(*given, **more))
    apart.help_if_new()
    for n in range(30):
        apart.ahead([(divmod, (n, 7))])
        assert apart.done(divmod, n, 7) == divmod(n, 7)
        time.sleep(0.02)
    assert 1 <= len(tried) <= apart.TRIES


def test_a_job_is_found_by_the_same_key_after_it_was_done(data):
    rows = tables(data, "https://x.example/")
    apart.done(*(job := downloads.jobs(data, rows, "https://x.example/")[0])[:1], *job[1])
    before = [apart._packed(job)[0] for job in downloads.jobs(data, tables(data, "https://x.example/"), "https://x.example/")]
    assert [apart._packed(job)[0] for job in downloads.jobs(data, rows, "https://x.example/")] == before


def test_what_the_other_has_not_begun_is_not_waited_for():
    apart.start()
    apart.ahead([(time.sleep, (60 + n,)) for n in range(apart.FEW)])
    apart.ahead([(note, ("late",))])
    assert apart.done(note, "late") == "late" and asked == ["late"]


def test_what_a_second_process_gives_is_what_the_work_gives():
    apart.start()
    jobs = [(divmod, (n, 7)) for n in range(80)]
    apart.ahead([*jobs, *jobs])
    assert [apart.done(work, *given) for work, given in jobs] == [work(*given) for work, given in jobs]
    assert len(apart._kept) == len(jobs) and not apart._coming
    process = apart._second[0]
    apart.start()
    assert apart._second == [process], "one is enough"


def test_without_a_second_process_all_is_done_here_and_nothing_twice():
    apart.ahead([(note, ("a",))])
    assert [apart.done(note, "a"), apart.done(note, "a")] == ["a", "a"] and asked == ["a"]


def test_what_it_could_not_do_is_told_where_it_is_asked_for_and_it_goes_on():
    apart.start()
    apart.ahead([(divmod, (8, 7)), (divmod, (1, 0)), (divmod, (9, 7))])
    with pytest.raises(ZeroDivisionError):
        apart.done(divmod, 1, 0)
    assert [apart.done(divmod, 8, 7), apart.done(divmod, 9, 7)] == [(1, 1), (1, 2)]
    apart.ahead([(divmod, (10, 7))])
    assert apart.done(divmod, 10, 7) == (1, 3)


def test_a_second_process_that_died_is_missed_by_nobody_and_another_started():
    apart.start()
    apart._second[0][0].kill()
    apart.ahead([(divmod, (8, 7)), (divmod, (9, 7))])
    assert apart.done(divmod, 8, 7) == (1, 1)
    apart.start()
    assert len(apart._second) == 1 and apart._second[0][0].poll() is None
    assert apart.done(divmod, 9, 7) == (1, 2)


def test_it_ends_when_the_first_one_is_killed(root):
    """No process is left behind on the machine."""
    code = "import os, signal; from scripts import apart; apart.start(); print(apart._second[0][0].pid, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    pid = int(subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True).stdout)
    for _ in range(300):
        if not alive(pid):
            break
        time.sleep(0.1)
    assert not alive(pid)


def alive(pid):
    try:
        return b"apart" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def test_a_mapping_is_made_when_it_is_looked_into():
    soon = apart.Soon(lambda: asked.append("made") or {"a": 1})
    assert asked == []
    assert soon["a"] == 1 and list(soon) == ["a"] and len(soon) == 1 and soon.get("b") is None and asked == ["made"]


def test_the_store_does_not_grow_without_end(monkeypatch):
    monkeypatch.setattr(apart, "MOST", 3)
    for n in range(10):
        apart.done(divmod, n, 7)
    assert len(apart._kept) <= 3
