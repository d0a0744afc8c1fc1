"""Lists of export controls by date: organisations in Japan, items in South Korea."""

from functools import partial

from scripts.figures import bars

ORDER = 33
SERIES = [["jp-export-ban-entities"], ["kr-export-control-list", "kr-export-control-items-trade-body"]]
plan = partial(bars.of_series, columns=SERIES)
