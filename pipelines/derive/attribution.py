"""Attribution: whom assessors hold responsible, and how that changes over time."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from pipelines.derive.positions import Claim, assessor_types, verified_claims
from pipelines.derive.timing import counts
from schemas.claims import Assessment, AssessmentTarget
from schemas.measures import Attribution, AttributionByYear
from schemas.tables import Tables

_NO_TARGET: Sequence[AssessmentTarget | None] = (None,)
"""A claim on a set has one row without a target."""


def attributions(tables: Tables, as_of: date, known_by: date) -> list[Attribution]:
    """Every verified claim that holds somebody responsible, by target.

    tables: with assessments, assessment_targets and organisations. Returns rows of the table
    `attributions`: claims that count at (as_of, known_by), and undated claims known by then.
    """
    targets: dict[str, list[AssessmentTarget]] = defaultdict(list)
    for target in tables.of(AssessmentTarget):
        targets[target.claim_id].append(target)
    types = assessor_types(tables)
    return [
        _attribution(claim, target, types[claim.row.assessor_id], held)
        for claim in verified_claims(tables.of(Assessment)).values()
        if (held := claim.row.held_responsible) and _stands(claim, as_of, known_by)
        for target in targets[claim.row.id] or _NO_TARGET
    ]


def _stands(claim: Claim, as_of: date, known_by: date) -> bool:
    """Whether a claim counts and was not corrected, or is undated and was known."""
    is_undated = claim.when.effective is None and claim.when.said <= known_by
    return claim.stands(known_by) and (is_undated or counts(claim.when, as_of, known_by))


def _attribution(
    claim: Claim, target: AssessmentTarget | None, assessor_type: str, held: str
) -> Attribution:
    return Attribution(
        claim_id=claim.row.id,
        target=target.number if target else 0,
        agreement_id=target.agreement_id if target else None,
        provision_id=target.provision_id if target else None,
        assessor_id=claim.row.assessor_id,
        assessor_type=assessor_type,
        held_responsible=held,
        effective=claim.when.effective,
    )


def by_year(held: Iterable[Attribution]) -> list[AttributionByYear]:
    """Attributions counted by year, type of assessor and who is held responsible.

    Returns rows of the table `attributions_by_year`; a claim with several targets counts once.
    """
    claims: dict[tuple[int, str, str], set[str]] = defaultdict(set)
    for row in held:
        year = row.effective.year if row.effective else 0
        claims[year, row.assessor_type, row.held_responsible].add(row.claim_id)
    return [
        AttributionByYear(
            year=year, assessor_type=kind, held_responsible=responsible, claims=len(ids)
        )
        for (year, kind, responsible), ids in claims.items()
    ]
