from datetime import date

from scripts.commands import check
from scripts.newest import facts_of, last_day, newest, stale


def test_the_last_day():
    assert [str(last_day(d)) for d in ("2024-02-05", "2024-02", "2023-02", "2022")] == ["2024-02-05", "2024-02-29", "2023-02-28", "2022-12-31"]


def test_facts_in_brackets_count(data):
    verdict = data.verdicts["KR-O3"]
    shown = {e.fact for e in (*verdict.evidence_for, *verdict.evidence_against)}
    assert "weapons-purl-russia-warning-2026-02" in facts_of(verdict) and "weapons-purl-russia-warning-2026-02" not in shown
    assert newest(data, facts_of(verdict)) == verdict.as_of > newest(data, shown)


def test_stale_is_older_than_so_many_days_and_comes_oldest_first(data):
    verdict = data.verdicts["JP-O5"]
    then = last_day(verdict.as_of)
    name = lambda day, days: [s[2] for s in stale(data, day, days)]  # noqa: E731
    assert "JP-O5" not in name(then, 0) and "JP-O5" in name(date.fromordinal(then.toordinal() + 181), 180)
    assert "JP-O5" not in name(date.fromordinal(then.toordinal() + 180), 180)
    ages = [s[-1] for s in stale(data, date(2026, 11, 25), 180)]
    assert ages == sorted(ages, reverse=True) and min(ages) > 180


def test_the_command_lists_them(root, capsys):
    assert check.main(["--root", str(root), "--stale", "3600", "--today", "2026-11-25"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1:] == [
        line for line in lines if line.startswith("data/series.yml:") and "jp-trade-russia-usd-before, newest fact of 2016, 3616 days old" in line
    ]
