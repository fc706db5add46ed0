"""Differences between positions, and how many units can be compared at all.

Two positions are comparable where they speak of the same unit and performer and lie at most
MONTHS_COMPARABLE months apart. Nothing is averaged, and a unit without comparable positions gives
no row that could be read as agreement: it is counted in `comparability`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from pipelines.derive.positions import Stand, Unit, Units, stand_at
from pipelines.derive.timing import whole_months
from schemas.codes import PARTIES
from schemas.measures import MONTHS_COMPARABLE, Comparability, Difference


class Matter(NamedTuple):
    """What two voices can both speak of."""

    agreement: str
    provision: str | None
    performer: str


def voiced(units: Units, party: Mapping[str, str]) -> Units:
    """Claims by unit and voice: the executives of a party are one voice.

    units: claims by unit and assessor; party: the party of each executive.
    """
    joined: Units = defaultdict(list)
    for unit, claims in units.items():
        joined[unit.spoken_by(party.get(unit.voice, unit.voice))].extend(claims)
    return joined


def differences(units: Units, as_of: date, known_by: date) -> list[Difference]:
    """Every pair of positions with a level on the same unit and performer.

    units: claims by unit and voice. Returns rows of the table `differences` at as_of.
    """
    levels: dict[Matter, list[tuple[str, Stand]]] = defaultdict(list)
    for unit, stand in _stands(units, as_of, known_by):
        if stand.level is not None:
            levels[_matter(unit)].append((unit.voice, stand))
    return [
        _difference(matter, first, second, as_of)
        for matter, stands in levels.items()
        for first, second in combinations(sorted(stands, key=_voice_order), 2)
    ]


def comparability(
    units: Units, pairs: Sequence[Difference], as_of: date, known_by: date
) -> list[Comparability]:
    """How many units can be compared, for each agreement and for all.

    units: claims by unit and voice; pairs: their differences at the same date. Returns rows of the
    table `comparability`; a unit is an agreement or provision with a performer, and a claim on an
    agreement is not counted with its provisions.
    """
    found = _counted(units, pairs, as_of, known_by)
    by_agreement = found.by_agreement()
    return [
        _row(None, found.of_all(), as_of),
        *(_row(agreement, by_agreement[agreement], as_of) for agreement in sorted(by_agreement)),
    ]


def comparability_of_all(
    units: Units, pairs: Sequence[Difference], as_of: date, known_by: date
) -> Comparability:
    """How many units of all agreements can be compared: the first row of `comparability`."""
    return _row(None, _counted(units, pairs, as_of, known_by).of_all(), as_of)


class _Counted(NamedTuple):
    """What is counted: columns of the table, each with its matters, of all agreements."""

    units: set[Matter]
    units_with_level: set[Matter]
    units_with_two: set[Matter]
    units_comparable: set[Matter]
    units_differing: set[Matter]
    units_between_parties: set[Matter]

    def of_all(self) -> dict[str, int]:
        """How many there are, by column."""
        return {column: len(matters) for column, matters in self._asdict().items()}

    def by_agreement(self) -> dict[str, dict[str, int]]:
        """The same for each agreement: every matter is looked at once."""
        found: dict[str, dict[str, int]] = {}
        for column, matters in self._asdict().items():
            for matter in matters:
                counts = found.setdefault(matter.agreement, dict.fromkeys(self._fields, 0))
                counts[column] += 1
        return found


def _counted(units: Units, pairs: Sequence[Difference], as_of: date, known_by: date) -> _Counted:
    stands = list(_stands(units, as_of, known_by))
    comparable = [pair for pair in pairs if pair.comparable]
    return _Counted(
        units={_matter(unit) for unit, stand in stands if stand.kind != "undated"},
        units_with_level={_matter(unit) for unit, stand in stands if stand.level is not None},
        units_with_two=set(map(_of_pair, pairs)),
        units_comparable=set(map(_of_pair, comparable)),
        units_differing={_of_pair(pair) for pair in comparable if pair.difference},
        units_between_parties={_of_pair(pair) for pair in comparable if pair.between_parties},
    )


def dates(first: date, data_date: date) -> list[date]:
    """The dates of comparison: the last day of each year from the first, and the data date."""
    ends = [date(year, 12, 31) for year in range(first.year, data_date.year)]
    return [*ends, data_date]


def _stands(units: Units, as_of: date, known_by: date) -> Iterator[tuple[Unit, Stand]]:
    for unit, claims in units.items():
        stand = stand_at(claims, as_of, known_by)
        if stand:
            yield unit, stand


def _matter(unit: Unit) -> Matter:
    return Matter(unit.agreement, unit.provision, unit.performer)


def _voice_order(pair: tuple[str, Stand]) -> tuple[bool, str]:
    """The parties first, in alphabetical order, then the assessors."""
    return pair[0] not in PARTIES, pair[0]


def _difference(
    matter: Matter, first: tuple[str, Stand], second: tuple[str, Stand], as_of: date
) -> Difference:
    (voice_a, a), (voice_b, b) = first, second
    effective_a, effective_b = _effective(a), _effective(b)
    comparable = can_compare(effective_a, effective_b)
    assert a.level is not None and b.level is not None  # kept by differences()
    return Difference(
        as_of=as_of,
        agreement_id=matter.agreement,
        provision_id=matter.provision,
        performer=matter.performer,
        voice_a=voice_a,
        voice_b=voice_b,
        claim_a_id=a.claim.row.id,
        claim_b_id=b.claim.row.id,
        level_a=a.level,
        level_b=b.level,
        effective_a=effective_a,
        effective_b=effective_b,
        same_basis=a.claim.row.level_basis == b.claim.row.level_basis,
        months_apart=whole_months(*sorted((effective_a, effective_b))),
        comparable=comparable,
        difference=a.level - b.level if comparable else None,
        between_parties=(voice_a, voice_b) == PARTIES,
    )


def can_compare(one: date, other: date) -> bool:
    """Whether two dates lie at most MONTHS_COMPARABLE months apart, to the day."""
    earlier, later = sorted((one, other))
    months = whole_months(earlier, later)
    is_exact = earlier.day == later.day
    return months < MONTHS_COMPARABLE or (months == MONTHS_COMPARABLE and is_exact)


def _effective(stand: Stand) -> date:
    effective = stand.claim.when.effective
    if effective is None:
        raise ValueError(f"{stand.claim.row.id} is undated and has no position")
    return effective


def _row(agreement: str | None, counts: Mapping[str, int], as_of: date) -> Comparability:
    return Comparability(as_of=as_of, agreement_id=agreement, **counts)


def _of_pair(pair: Difference) -> Matter:
    return Matter(pair.agreement_id, pair.provision_id, pair.performer)
