"""The part `overview`."""

from pipelines.present import Library, Notes, Words, columns, overview
from pipelines.present.figures import coverage_figure
from pipelines.report.parts.part import Context, Kind


def title(words: Words) -> str:
    """What it is called."""
    return words.gettext("All agreements at a glance")


def gathered(library: Library, notes: Notes, source: str) -> Context:
    """What its page prints."""
    return {
        "blocks": overview(library),
        "columns": list(columns(library)),
        "coverage": coverage_figure(library, source),
    }


PART = Kind("overview", __file__, title, gathered, wide=True, tables=("positions",))
