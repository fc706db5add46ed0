"""Quality of the data."""

from pipelines.present import Library
from pipelines.report.parts.part import Context, Kind
from pipelines.report.parts.quality import gathering


def gathered(library: Library, source: str) -> Context:
    """What its page prints."""
    return {
        "summary": gathering.quality_summary(library),
        "covered": gathering.covered(library),
        "balance": gathering.balance(library),
        "levels": gathering.levels(library),
        "ages": gathering.ages(library),
        "verified": gathering.verified(library),
        "addresses": gathering.addresses(library),
        "wordings": gathering.wordings(library),
        "translated": gathering.translated(library),
        "translated_words": gathering.translated_words(library),
        "checks": gathering.checks(library),
    }


PART = Kind(
    "quality",
    __file__,
    lambda words: words.gettext("Quality of the data"),
    gathered,
    tables=("quality", "checks", "coverage"),
    has_page=True,
)
