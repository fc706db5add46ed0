"""Every column and code."""

from pipelines.present import Library
from pipelines.present.codebook import codebook_lists, codebook_tables
from pipelines.report.parts.part import Context, Kind


def gathered(library: Library, source: str) -> Context:
    """What its page prints."""
    return {"tables": codebook_tables(library), "lists": codebook_lists(library)}


PART = Kind(
    "codebook",
    __file__,
    lambda words: words.gettext("Codebook"),
    gathered,
    wide=True,
    is_usual=False,
)
