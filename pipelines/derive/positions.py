"""Positions: where each assessor stands on each unit at a date (rules R1 to R4 of the method)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pipelines.derive.timing import Timing, counts, timing, whole_months
from schemas.claims import Assessment, AssessmentTarget
from schemas.codes import FULL, PARTIES
from schemas.computed import Position
from schemas.edtf import precision
from schemas.measures import PartyPosition
from schemas.registers import Organisation
from schemas.tables import Tables

PARTY_OF = {f"party-{party}": party for party in PARTIES}
"""Only the executives of a party speak for it."""

_OVERTAKING = ("reversed", "suspended")


class Unit(NamedTuple):
    """What is spoken of, and the voice: an assessor, or a party for all its executives."""

    agreement: str
    provision: str | None
    performer: str
    voice: str

    def spoken_by(self, voice: str) -> "Unit":
        """The same unit with another voice."""
        return self._replace(voice=voice)


@dataclass(frozen=True)
class Claim:
    """An assessment, its dates, and the day on which its assessor corrected it, if ever."""

    row: Assessment
    when: Timing
    corrected: date | None = None

    def stands(self, known_by: date) -> bool:
        """A claim that its assessor corrected stands only for what was known before."""
        return self.corrected is None or known_by < self.corrected

    @property
    def rank(self) -> tuple[date, date, int, str]:
        """Later effective, later said, more precise, then the id to be definite."""
        if self.when.effective is None or self.when.written is None:
            raise ValueError(f"{self.row.id} is undated and has no rank")
        written = precision(self.when.written)
        return self.when.effective, self.when.said, written, self.row.id


@dataclass(frozen=True)
class Stand:
    """How an assessor stands: the kind, the claim it rests on, the latest, how many count."""

    kind: str
    claim: Claim
    latest: Claim
    claims: int
    tied: tuple[Claim, ...] = ()

    @property
    def level(self) -> int | None:
        """The level of a position of kind level."""
        return self.claim.row.level if self.kind == "level" else None


Units = dict[Unit, list[Claim]]


def positions(tables: Tables, as_of: date, known_by: date) -> list[Position]:
    """Positions of all assessors at (as_of, known_by).

    tables: with assessments and assessment_targets. Returns rows of the table `positions`.
    Claims on sets have no units and are no positions; undated claims give rows of kind undated
    where the assessor has no dated claim on the unit. What is not verified enters no measure.
    """
    return rows_at(units_of(tables), as_of, known_by)


def party_positions(tables: Tables, as_of: date, known_by: date) -> list[PartyPosition]:
    """Positions of the two parties: of all their executives, the latest.

    tables: with organisations too. Returns rows of the table `party_positions`.
    """
    party = parties(tables)
    units: Units = defaultdict(list)
    for unit, claims in units_of(tables).items():
        if unit.voice in party:
            units[unit.spoken_by(party[unit.voice])].extend(claims)
    return [
        PartyPosition(**dict(position), party=unit.voice)
        for unit, position in _voiced(units, as_of, known_by)
    ]


def parties(tables: Tables) -> dict[str, str]:
    """The party of each assessor that is the executive of one."""
    types = assessor_types(tables).items()
    return {assessor: PARTY_OF[kind] for assessor, kind in types if kind in PARTY_OF}


def assessor_types(tables: Tables) -> dict[str, str]:
    """The type of each organisation that assesses."""
    found = tables.of(Organisation)
    return {each.id: each.assessor_type for each in found if each.assessor_type}


def units_of(tables: Tables) -> Units:
    """All verified claims by unit and assessor."""
    return by_unit(tables.of(Assessment), tables.of(AssessmentTarget))


def by_unit(
    assessments: Iterable[Assessment],
    targets: Iterable[AssessmentTarget],
    corrected: Mapping[str, date] | None = None,
) -> Units:
    """Claims by unit and assessor; targets of claims that are not given are left out.

    assessments, targets: rows of the two tables; corrected: when claims were corrected, where the
    correcting claims may be missing. What is not verified enters no measure.
    """
    claims = verified_claims(assessments, corrected)
    units: Units = defaultdict(list)
    for target in targets:
        claim = claims.get(target.claim_id)
        if claim:
            spoken_of = target.agreement_id, target.provision_id, claim.row.performer
            units[Unit(*spoken_of, claim.row.assessor_id)].append(claim)
    return units


def verified_claims(
    assessments: Iterable[Assessment], corrected: Mapping[str, date] | None = None
) -> dict[str, Claim]:
    """Verified claims by id, each with its dates and the day on which it was corrected."""
    rows = [row for row in assessments if row.verified]
    days = corrections(rows) if corrected is None else corrected
    return {row.id: Claim(row, timing(row), days.get(row.id)) for row in rows}


def rows_at(units: Units, as_of: date, known_by: date) -> list[Position]:
    """Rows of the table `positions` at (as_of, known_by)."""
    return [position for _, position in _voiced(units, as_of, known_by)]


def _voiced(units: Units, as_of: date, known_by: date) -> Iterator[tuple[Unit, Position]]:
    for unit, claims in units.items():
        stand = stand_at(claims, as_of, known_by)
        if stand:
            yield unit, _position(unit, stand, as_of, known_by)


def stand_at(claims: Iterable[Claim], as_of: date, known_by: date) -> Stand | None:
    """How one assessor stands on one unit, or None before its first claim."""
    standing = [c for c in claims if c.stands(known_by)]
    counting = [c for c in standing if counts(c.when, as_of, known_by)]
    if counting:
        return _dated(counting)
    undated = [c for c in standing if c.when.effective is None and c.when.said <= known_by]
    return _undated(undated) if undated else None


def corrections(claims: Iterable[Assessment]) -> dict[str, date]:
    """The first day on which each corrected claim was corrected."""
    days: dict[str, date] = {}
    for claim in claims:
        corrects = claim.corrects_id
        if corrects and claim.verified:
            said = timing(claim).said
            days[corrects] = min(said, days.get(corrects, said))
    return days


def _dated(claims: Iterable[Claim]) -> Stand:
    """R4: the latest level, unless a later reversal overtakes it or a tie leaves none."""
    ordered = sorted(claims, key=lambda claim: claim.rank)
    latest = ordered[-1]
    levelled = [claim for claim in ordered if claim.row.level is not None]
    if not levelled:
        return Stand("account", latest, latest, len(ordered))
    chosen = levelled[-1]
    tied = [claim for claim in levelled if claim.rank[:3] == chosen.rank[:3]]
    if len({claim.row.level for claim in tied}) > 1:
        return Stand("tied", chosen, latest, len(ordered), tuple(tied))
    later = [c for c in ordered if c.rank[:2] > chosen.rank[:2] and c.row.level is None]
    if any(claim.row.trend in _OVERTAKING for claim in later):
        return Stand("overtaken", chosen, latest, len(ordered))
    return Stand("level", chosen, latest, len(ordered))


def _undated(claims: list[Claim]) -> Stand:
    """Undated claims are shown apart: the last one by id, and its level is no position."""
    last = max(claims, key=lambda claim: (claim.row.level is not None, claim.row.id))
    return Stand("undated", last, last, len(claims))


def _position(unit: Unit, stand: Stand, as_of: date, known_by: date) -> Position:
    claim, effective = stand.claim, stand.claim.when.effective
    return Position(
        agreement_id=unit.agreement,
        provision_id=unit.provision,
        performer=unit.performer,
        assessor_id=claim.row.assessor_id,
        kind=stand.kind,
        level=stand.level,
        level_basis=claim.row.level_basis if stand.kind == "level" else None,
        effective=effective,
        effective_as_written=claim.when.written if effective else None,
        age_months=whole_months(effective, as_of) if effective else None,
        claim_id=claim.row.id,
        latest_claim_id=stand.latest.row.id,
        tied_claim_ids="; ".join(tied.row.id for tied in stand.tied) or None,
        claims=stand.claims,
        as_of=as_of,
        known_by=known_by,
    )


class ByBasis(NamedTuple):
    """Counts of positions with a level, full and below, stated and inferred apart."""

    stated_full: int
    stated_below: int
    inferred_full: int
    inferred_below: int


def by_basis(positions: Iterable[Position]) -> ByBasis:
    """Positions of kind level, counted; of other kinds none is."""
    found = Counter((p.level_basis, p.level == FULL) for p in positions if p.kind == "level")
    pairs = ((basis, is_full) for basis in ("stated", "inferred") for is_full in (True, False))
    return ByBasis(*(found[pair] for pair in pairs))
