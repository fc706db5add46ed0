"""The part `changes`."""

from pipelines.present import Library, Notes, Words, changes_by_table, changes_summary, revisions
from pipelines.report.parts.part import Context, Kind


def title(words: Words) -> str:
    """What it is called."""
    return words.gettext("What changed since the last release")


def gathered(library: Library, notes: Notes, source: str) -> Context:
    """What its page prints."""
    return {
        "summary": changes_summary(library),
        "tables": changes_by_table(library),
        "revisions": revisions(library),
    }


PART = Kind("changes", __file__, title, gathered, tables=("changes", "revisions"))
