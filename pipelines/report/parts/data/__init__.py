"""The part `data`."""

from pipelines.present import Library, Notes, Words, holdings
from pipelines.report.parts.part import Context, Kind


def title(words: Words) -> str:
    """What it is called."""
    return words.gettext("Data, and how to cite them")


def gathered(library: Library, notes: Notes, source: str) -> Context:
    """What its page prints."""
    return {"tables": holdings(library), "licence_url": library.dataset["licence_url"]}


PART = Kind("data", __file__, title, gathered)
