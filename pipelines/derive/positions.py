"""Positions: where each assessor stands on each unit at a date (rules R1 to R4 of the method)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipelines.derive.timing import Timing, counts, timing
from schemas.edtf import precision
from schemas.tables import Tables

Unit = tuple[str, str | None, str, str]
"""agreement, provision or None, performer, assessor."""

_OVERTAKING = ("reversed", "suspended")


@dataclass(frozen=True)
class Claim:
    """An assessment, its dates, and the day on which its assessor corrected it, if ever."""

    row: Mapping[str, Any]
    when: Timing
    corrected: date | None = None

    def stands(self, known_by: date) -> bool:
        """A claim that its assessor corrected stands only for what was known before."""
        return self.corrected is None or known_by < self.corrected

    @property
    def rank(self) -> tuple[date, date, int, str]:
        """Later effective, later said, more precise, then the id to be definite."""
        if self.when.effective is None or self.when.written is None:
            raise ValueError(f"{self.row['id']} is undated and has no rank")
        written = precision(self.when.written)
        return self.when.effective, self.when.said, written, self.row["id"]


def positions(tables: Tables, as_of: date, known_by: date) -> list[dict[str, Any]]:
    """Positions of all assessors at (as_of, known_by).

    tables: with assessments and assessment_targets. Returns rows of the table `positions`.
    Claims on sets have no units and are no positions; undated claims give rows of kind undated
    where the assessor has no dated claim on the unit. What is not verified enters no measure.
    """
    rows = []
    for unit, claims in _by_unit(tables).items():
        standing = [c for c in claims if c.stands(known_by)]
        counting = [c for c in standing if counts(c.when, as_of, known_by)]
        undated = [c for c in standing if c.when.effective is None and c.when.said <= known_by]
        if counting or undated:
            stand = _position(counting) if counting else _undated(undated)
            rows.append(_row(unit, stand, len(counting or undated), as_of, known_by))
    return rows


def _by_unit(tables: Tables) -> dict[Unit, list[Claim]]:
    rows = tables.rows("assessments")
    corrected = _corrected(rows)
    claims = {row["id"]: Claim(row, timing(row), corrected.get(row["id"])) for row in rows}
    units: dict[Unit, list[Claim]] = defaultdict(list)
    for target in tables.rows("assessment_targets"):
        claim = claims[target["claim_id"]]
        if claim.row["verified"]:
            unit = (
                target["agreement_id"],
                target["provision_id"],
                claim.row["performer"],
                claim.row["assessor_id"],
            )
            units[unit].append(claim)
    return units


def _corrected(rows: Iterable[dict[str, Any]]) -> dict[str, date]:
    """The first day on which each corrected claim was corrected."""
    days: dict[str, date] = {}
    for row in rows:
        corrects = row["corrects_id"]
        if corrects and row["verified"]:
            said = timing(row).said
            days[corrects] = min(said, days.get(corrects, said))
    return days


@dataclass(frozen=True)
class _Stand:
    kind: str
    claim: Claim
    latest: Claim
    tied: tuple[Claim, ...] = ()


def _position(claims: Iterable[Claim]) -> _Stand:
    """R4: the latest level, unless a later reversal overtakes it or a tie leaves none."""
    ordered = sorted(claims, key=lambda claim: claim.rank)
    latest = ordered[-1]
    levelled = [claim for claim in ordered if claim.row["level"] is not None]
    if not levelled:
        return _Stand("account", latest, latest)
    chosen = levelled[-1]
    tied = [claim for claim in levelled if claim.rank[:3] == chosen.rank[:3]]
    if len({claim.row["level"] for claim in tied}) > 1:
        return _Stand("tied", chosen, latest, tuple(tied))
    later = [c for c in ordered if c.rank[:2] > chosen.rank[:2] and c.row["level"] is None]
    if any(claim.row["trend"] in _OVERTAKING for claim in later):
        return _Stand("overtaken", chosen, latest)
    return _Stand("level", chosen, latest)


def _undated(claims: list[Claim]) -> _Stand:
    """Undated claims are shown apart: the last one by id, and its level is no position."""
    last = max(claims, key=lambda claim: (claim.row["level"] is not None, claim.row["id"]))
    return _Stand("undated", last, last)


def _row(unit: Unit, stand: _Stand, number: int, as_of: date, known_by: date) -> dict[str, Any]:
    agreement, provision, performer, assessor = unit
    has_level = stand.kind == "level"
    effective = stand.claim.when.effective
    return {
        "agreement_id": agreement,
        "provision_id": provision,
        "performer": performer,
        "assessor_id": assessor,
        "kind": stand.kind,
        "level": stand.claim.row["level"] if has_level else None,
        "level_basis": stand.claim.row["level_basis"] if has_level else None,
        "effective": effective,
        "effective_as_written": stand.claim.when.written if effective else None,
        "age_months": _months(effective, as_of) if effective else None,
        "claim_id": stand.claim.row["id"],
        "latest_claim_id": stand.latest.row["id"],
        "tied_claim_ids": "; ".join(claim.row["id"] for claim in stand.tied) or None,
        "claims": number,
        "as_of": as_of,
        "known_by": known_by,
    }


def _months(start: date, end: date) -> int:
    """Whole months from start to end."""
    whole = (end.year - start.year) * 12 + end.month - start.month
    return whole - (end.day < start.day)
