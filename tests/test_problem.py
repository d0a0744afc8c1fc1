"""Problems print as file:line with what was found, what was expected and a remedy, sorted and counted."""

from scripts.problem import Problem, did_you_mean, report


def test_report_sorts_and_counts():
    b = Problem("data/b.yml", 2, "x", "y", "Mend it.")
    a = Problem("data/a.yml", 10, "x", "y")
    assert report([b, a, b]) == "data/a.yml:10: found x; expected y.\ndata/b.yml:2: found x; expected y. Mend it.\n2 problems in 2 files"


def test_the_nearest_word_is_named():
    assert did_you_mean("swift-exlusion", ["swift-exclusion", "loans", "visa-stop"]) == "Did you mean 'swift-exclusion'?"


def test_few_known_words_are_listed_when_none_is_near():
    assert did_you_mean("zzz", ["b", "a"]) == "Known: a, b."
    assert did_you_mean("zzz", [str(n) for n in range(100, 130)]) == ""
