"""China's pressure on South Korea after the missile defence decision, in numbers."""

from functools import partial

from scripts.figures import bars

ORDER = 38
SERIES = [["kr-thaad-chinese-visitors", "kr-thaad-cost-estimates", "kr-thaad-lotte-stores"], ["kr-thaad-growth-effect", "kr-trade-china"]]
plan = partial(bars.of_series, columns=SERIES, countries=False, own=True)
