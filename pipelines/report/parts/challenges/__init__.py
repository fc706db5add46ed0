"""Challenges and benefits, by who is affected."""

from pipelines.present import Library
from pipelines.present.affected import affected, affected_summary
from pipelines.report.parts.part import Context, Kind


def gathered(library: Library, source: str) -> Context:
    """What its page prints."""
    return {"summary": affected_summary(library), "groups": affected(library)}


PART = Kind(
    "challenges",
    __file__,
    lambda words: words.gettext("Challenges and benefits, by who is affected"),
    gathered,
    tables=("challenges", "challenge_affects", "benefits", "benefit_affects"),
)
