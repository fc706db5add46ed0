"""Summary: one page on what was agreed, how far it is said to be carried out, and what is owed."""

from pipelines.present import Library
from pipelines.present.summary import summary
from pipelines.report.parts.part import Context, Kind


def gathered(library: Library, source: str) -> Context:
    """What its page prints."""
    return {"found": summary(library)}


PART = Kind("summary", __file__, lambda words: words.gettext("Summary"), gathered, wide=True)
