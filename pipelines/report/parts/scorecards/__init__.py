"""The part `scorecards`."""

from pipelines.present import Library, Notes, Words, not_compared, scorecards
from pipelines.report.parts.part import Context, Kind


def title(words: Words) -> str:
    """What it is called."""
    return words.gettext("Published scorecards beside the data")


def gathered(library: Library, notes: Notes, source: str) -> Context:
    """What its page prints."""
    return {"cards": scorecards(library, notes), "not_compared": not_compared(library)}


PART = Kind(
    "scorecards",
    __file__,
    title,
    gathered,
    tables=("scorecards", "scorecard_counts", "scorecard_comparisons"),
)
