"""Small worlds with all their measures: two agreements, both parties and other voices."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from pipelines.derive import derive
from pipelines.present import Library
from tests.pipelines.derive.claims import (
    ASSESSORS,
    DATA_DATE,
    Row,
    agreement,
    claim,
    organisation,
    target,
)
from tests.pipelines.tabulate.tables import base_tables

NOW = date.fromisoformat(DATA_DATE)


def world(
    claims: Sequence[Row] = (), targets: Sequence[Row] | None = None, **rows: Sequence[Row]
) -> Library:
    """All tables of claims: on the agreement `one` as a whole if no targets are given.

    rows: of other tables; the agreements `one` and `two` stand if no others are given.
    """
    usual: dict[str, Sequence[Row]] = {
        "agreements": [agreement("one"), agreement("two")],
        "organisations": [organisation(name, kind) for name, kind in ASSESSORS.items()],
        "provisions": [provision("1"), provision("2"), provision("10")],
        "assessments": claims,
        "assessment_targets": [target(each) for each in claims] if targets is None else targets,
    }
    return Library(derive(base_tables(**{**usual, **rows}), NOW))


def said(number: int, assessor: str, day: str, level: int | None = None, **values: Any) -> Row:
    """A claim of an assessor that speaks of the day on which it was published."""
    return claim(number, assessor_id=assessor, published=day, level=level, **values)


def provision(number: str, deadline: str | None = None, of: str = "one") -> Row:
    """A provision of an agreement."""
    return {
        "id": f"{of}.{number}",
        "agreement_id": of,
        "set_version": 1,
        "number": number,
        "numbered_in_text": True,
        "summary": f"number {number} is done",
        "deadline": deadline,
        "verified": True,
    }
