"""Published scorecards beside the data."""

from pipelines.present import Library
from pipelines.present.scorecards import not_compared, scorecards
from pipelines.report.parts.part import Context, Kind


def gathered(library: Library, source: str) -> Context:
    """What its page prints."""
    return {"cards": scorecards(library), "not_compared": not_compared(library)}


PART = Kind(
    "scorecards",
    __file__,
    lambda words: words.gettext("Published scorecards beside the data"),
    gathered,
    tables=("scorecards", "scorecard_counts", "scorecard_comparisons"),
)
