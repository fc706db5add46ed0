"""Open obligations: who owes what, by when."""

from pipelines.present import Library, owed, owed_summary
from pipelines.report.parts.part import Context, Kind


def gathered(library: Library, source: str) -> Context:
    """What its page prints."""
    return {"summary": owed_summary(library), "rows": owed(library)}


PART = Kind(
    "owed",
    __file__,
    lambda words: words.gettext("Open obligations"),
    gathered,
    wide=True,
    tables=("obligations",),
)
