"""The newest claims: those that were said last."""

from dataclasses import dataclass

from pipelines.present.claims import Mark, claim_mark
from pipelines.present.language import Printed
from pipelines.present.language.text import sentence
from pipelines.present.library import Library
from schemas.claims import Assessment
from schemas.computed import AssessmentFlat
from schemas.tables import given


@dataclass(frozen=True)
class NewClaim:
    """A claim in a few words, and where it stands.

    agreement_id, agreement: the first that it speaks of; None for a claim on a set of agreements.
    """

    id: str
    said: str
    who_id: str
    who: Printed
    agreement_id: str | None
    agreement: Printed | None
    finding: Printed
    mark: Mark


def newest(library: Library, most: int) -> list[NewClaim]:
    """The claims that were said last, the newest first; those of no known date are left out.

    most: how many of them.
    """
    first: dict[str, AssessmentFlat] = {}
    for row in library.all(AssessmentFlat):
        if row.published is not None:
            first.setdefault(row.claim_id, row)
    ordered = sorted(first.values(), key=lambda row: (row.said, row.claim_id), reverse=True)
    return [_claim(library, row) for row in ordered[:most]]


def _claim(library: Library, row: AssessmentFlat) -> NewClaim:
    words, claim = library.words, library.one(Assessment, row.claim_id)
    return NewClaim(
        id=claim.id,
        said=given(words.day(row.said)),
        who_id=claim.assessor_id,
        who=library.name(claim.assessor_id),
        agreement_id=row.agreement_id,
        agreement=library.title(row.agreement_id) if row.agreement_id else None,
        finding=sentence(library.text(claim, "finding")),
        mark=claim_mark(words, claim),
    )
