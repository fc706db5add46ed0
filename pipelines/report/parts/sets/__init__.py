"""Claims on sets of agreements."""

from pipelines.present import Library
from pipelines.present.sets import set_claims
from pipelines.report.parts.part import Context, Kind


def gathered(library: Library, source: str) -> Context:
    """What its page prints."""
    return {"sets": set_claims(library)}


PART = Kind("sets", __file__, lambda words: words.gettext("Claims on sets of agreements"), gathered)
