"""The part `challenges`."""

from pipelines.present import Library, Notes, Words, challenges, challenges_summary
from pipelines.report.parts.part import Context, Kind


def title(words: Words) -> str:
    """What it is called."""
    return words.gettext("Challenges, by who is affected")


def gathered(library: Library, notes: Notes, source: str) -> Context:
    """What its page prints."""
    return {"summary": challenges_summary(library), "groups": challenges(library, notes)}


PART = Kind("challenges", __file__, title, gathered, tables=("challenges", "challenge_affects"))
