"""Quality of the data."""

from pipelines.present import Library, data_quality
from pipelines.report.parts.part import Context, Kind


def gathered(library: Library, source: str) -> Context:
    """What its page prints."""
    return {
        "summary": data_quality.quality_summary(library),
        "covered": data_quality.covered(library),
        "balance": data_quality.balance(library),
        "levels": data_quality.levels(library),
        "ages": data_quality.ages(library),
        "verified": data_quality.verified(library),
        "addresses": data_quality.addresses(library),
        "wordings": data_quality.wordings(library),
        "checks": data_quality.checks(library),
    }


PART = Kind(
    "quality",
    __file__,
    lambda words: words.gettext("Quality of the data"),
    gathered,
    tables=("quality", "checks", "coverage"),
    has_page=True,
)
