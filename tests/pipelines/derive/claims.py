"""Claims made by hand, and the positions that follow from them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from pipelines.derive import positions
from schemas.claims import Assessment
from schemas.fields import Row as Model
from schemas.tables import Tables
from tests.pipelines.tabulate.tables import table

Row = dict[str, Any]

RECORDED = "2020-06-01"
DATA_DATE = "2020-06-30"

ASSESSORS = {
    "institute": "civil-society",
    "gazette": "media",
    "government": "party-kosovo",
    "presidency": "party-kosovo",
    "cabinet": "party-serbia",
    "office": "party-serbia",
    "court": "institution",
}
"""Assessors for tests, with their types: two executives of each party."""


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


def assessment(row: Row) -> Assessment:
    """A claim as the value that the measures take."""
    return Assessment(**row)


def plain(rows: Iterable[Model]) -> list[Row]:
    """What a measure returns, as values by column."""
    return [dict(row) for row in rows]


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


def voiced_tables(
    claims: list[Row], targets: list[Row] | None = None, **types: str | None
) -> Tables:
    """Claims with their assessors: on the whole agreement `one` if no targets are given.

    types: types of other assessors than ASSESSORS.
    """
    wanted = [target(each) for each in claims] if targets is None else targets
    rows = [organisation(name, kind) for name, kind in {**ASSESSORS, **types}.items()]
    return tables_of(claims, wanted).with_tables({"organisations": table("organisations", *rows)})


def organisation(name: str, kind: str | None) -> Row:
    """An organisation with its type as an assessor; None where it assesses nothing."""
    named = {"id": name, "name": name.capitalize(), "kind": "ngo", "verified": True}
    return {**named, "assessor_type": kind}


def agreement(name: str = "one", date_agreed: str | None = None) -> Row:
    """An agreement, with the day on which it was agreed if that is known."""
    return {
        "id": name,
        "title": f"Agreement {name}",
        "short_title": name,
        "phase": "political-2013-2015",
        "form": "agreed-conclusions",
        "date_agreed": date_agreed,
        "facilitator": "eu",
        "summary": "What was agreed.",
    }


@st.composite
def claim_lists(draw: st.DrawFn, days: Sequence[str], most: int = 6) -> list[Row]:
    """Claims of two assessors on two performers; some undated, corrected or not verified.

    days: what the dates are drawn from.
    """
    return [draw(_claims(number, days)) for number in range(1, draw(st.integers(0, most)) + 1)]


@st.composite
def _claims(draw: st.DrawFn, number: int, days: Sequence[str]) -> Row:
    values: Row = {
        "assessor_id": draw(st.sampled_from(["institute", "gazette"])),
        "performer": draw(st.sampled_from(["all", "serbia"])),
        "recorded": draw(st.sampled_from([day for day in days if len(day) == len(RECORDED)])),
        "verified": draw(st.sampled_from([True, True, True, False])),
    }
    optional = {
        "as_of": draw(st.none() | st.sampled_from(days)),
        "published": draw(st.none() | st.sampled_from(days)),
        "trend": draw(st.sampled_from([None, None, "reversed", "improving"])),
        "corrects_id": draw(
            st.sampled_from([None, None, *(f"one-c{earlier:03}" for earlier in range(1, number))])
        ),
    }
    level = draw(st.none() | st.integers(0, 3))
    if level is not None:
        values["level_basis"] = draw(st.sampled_from(["stated", "inferred"]))
    given = {name: value for name, value in optional.items() if value is not None}
    return claim(number, level=level, **values, **given)


def positions_of(
    claims: list[Row],
    targets: list[Row] | None = None,
    as_of: str = DATA_DATE,
    known_by: str | None = None,
) -> list[Row]:
    """Positions from claims: on the whole agreement `one` if no targets are given."""
    wanted = [target(each) for each in claims] if targets is None else targets
    until, known = date.fromisoformat(as_of), date.fromisoformat(known_by or as_of)
    return plain(positions(tables_of(claims, wanted), until, known))


def position_of(*claims: Row, as_of: str = DATA_DATE, known_by: str | None = None) -> Row:
    """The one position that follows from claims on one unit."""
    (row,) = positions_of(list(claims), as_of=as_of, known_by=known_by)
    return row
