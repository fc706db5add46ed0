"""The pages on all agreements together: the timeline of the dialogue, and who owes what."""

from collections.abc import Callable
from functools import partial

from pipelines.present import Library, Notes, owed, owed_summary
from pipelines.present.process import process, process_summary
from pipelines.site.page import Context, Page


def timeline(library: Library) -> Page:
    """Meetings and agreements along the years."""
    label = library.words.gettext("Timeline")
    return Page("timeline.html", label, "timeline.html.j2", partial(_noted, _timeline), label)


def obligations(library: Library) -> Page:
    """Who owes what by when, and what is said of it."""
    words = library.words
    title, label = words.gettext("Open obligations"), words.gettext("What is owed")
    return Page("owed.html", title, "owed.html.j2", partial(_noted, _owed), label)


def _noted(gather: Callable[[Library], Context], library: Library) -> Context:
    """What a page prints, and the notes that its sources get there."""
    notes = Notes(library)
    return {**gather(library), "note_numbers": notes.numbers, "noted": notes}


def _timeline(library: Library) -> Context:
    return {"summary": process_summary(library), "years": process(library)}


def _owed(library: Library) -> Context:
    return {"summary": owed_summary(library), "rows": owed(library)}
