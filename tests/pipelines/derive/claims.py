"""Claims made by hand, and the positions that follow from them."""

from datetime import date
from typing import Any

from pipelines.derive import positions
from schemas.tables import Tables
from tests.pipelines.tabulate.tables import table

Row = dict[str, Any]

RECORDED = "2020-06-01"
DATA_DATE = "2020-06-30"


def claim(number: int = 1, *, level: int | None = None, **values: Any) -> Row:
    """An assessment by the institute on both parties; without a level an account."""
    coded: Row = {"level": level, "level_basis": "stated"}
    if level is None:
        coded = {"no_level_code": "account_only"}
    if "trend" in values:
        coded["trend_basis"] = "stated"
    if "as_of" in values:
        coded["as_of_basis"] = "stated"
    usual: Row = {
        "id": f"one-c{number:03}",
        "assessor_id": "institute",
        "performer": "all",
        "recorded": RECORDED,
        "finding": "It says how far things are.",
        "verified": True,
    }
    return {**usual, **coded, **values}


def target(of: Row, agreement: str = "one", provision: str | None = None, number: int = 1) -> Row:
    """What a claim speaks of: the whole agreement, or a provision."""
    return {
        "claim_id": of["id"],
        "number": number,
        "agreement_id": agreement,
        "provision_id": provision,
    }


def tables_of(claims: list[Row], targets: list[Row]) -> Tables:
    """The two tables that positions are made from."""
    return Tables(
        {
            "assessments": table("assessments", *claims),
            "assessment_targets": table("assessment_targets", *targets),
        }
    )


def positions_of(
    claims: list[Row],
    targets: list[Row] | None = None,
    as_of: str = DATA_DATE,
    known_by: str | None = None,
) -> list[Row]:
    """Positions from claims: on the whole agreement `one` if no targets are given."""
    wanted = [target(each) for each in claims] if targets is None else targets
    until, known = date.fromisoformat(as_of), date.fromisoformat(known_by or as_of)
    return positions(tables_of(claims, wanted), until, known)


def position_of(*claims: Row, as_of: str = DATA_DATE, known_by: str | None = None) -> Row:
    """The one position that follows from claims on one unit."""
    (row,) = positions_of(list(claims), as_of=as_of, known_by=known_by)
    return row
