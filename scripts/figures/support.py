"""Aid to Ukraine since 2022: government totals in dollars, an outside count in euros."""

from functools import partial

from scripts.figures import bars

ORDER = 32
SERIES = [["jp-aid-ukraine-cumulative", "jp-aid-ukraine-kiel"], ["kr-aid-ukraine-cumulative", "kr-aid-ukraine-loans", "kr-aid-ukraine-kiel"]]
plan = partial(bars.of_series, columns=SERIES)
