"""The part `owed`."""

from pipelines.present import Library, Notes, Words, owed, owed_summary
from pipelines.report.parts.part import Context, Kind


def title(words: Words) -> str:
    """What it is called."""
    return words.gettext("Open obligations")


def gathered(library: Library, notes: Notes, source: str) -> Context:
    """What its page prints."""
    return {"summary": owed_summary(library), "rows": owed(library, notes)}


PART = Kind("owed", __file__, title, gathered, wide=True, tables=("obligations",))
