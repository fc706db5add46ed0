"""Sensitivity: what another selection of claims or codings would change in the positions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pipelines.derive.codings import by_round
from pipelines.derive.differences import comparability_of_all, differences, voiced
from pipelines.derive.positions import Unit, Units, by_unit, corrections, parties, stand_at
from pipelines.derive.shares import tenth
from pipelines.derive.timing import timing
from schemas.claims import Assessment, AssessmentTarget
from schemas.coding import Coding
from schemas.evidence import Doubt, DoubtRecord
from schemas.measures import Sensitivity
from schemas.tables import Tables

Claims = Sequence[Assessment]
Cells = dict[Unit, int]


def sensitivity(tables: Tables, as_of: date, known_by: date) -> list[Sensitivity]:
    """Cells with a level under each scenario, beside the published ones.

    tables: with assessments, targets, codings, coders, doubts and organisations. Returns rows of
    the table `sensitivity`.
    """
    claims, targets = tables.of(Assessment), tables.of(AssessmentTarget)
    party, corrected = parties(tables), corrections(claims)
    selections = {name: list(select(claims)) for name, select in _scenarios(tables).items()}
    units = {name: by_unit(rows, targets, corrected) for name, rows in selections.items()}
    baseline = cells(units["baseline"], as_of, known_by)
    found = []
    for name, by_assessor in units.items():
        changes = _compared(baseline, cells(by_assessor, as_of, known_by))
        by_voice = voiced(by_assessor, party)
        pairs = differences(by_voice, as_of, known_by)
        total = comparability_of_all(by_voice, pairs, as_of, known_by)
        found.append(
            Sensitivity(
                scenario=name,
                claims=_dated(selections[name], targets),
                **changes._asdict(),
                changed_percent=changes.percent,
                units_comparable=total.units_comparable,
                units_differing=total.units_differing,
                units_between_parties=total.units_between_parties,
            )
        )
    return found


def cells(units: Units, as_of: date, known_by: date) -> Cells:
    """The level of each position of kind level."""
    stands = {unit: stand_at(claims, as_of, known_by) for unit, claims in units.items()}
    return {u: s.level for u, s in stands.items() if s is not None and s.level is not None}


def _scenarios(tables: Tables) -> Mapping[str, Callable[[Claims], Iterable[Assessment]]]:
    """How each code of `scenario` selects or recodes the claims."""
    doubted = _doubted(tables)
    codings = by_round(tables)
    return {
        "baseline": lambda claims: claims,
        "stated-only": lambda claims: map(_stated, claims),
        "with-unverified": lambda claims: map(_as_verified, claims),
        "without-second-hand": lambda claims: (c for c in claims if not c.channel_id),
        "without-doubts": lambda claims: (c for c in claims if c.id not in doubted),
        "before-manual": lambda claims: _recoded(claims, codings["before-manual"]),
        "first-coding": lambda claims: _recoded(claims, codings["first"]),
        "second-coding": lambda claims: _recoded(claims, codings["second"]),
    }


def _as_verified(claim: Assessment) -> Assessment:
    return claim.changed(verified=True)


def _stated(claim: Assessment) -> Assessment:
    """The claim, its level only where the assessor states it."""
    return claim if claim.level_basis == "stated" else _with_level(claim, None, None)


def _with_level(claim: Assessment, level: int | None, basis: str | None) -> Assessment:
    return claim.changed(level=level, level_basis=basis)


def _doubted(tables: Tables) -> set[str]:
    is_open = {doubt.id for doubt in tables.of(Doubt) if doubt.resolution is None}
    return {
        doubted.record_id
        for doubted in tables.of(DoubtRecord)
        if doubted.record_table == "assessments" and doubted.doubt_id in is_open
    }


def _recoded(claims: Claims, codings: Mapping[str, Coding]) -> Iterable[Assessment]:
    """The claims with the levels of one coder; stated levels stay, others it did not code go."""
    for claim in claims:
        coding = codings.get(claim.id)
        if coding is None or claim.level_basis == "stated":
            yield _stated(claim)
        else:
            basis = None if coding.level is None else "inferred"
            yield _with_level(claim, coding.level, basis)


def _dated(claims: Claims, targets: Iterable[AssessmentTarget]) -> int:
    aimed = {target.claim_id for target in targets}
    return sum(
        claim.verified and claim.id in aimed and timing(claim).effective is not None
        for claim in claims
    )


class _Changes(NamedTuple):
    """Cells of a selection beside those of the baseline: columns of the table."""

    cells: int
    same: int
    other_level: int
    gone: int
    new: int

    @property
    def percent(self) -> float | None:
        """How many of all cells of either change; None where there are none."""
        changed = self.other_level + self.gone + self.new
        every = changed + self.same
        return tenth(Fraction(100 * changed, every)) if every else None


def _compared(baseline: Cells, found: Cells) -> _Changes:
    both = baseline.keys() & found.keys()
    same = sum(baseline[unit] == found[unit] for unit in both)
    gone, new = len(baseline) - len(both), len(found) - len(both)
    return _Changes(len(found), same, len(both) - same, gone, new)
