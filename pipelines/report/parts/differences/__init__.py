"""Where assessments of one unit differ, and where they can be compared."""

from pipelines.present import Library, by_year, compared, comparison, held_by_type
from pipelines.report.parts.part import Context, Kind
from schemas.measures import MONTHS_COMPARABLE


def gathered(library: Library, source: str) -> Context:
    """What its page prints."""
    return {
        "compared": compared(library, None),
        "pairs": comparison(library, None),
        "by_year": by_year(library),
        "held": held_by_type(library),
        "months": MONTHS_COMPARABLE,
    }


PART = Kind(
    "differences",
    __file__,
    lambda words: words.gettext("Where assessments differ"),
    gathered,
    tables=("differences", "comparability", "attributions_by_year"),
)
