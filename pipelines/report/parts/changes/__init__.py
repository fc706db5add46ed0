"""What changed since the last release."""

from pipelines.present import Library, changes_summary
from pipelines.present.revisions import changes_by_table, revisions
from pipelines.report.parts.part import Context, Kind


def gathered(library: Library, source: str) -> Context:
    """What its page prints."""
    return {
        "summary": changes_summary(library),
        "tables": changes_by_table(library),
        "revisions": revisions(library),
    }


PART = Kind(
    "changes",
    __file__,
    lambda words: words.gettext("What changed since the last release"),
    gathered,
    tables=("changes", "revisions"),
)
