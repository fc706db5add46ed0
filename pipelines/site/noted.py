"""What a page prints, with the notes that its sources get there."""

from collections.abc import Callable
from functools import partial

from pipelines.present import Library, Notes
from pipelines.site.page import Context

Gather = Callable[[Library], Context]


def noted(gather: Gather) -> Gather:
    """What a page prints, and the notes of its sources, numbered as they are printed."""
    return partial(_noted, gather)


def _noted(gather: Gather, library: Library) -> Context:
    notes = Notes(library)
    return {**gather(library), "note_numbers": notes.numbers, "noted": notes}
