"""The part `codebook`."""

from pipelines.present import Library, Notes, Words, codebook_lists, codebook_tables
from pipelines.report.parts.part import Context, Kind


def title(words: Words) -> str:
    """What it is called."""
    return words.gettext("Codebook")


def gathered(library: Library, notes: Notes, source: str) -> Context:
    """What its page prints."""
    return {"tables": codebook_tables(library), "lists": codebook_lists(library)}


PART = Kind("codebook", __file__, title, gathered, wide=True, is_usual=False)
