"""Work in a second process: the same results, told errors, each job once."""

import pytest

from scripts import apart


@pytest.fixture(autouse=True)
def nothing_kept():
    apart._kept.clear()
    yield
    apart._kept.clear()


def test_what_a_second_process_gives_is_what_the_work_gives():
    jobs = [(divmod, (n, 7)) for n in range(2 * apart.FEW)]
    apart.ahead([*jobs, *jobs])()
    assert {job: apart._kept[job] for job in jobs} == {job: job[0](*job[1]) for job in jobs}


def test_a_few_jobs_start_no_process_and_none_is_done_twice(monkeypatch):
    monkeypatch.setattr(apart.subprocess, "Popen", None)
    asked = []
    work = asked.append  # each call is seen
    apart.ahead([(divmod, (1, 7))] * 500)()
    assert [apart.done(work, "a"), apart.done(work, "a")] == [None, None] and asked == ["a"]


def test_an_error_in_the_second_process_is_told():
    wait = apart.ahead([(divmod, (n, 0)) for n in range(2 * apart.FEW)])
    with pytest.raises(RuntimeError, match=r"exit code 1(.|\n)*ZeroDivisionError"):
        wait()


def test_the_store_does_not_grow_without_end(monkeypatch):
    monkeypatch.setattr(apart, "MOST", 3)
    for n in range(10):
        apart.done(divmod, n, 7)
    assert len(apart._kept) <= 3
