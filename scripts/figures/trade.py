"""Trade with Russia before and after the invasion."""

from functools import partial

from scripts.figures import bars

ORDER = 34
SERIES = [
    ["jp-trade-russia-total", "jp-imports-from-russia", "jp-exports-to-russia"],
    ["kr-trade-russia-total", "kr-imports-from-russia", "kr-exports-to-russia"],
]
plan = partial(bars.of_series, columns=SERIES)
