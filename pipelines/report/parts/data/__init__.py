"""The tables, and how to cite them."""

from pipelines.present import Library
from pipelines.report.parts.data.gathering import holdings
from pipelines.report.parts.part import Context, Kind


def gathered(library: Library, source: str) -> Context:
    """What its page prints."""
    return {"tables": holdings(library), "licence_url": library.dataset.licence_url}


PART = Kind("data", __file__, lambda words: words.gettext("Data, and how to cite them"), gathered)
