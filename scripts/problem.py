"""What is wrong with the data: one `Problem` each, printed as `file:line: found; expected. Remedy.`"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

MANY, LONGEST = 300, 100  # words among which, and letters by which, a near one is looked for


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in one file.

    file: path relative to the project's root. line: first line is 1, 0 where the whole file is meant.
    found, expected: what stands there and what should; remedy: how to mend it (may be empty).
    """

    file: str
    line: int
    found: str
    expected: str
    remedy: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        remedy = f" {self.remedy}" if self.remedy else ""
        return " ".join(f"{place}: found {self.found}; expected {self.expected}.{remedy}".split())  # what was found may have several lines


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The nearest known words as a question, or where all of them stand, if they are few."""
    known, form = sorted(known), word.casefold()
    by_form = {k.casefold(): k for k in known}
    if len(known) > MANY:  # a file cut short may leave a thousand words without the thousand that they name
        by_form = {k: one for k, one in by_form.items() if k[:2] == form[:2]}
    names = [by_form[near] for near in difflib.get_close_matches(form[:LONGEST], by_form, n=2, cutoff=0.6)]
    if names:
        return "Did you mean " + " or ".join(f"'{n}'" for n in names) + "?"
    return f"Known: {', '.join(known)}." if 0 < len(known) <= 12 else ""


def report(problems: Iterable[Problem]) -> str:
    """All problems, sorted by place, one a line, with a last line that counts them."""
    ordered = sorted(set(problems))
    files = len({p.file for p in ordered})
    count = f"{len(ordered)} problem{'s' if len(ordered) != 1 else ''} in {files} file{'s' if files != 1 else ''}"
    return "\n".join([*map(str, ordered), count])
