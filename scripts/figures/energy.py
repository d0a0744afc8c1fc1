"""Russia's share of energy imports before and after the invasion."""

from functools import partial

from scripts.figures import bars

ORDER = 35
SERIES = [
    ["jp-crude-share-russia", "jp-lng-share-russia", "jp-coal-share-russia"],
    ["kr-crude-share-russia", "kr-lng-share-russia", "kr-coal-share-russia", "kr-naphtha-share-russia"],
]
plan = partial(bars.of_series, columns=SERIES)
