"""Mistakes in verdicts, readings of reasons and series are refused with file, line, what was found and a remedy."""

import pytest

from tests.test_bad_input import refused, replace

VERDICTS, SERIES = "data/verdicts.yml", "data/series.yml"
CASES = {
    "no criterion": (VERDICTS, "    criterion: ", "    criterium: ", "no 'criterion' here", "Add 'criterion:'"),
    "no evidence": (VERDICTS, "    evidence_for:\n", "    evidence_for: []\n    x:\n", "unknown key 'x'", "one of: statement"),
    "unknown fact": (VERDICTS, "- fact: type-12-missiles-kumamoto", "- fact: type-13-missiles", "'type-13-missiles'", "the id of a fact"),
    "unknown statement": (VERDICTS, "statement: JP-O1", "statement: JP-O11", "'JP-O11'", "the id of an entry"),
    "verdict on a measure": (VERDICTS, "statement: JP-O1", "statement: JP-S1", "found JP-S1", "an expectation of the brief"),
    "reason that is none": (VERDICTS, "statement: JP-M1", "statement: JP-S1", "found JP-S1", "a reason of the brief"),
    "two verdicts on one": (VERDICTS, "statement: JP-O2", "statement: JP-O1", "JP-O1 2 times", "Remove one."),
    "as of a later day": (VERDICTS, "as_of: 2025-12-26", "as_of: 2026-01-26", "as of 2026-01-26 for JP-O2", "2025-12-26, the date of its newest fact"),
    "as of an earlier day": (VERDICTS, "as_of: 2025-12-26", "as_of: 2024-12-26", "as of 2024-12-26 for JP-O2", "2025-12-26, the date of its newest fact"),
    "unknown outcome": (VERDICTS, "verdict: borne-out", "verdict: born-out", "'born-out'", "Did you mean 'borne-out'"),
    "unknown standing": (VERDICTS, "standing: documented", "standing: proven", "'proven'", "a word of 'standings'"),
    "unknown relation": (VERDICTS, "relation: supports", "relation: support", "'support'", "Did you mean 'supports'?"),
    "unknown fact in a text": (
        VERDICTS,
        "[defence-budget-2023, alliance",
        "[defence-budget-1923, alliance",
        "which [defence-budget-1923] is not",
        "Did you mean",
    ),
    "number that its fact does not print": (VERDICTS, "value: 27,", "value: 28,", "28, which no fact", "a printed number"),
    "value that nobody printed": (SERIES, "value: 7.95,", "value: 7.96,", "7.96, which no fact", "Cite the fact"),
    "no fact": (SERIES, "facts: [defence-budget-fy2024]", "facts: []", "nothing for 'facts'", "at least 1"),
    "no unit": (SERIES, "    unit: JPY trillion\n", "", "no 'unit' here", "Add 'unit:'"),
    "no kind": (SERIES, "kind: budget, facts: [defence-budget-fy2024]", "facts: [defence-budget-fy2024]", "no 'kind' here", "Add 'kind:'"),
    "no date": (SERIES, "{date: 2024, value: 7.95", "{value: 7.95", "no 'date' here", "Add 'date:'"),
    "no number": (SERIES, "date: 2024, value: 7.95,", "date: 2024,", "no number (jp-defence-budget, 2024)", "Leave a gap"),
    "unknown kind": (SERIES, "kind: draft", "kind: drafted", "'drafted'", "Did you mean 'draft'"),
    "formula that gives something else": (SERIES, "derived: 10 + 30", "derived: 10 + 31", "which gives 41", "Mend the value or the formula"),
    "formula with a number that nobody printed": (SERIES, "derived: 10 + 30", "derived: 10 + 17.25 + 12.75", "17.25 in a formula", "printed numbers"),
    "formula that calls something": (SERIES, "derived: 10 + 30", "derived: __import__('os')", "in a formula", "numbers, + - * /"),
    "derived value without its formula": (SERIES, "        derived: 6 + 18\n", "", "found 24, which no fact", "add 'derived:'"),
    "break at no point": (SERIES, "at: 2024-02-24", "at: 2024-02-25", "a break at 2024-02-25, where no point is", "the date of a point"),
    "break undeclared": (
        SERIES,
        "      - at: 2024\n        text: 2024 is a fiscal year",
        "      - at: 2021\n        text: 2024 is a fiscal year",
        "another period",
        "at: 2024",
    ),
    "poll without a pollster": (SERIES, "pollster: Yomiuri, ", "", "no 'pollster' here", "Add 'pollster:'"),
    "series twice": (SERIES, "id: jp-osa-budget", "id: jp-defence-budget", "a second series 'jp-defence-budget'", "Remove or rename"),
    "country of another": (SERIES, "    country: JP\n", "    country: US\n", "the country 'US'", "the code of a country"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_refused(name, project, capsys):
    file, old, new, found, remedy = CASES[name]
    replace(project, file, old, new)
    told = refused(project, capsys)
    assert any(t.startswith(f"{file}:") and found in t and remedy in t for t in told), told


def test_an_expectation_without_a_verdict(project, capsys):
    path = project / VERDICTS
    text = path.read_text(encoding="utf-8")
    start = text.index("  - statement: JP-O5\n")
    path.write_text(text[:start] + text[text.index("  - statement: JP-O6\n") :], encoding="utf-8")
    assert any(t.startswith("data/countries/japan.yml:") and "JP-O5 without a verdict" in t for t in refused(project, capsys))
