"""Defence budgets of both countries: adopted, proposed and planned."""

from functools import partial

from scripts.figures import bars

ORDER = 30
SERIES = [["jp-defence-budget"], ["kr-defence-budget", "kr-defence-budget-proposals"]]
plan = partial(bars.of_series, columns=SERIES)
