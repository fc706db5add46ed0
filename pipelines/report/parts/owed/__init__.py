"""Open obligations: who owes what, by when."""

from pipelines.present import Library, Notes, owed, owed_summary
from pipelines.report.parts.part import Context, Kind


def gathered(library: Library, notes: Notes, source: str) -> Context:
    """What its page prints."""
    return {"summary": owed_summary(library), "rows": owed(library, notes)}


PART = Kind(
    "owed",
    __file__,
    lambda words: words.gettext("Open obligations"),
    gathered,
    wide=True,
    tables=("obligations",),
)
