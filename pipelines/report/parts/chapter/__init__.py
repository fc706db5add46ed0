"""The chapters of the report, one for each agreement: what authors bind in."""

from functools import partial

from pipelines.present import Library, in_order
from pipelines.present.figures.course import course_figure
from pipelines.report.parts.chapter.gathering import chapter
from pipelines.report.parts.part import Context, Part, page_of
from schemas.agreements import Agreement

TABLES = ("provisions", "assessments_flat", "positions")
"""Those that its PDF carries, with its own rows."""


def chapters(library: Library) -> list[Part]:
    """One part for each agreement, in the order of the overview."""
    return [_of(library, agreement_id) for agreement_id in in_order(library)]


def _of(library: Library, agreement_id: str) -> Part:
    return Part(
        id=agreement_id,
        title=library.text(library.one(Agreement, agreement_id), "title"),
        page=page_of(__file__),
        gather=partial(gathered, agreement_id=agreement_id),
        tables=TABLES,
        about=agreement_id,
    )


def gathered(library: Library, source: str, agreement_id: str) -> Context:
    """What its page prints: one figure at most."""
    picture = course_figure(library, agreement_id, source)
    return {"chapter": chapter(library, agreement_id), "picture": picture}
