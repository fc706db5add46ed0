"""The parts on agreements, one for each."""

from functools import partial

from pipelines.present import Library, in_order, section
from pipelines.present.figures import agreement_figures
from pipelines.report.parts.part import Context, Part, page_of
from schemas.agreements import Agreement

TABLES = ("provisions", "assessments_flat", "positions")
"""Those that its PDF carries, with its own rows."""


def agreements(library: Library) -> list[Part]:
    """One part for each agreement, in the order of the overview."""
    return [_of(library, agreement_id) for agreement_id in in_order(library)]


def _of(library: Library, agreement_id: str) -> Part:
    title = library.text(library.one(Agreement, agreement_id), "title")
    gather = partial(gathered, agreement_id=agreement_id)
    short = library.title(agreement_id)
    return Part(agreement_id, title, page_of(__file__), gather, tables=TABLES, short=short)


def gathered(library: Library, source: str, agreement_id: str) -> Context:
    """What its page prints."""
    return {
        "section": section(library, agreement_id),
        "figures": agreement_figures(library, agreement_id, source),
    }
