"""Reading copies for reviewers: a narrative sentence by sentence, beside what each rests on."""

from functools import partial

from pipelines.present import Library, in_order
from pipelines.report.parts.part import Context, Part, page_of
from pipelines.report.parts.reading.copy import ReadingCopy, reading_copy
from schemas.agreements import Agreement
from schemas.narratives import Narrative

__all__ = ["READING", "ReadingCopy", "reading_copy", "readings"]

READING = "reading"
"""The id that stands for all of them."""


def readings(library: Library) -> list[Part]:
    """One part for each narrative; made on demand only."""
    written = {row.id for row in library.all(Narrative)}
    return [_of(library, each) for each in in_order(library) if each in written]


def _of(library: Library, agreement_id: str) -> Part:
    title = library.text(library.one(Agreement, agreement_id), "title")
    return Part(
        id=f"{READING}/{agreement_id}",
        title=library.words.gettext("Reading copy: %(title)s", title=title),
        page=page_of(__file__),
        gather=partial(gathered, agreement_id=agreement_id),
        wide=True,
        is_usual=False,
    )


def gathered(library: Library, source: str, agreement_id: str) -> Context:
    """What its page prints."""
    return {"copy": reading_copy(library, agreement_id)}
