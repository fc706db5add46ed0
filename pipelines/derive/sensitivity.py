"""Sensitivity: what another selection of claims or codings would change in the positions."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from pipelines.derive.codings import by_round
from pipelines.derive.differences import comparability, differences, voiced
from pipelines.derive.positions import Unit, Units, by_unit, corrections, parties, stand_at
from pipelines.derive.shares import tenth
from pipelines.derive.timing import timing
from schemas.tables import Tables

Row = dict[str, Any]
Cells = dict[Unit, int]
_PRINTED = ("units_comparable", "units_differing", "units_between_parties")


def sensitivity(tables: Tables, as_of: date, known_by: date) -> list[Row]:
    """Cells with a level under each scenario, beside the published ones.

    tables: with assessments, targets, codings, coders, doubts and organisations. Returns rows of
    the table `sensitivity`.
    """
    claims, targets = tables.rows("assessments"), tables.rows("assessment_targets")
    party, corrected = parties(tables), corrections(claims)
    selections = {name: list(select(claims)) for name, select in _scenarios(tables).items()}
    units = {name: by_unit(rows, targets, corrected) for name, rows in selections.items()}
    baseline = cells(units["baseline"], as_of, known_by)
    return [
        {
            "scenario": name,
            "claims": _dated(selections[name], targets),
            **_compared(baseline, cells(found, as_of, known_by)),
            **_comparable(voiced(found, party), as_of, known_by),
        }
        for name, found in units.items()
    ]


def cells(units: Units, as_of: date, known_by: date) -> Cells:
    """The level of each position of kind level."""
    stands = {unit: stand_at(claims, as_of, known_by) for unit, claims in units.items()}
    return {u: s.level for u, s in stands.items() if s is not None and s.level is not None}


def _scenarios(tables: Tables) -> Mapping[str, Callable[[list[Row]], Iterable[Row]]]:
    """How each code of `scenario` selects or recodes the claims."""
    doubted = _doubted(tables)
    codings = by_round(tables)
    return {
        "baseline": lambda rows: rows,
        "stated-only": lambda rows: map(_stated, rows),
        "with-unverified": lambda rows: ({**row, "verified": True} for row in rows),
        "without-second-hand": lambda rows: (row for row in rows if not row["channel_id"]),
        "without-doubts": lambda rows: (row for row in rows if row["id"] not in doubted),
        "before-manual": lambda rows: _recoded(rows, codings["before-manual"]),
        "first-coding": lambda rows: _recoded(rows, codings["first"]),
        "second-coding": lambda rows: _recoded(rows, codings["second"]),
    }


def _stated(row: Row) -> Row:
    """The claim, its level only where the assessor states it."""
    return row if row["level_basis"] == "stated" else {**row, "level": None, "level_basis": None}


def _doubted(tables: Tables) -> set[str]:
    is_open = {row["id"] for row in tables.rows("doubts") if row["resolution"] is None}
    return {
        row["record_id"]
        for row in tables.rows("doubt_records")
        if row["record_table"] == "assessments" and row["doubt_id"] in is_open
    }


def _recoded(rows: list[Row], codings: Mapping[str, Row]) -> Iterable[Row]:
    """The claims with the levels of one coder; stated levels stay, others it did not code go."""
    for row in rows:
        coding = codings.get(row["id"])
        if coding is None or row["level_basis"] == "stated":
            yield _stated(row)
        else:
            basis = None if coding["level"] is None else "inferred"
            yield {**row, "level": coding["level"], "level_basis": basis}


def _dated(rows: list[Row], targets: list[Row]) -> int:
    aimed = {target["claim_id"] for target in targets}
    return sum(
        row["verified"] and row["id"] in aimed and timing(row).effective is not None for row in rows
    )


def _compared(baseline: Cells, found: Cells) -> Row:
    both = baseline.keys() & found.keys()
    same = sum(baseline[unit] == found[unit] for unit in both)
    gone, new = len(baseline) - len(both), len(found) - len(both)
    changed = len(both) - same + gone + new
    return {
        "cells": len(found),
        "same": same,
        "other_level": len(both) - same,
        "gone": gone,
        "new": new,
        "changed_percent": tenth(Fraction(100 * changed, changed + same))
        if changed + same
        else None,
    }


def _comparable(units: Units, as_of: date, known_by: date) -> Row:
    pairs = differences(units, as_of, known_by)
    total = comparability(units, pairs, as_of, known_by)[0]
    return {name: total[name] for name in _PRINTED}
