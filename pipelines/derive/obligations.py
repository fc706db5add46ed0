"""Obligations: who owes what by when, how long past, and what is said of it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from pipelines.derive.positions import by_basis
from pipelines.derive.timing import timing
from schemas.edtf import last_day, precision
from schemas.tables import Tables

Row = dict[str, Any]

_FOR_ANYBODY = ("all", "not-stated")
"""Performers of claims that speak of a provision without singling out one side."""


def obligations(tables: Tables, data_date: date) -> list[Row]:
    """Every verified provision with everyone whom it obliges.

    tables: with provisions, provision_obliged, positions and assessments. Returns rows of the table
    `obligations`. A claim on another performer says nothing of an obligation, and a deadline has
    passed only where the text names one.
    """
    provisions = {row["id"]: row for row in tables.rows("provisions") if row["verified"]}
    claims = {row["id"]: row for row in tables.rows("assessments")}
    positions: dict[str, list[Row]] = defaultdict(list)
    for row in tables.rows("positions"):
        if row["provision_id"]:
            positions[row["provision_id"]].append(row)
    found = []
    for row in tables.rows("provision_obliged"):
        if row["provision_id"] not in provisions:
            continue
        performers = (row["party"], *_FOR_ANYBODY)
        spoken = [p for p in positions[row["provision_id"]] if p["performer"] in performers]
        provision = provisions[row["provision_id"]]
        found.append(
            {
                **_obliged(row, provision),
                **_due(provision["deadline"], data_date),
                **_said(spoken),
                "latest_claim_id": _latest(spoken, claims),
            }
        )
    return found


def _obliged(row: Row, provision: Row) -> Row:
    return {
        "provision_id": row["provision_id"],
        "number": row["number"],
        "agreement_id": provision["agreement_id"],
        "obliged": row["party"],
        "body": row["body"],
        "deadline": provision["deadline"],
    }


def _due(deadline: str | None, data_date: date) -> Row:
    last = last_day(deadline)
    if last is None:
        return {"due": "no-deadline", "days_past": None}
    if last < data_date:
        return {"due": "passed", "days_past": (data_date - last).days}
    return {"due": "not_yet_due", "days_past": None}


def _said(spoken: Sequence[Row]) -> Row:
    counted = by_basis(spoken)
    full = counted["stated_full"] + counted["inferred_full"]
    below = counted["stated_below"] + counted["inferred_below"]
    return {
        "said": said(full, below, len(spoken)),
        **counted,
        "accounts": len(spoken) - full - below,
    }


def said(full: int, below: int, positions: int) -> str:
    """What is said of an obligation: a code of `said`.

    full, below: numbers of positions with a level; positions: of all, with or without one.
    """
    if full and below:
        return "said-mixed"
    if full or below:
        return "said-full" if full else "said-open"
    return "no-level" if positions else "no-claim"


def _latest(spoken: Sequence[Row], claims: dict[str, Row]) -> str | None:
    """The latest dated claim, else the last undated one."""
    ids = [row["latest_claim_id"] for row in spoken]
    return max(ids, key=lambda claim: _when(claims[claim]), default=None)


def _when(claim: Row) -> tuple[date, date, int, str]:
    """As in R4: later effective, later said, more precise, then the id; undated claims first."""
    when = timing(claim)
    written = precision(when.written) if when.written else 0
    return when.effective or date.min, when.said, written, claim["id"]
