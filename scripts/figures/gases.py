"""Who supplied South Korea with neon, krypton and xenon."""

from functools import partial

from scripts.figures import bars

ORDER = 36
SERIES = [["kr-rare-gas-shares-2021"], ["kr-neon-shares-other-years"]]
plan = partial(bars.of_series, columns=SERIES, countries=False)
