"""The method, with its numbers in these data."""

from pipelines.present import Library, numbers, printed_shares
from pipelines.present.method import (
    coded,
    consistency,
    disagreements,
    example,
    parties_order,
    scenarios,
)
from pipelines.report.parts.part import Context, Kind
from schemas.measures import MONTHS_COMPARABLE


def gathered(library: Library, source: str) -> Context:
    """What its page prints."""
    return {
        "numbers": numbers(library),
        "example": example(library),
        "printed": printed_shares(library),
        "months": MONTHS_COMPARABLE,
        "coded": coded(library),
        "consistency": consistency(library),
        "disagreements": disagreements(library),
        "scenarios": scenarios(library),
        "parties_order": parties_order(library),
    }


PART = Kind(
    "method",
    __file__,
    lambda words: words.gettext("Method"),
    gathered,
    tables=("coding_consistency", "sensitivity"),
)
