"""Challenges, by who is affected."""

from pipelines.present import Library
from pipelines.report.parts.challenges.gathering import challenges, challenges_summary
from pipelines.report.parts.part import Context, Kind


def gathered(library: Library, source: str) -> Context:
    """What its page prints."""
    return {"summary": challenges_summary(library), "groups": challenges(library)}


PART = Kind(
    "challenges",
    __file__,
    lambda words: words.gettext("Challenges, by who is affected"),
    gathered,
    tables=("challenges", "challenge_affects"),
)
