"""Attribution: whom assessors hold responsible, and how that changes over time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pipelines.derive.positions import Claim, verified_claims
from pipelines.derive.timing import counts
from schemas.tables import Tables

Row = dict[str, Any]


def attributions(tables: Tables, as_of: date, known_by: date) -> list[Row]:
    """Every verified claim that holds somebody responsible, by target.

    tables: with assessments, assessment_targets and organisations. Returns rows of the table
    `attributions`: claims that count at (as_of, known_by), and undated claims known by then.
    """
    targets: dict[str, list[Row]] = defaultdict(list)
    for target in tables.rows("assessment_targets"):
        targets[target["claim_id"]].append(target)
    kinds = {row["id"]: row["assessor_type"] for row in tables.rows("organisations")}
    return [
        _attribution(claim, target, kinds)
        for claim in verified_claims(tables.rows("assessments")).values()
        if claim.row["held_responsible"] and _stands(claim, as_of, known_by)
        for target in targets[claim.row["id"]] or [{"number": 0}]
    ]


def _stands(claim: Claim, as_of: date, known_by: date) -> bool:
    """Whether a claim counts and was not corrected, or is undated and was known."""
    is_undated = claim.when.effective is None and claim.when.said <= known_by
    return claim.stands(known_by) and (is_undated or counts(claim.when, as_of, known_by))


def _attribution(claim: Claim, target: Row, kinds: Mapping[str, str]) -> Row:
    return {
        "claim_id": claim.row["id"],
        "target": target["number"],
        "agreement_id": target.get("agreement_id"),
        "provision_id": target.get("provision_id"),
        "assessor_id": claim.row["assessor_id"],
        "assessor_type": kinds[claim.row["assessor_id"]],
        "held_responsible": claim.row["held_responsible"],
        "effective": claim.when.effective,
    }


def by_year(rows: Iterable[Row]) -> list[Row]:
    """Attributions counted by year, type of assessor and who is held responsible.

    rows: of the table `attributions`. Returns rows of the table `attributions_by_year`; a claim
    with several targets counts once.
    """
    claims: dict[tuple[int, str, str], set[str]] = defaultdict(set)
    for row in rows:
        year = row["effective"].year if row["effective"] else 0
        claims[year, row["assessor_type"], row["held_responsible"]].add(row["claim_id"])
    return [
        {"year": year, "assessor_type": kind, "held_responsible": held, "claims": len(ids)}
        for (year, kind, held), ids in claims.items()
    ]
