"""The evidence on each agreement: every provision and every claim, as a document of its own."""

from functools import partial

from pipelines.present import Library, in_order
from pipelines.present.evidence import section
from pipelines.report.parts.evidence.figures import agreement_figures
from pipelines.report.parts.part import Context, Part, page_of
from schemas.agreements import Agreement

TABLES = ("provisions", "assessments_flat", "positions")
"""Those that its PDF carries, with its own rows."""


def evidence(library: Library) -> list[Part]:
    """One part for each agreement, in the order of the overview; made on demand and in releases."""
    return [_of(library, agreement_id) for agreement_id in in_order(library)]


def _of(library: Library, agreement_id: str) -> Part:
    return Part(
        id=f"evidence/{agreement_id}",
        title=library.text(library.one(Agreement, agreement_id), "title"),
        page=page_of(__file__),
        gather=partial(gathered, agreement_id=agreement_id),
        tables=TABLES,
        about=agreement_id,
        is_usual=False,
    )


def gathered(library: Library, source: str, agreement_id: str) -> Context:
    """What its page prints."""
    return {
        "section": section(library, agreement_id),
        "figures": agreement_figures(library, agreement_id, source),
    }
