"""Defence as a share of GDP: by the governments and by an outside count."""

from functools import partial

from scripts.figures import bars

ORDER = 31
SERIES = [["jp-defence-share-gdp-government", "jp-defence-share-gdp-sipri"], ["kr-defence-share-gdp"]]
plan = partial(bars.of_series, columns=SERIES)
