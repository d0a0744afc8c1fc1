"""What pollsters asked about the war, each question by itself."""

from functools import partial

from scripts.figures import bars

ORDER = 37
SERIES = [["jp-polls", "both-poll-ipsos"], ["kr-polls", "both-poll-ipsos"]]
plan = partial(bars.of_series, columns=SERIES)
