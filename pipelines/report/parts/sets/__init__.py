"""The part `sets`."""

from pipelines.present import Library, Notes, Words, set_claims
from pipelines.report.parts.part import Context, Kind


def title(words: Words) -> str:
    """What it is called."""
    return words.gettext("Claims on sets of agreements")


def gathered(library: Library, notes: Notes, source: str) -> Context:
    """What its page prints."""
    return {"sets": set_claims(library, notes)}


PART = Kind("sets", __file__, title, gathered)
