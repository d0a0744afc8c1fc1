"""Work in a second process: the same results, told errors, each job once."""

import pytest

from scripts import apart


@pytest.fixture(autouse=True)
def nothing_kept():
    def clear():
        apart._kept.clear()
        apart._used.clear()

    clear()
    asked.clear()
    yield clear
    clear()


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
    apart._keep({b"of no use any more": 1})
    assert apart.done(note, "used") == "used" and asked == ["used"]
    apart.keep(tmp_path)
    nothing_kept()
    apart.remember(tmp_path)
    assert len(apart._kept) == 1
    nothing_kept()
    monkeypatch.setattr(apart, "_stamp", lambda: b"x" * 32)
    apart.remember(tmp_path)
    assert not apart._kept, "a script changed: what it made before may be wrong now"


@pytest.mark.parametrize("spoilt", [b"", b"short", None])
def test_what_was_kept_and_spoilt_is_made_anew(nothing_kept, tmp_path, spoilt):
    apart.done(note, "used")
    apart.keep(tmp_path)
    file = tmp_path / apart.NAME
    file.write_bytes(file.read_bytes()[:-4] if spoilt is None else spoilt)
    nothing_kept()
    apart.remember(tmp_path)
    assert not apart._kept


def test_what_a_second_process_gives_is_what_the_work_gives():
    jobs = [(divmod, (n, 7)) for n in range(2 * apart.FEW)]
    apart.ahead([*jobs, *jobs])()
    assert list(apart._kept.values()) == [work(*given) for work, given in jobs]
    assert [apart.done(work, *given) for work, given in jobs] == [work(*given) for work, given in jobs] and len(apart._kept) == len(jobs)


def test_a_few_jobs_start_no_process_and_none_is_done_twice(monkeypatch):
    monkeypatch.setattr(apart.subprocess, "Popen", None)
    apart.ahead([(divmod, (1, 7))] * 500)()
    assert [apart.done(note, "a"), apart.done(note, "a")] == ["a", "a"] and asked == ["a"]


def test_an_error_in_the_second_process_is_told():
    wait = apart.ahead([(divmod, (n, 0)) for n in range(2 * apart.FEW)])
    with pytest.raises(RuntimeError, match=r"exit code 1(.|\n)*ZeroDivisionError"):
        wait()


def test_the_store_does_not_grow_without_end(monkeypatch):
    monkeypatch.setattr(apart, "MOST", 3)
    for n in range(10):
        apart.done(divmod, n, 7)
    assert len(apart._kept) <= 3
