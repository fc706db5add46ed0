"""All agreements at a glance: who gives which level."""

from pipelines.present import Library, columns, overview
from pipelines.report.parts.overview.figures import coverage_figure
from pipelines.report.parts.part import Context, Kind


def gathered(library: Library, source: str) -> Context:
    """What its page prints."""
    return {
        "blocks": overview(library),
        "columns": list(columns(library)),
        "coverage": coverage_figure(library, source),
    }


PART = Kind(
    "overview",
    __file__,
    lambda words: words.gettext("All agreements at a glance"),
    gathered,
    wide=True,
    tables=("positions",),
)
