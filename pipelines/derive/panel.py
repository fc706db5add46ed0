"""The panel: where each assessor stands on each unit at the end of each month and year."""

from bisect import bisect_right
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from pipelines.derive.positions import Claim, Stand, Unit, Units, stand_at
from pipelines.derive.timing import whole_months
from schemas.agreements import Agreement
from schemas.edtf import first_day
from schemas.measures import PANEL_START, PanelMonth, PanelWide, PanelYear, panel_wide

Period = tuple[str, date]
"""The period as EDTF, and its last day."""


@cache
def months(start: date, end: date) -> Sequence[Period]:
    """Months from start to end; the last one ends with end."""
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    found = []
    for step in range(count):
        year, month = divmod(start.year * 12 + start.month - 1 + step, 12)
        last = date(year, month + 1, monthrange(year, month + 1)[1])
        found.append((f"{year:04d}-{month + 1:02d}", min(last, end)))
    return found


def years(start: date, end: date) -> list[Period]:
    """Years from start to end; the last one ends with end."""
    return [
        (f"{year:04d}", min(date(year, 12, 31), end)) for year in range(start.year, end.year + 1)
    ]


def starts(
    agreements: Iterable[Agreement], units: Units, known_by: date
) -> dict[str, tuple[date, str]]:
    """Where the panel of each agreement begins, and why: the day agreed, else the first claim.

    units: claims by unit and assessor; known_by: later claims do not count. An agreement without
    either has none.
    """
    first: dict[str, date] = {}
    for unit, claims in units.items():
        for day in _changes(_known(claims, known_by)):
            first[unit.agreement] = min(day, first.get(unit.agreement, day))
    agreed = {each.id: first_day(each.date_agreed) for each in agreements}
    found = {agreement: (day, "first-claim") for agreement, day in first.items()}
    found.update({agreement: (day, "agreed") for agreement, day in agreed.items() if day})
    return found


def _known(claims: Iterable[Claim], known_by: date) -> list[Claim]:
    """Dated claims that were said by a day and not corrected."""
    return [
        c for c in claims if c.when.effective and c.when.said <= known_by and c.stands(known_by)
    ]


def _changes(claims: Iterable[Claim]) -> list[date]:
    """The days on which a position may change."""
    return sorted({c.when.effective for c in claims if c.when.effective})


def panel(
    units: Units,
    begins: Mapping[str, tuple[date, str]],
    as_of: date,
    known_by: date,
    by_month: bool,
) -> Iterator[PanelMonth]:
    """Positions at the end of each period up to a date; before the first claim empty.

    units: claims by unit and assessor; begins: from `starts`. Gives rows of the table
    `panel_months` or `panel_years`, one after the other, as there are many. Only assessors with a
    dated claim on the unit are in it.
    """
    model, split = (PanelMonth, months) if by_month else (PanelYear, years)
    for unit, claims in sorted(units.items(), key=_place):  # as the table is: not sorted again
        dated = _known(claims, known_by)
        if dated and unit.agreement in begins:
            start, why = begins[unit.agreement]
            for period, stand in _stands(dated, split(start, as_of), known_by):
                yield _row(model, unit, period, why, stand)


def _place(of: tuple[Unit, object]) -> tuple[tuple[bool, str], ...]:
    return tuple((part is not None, part or "") for part in of[0])


def _stands(
    claims: list[Claim], periods: Iterable[Period], known_by: date
) -> Iterator[tuple[Period, Stand | None]]:
    """Positions change on effective dates only, so each is worked out once."""
    changes = _changes(claims)
    stands = [stand_at(claims, day, known_by) for day in changes]
    for period in periods:
        place = bisect_right(changes, period[1])
        yield period, stands[place - 1] if place else None


def _row(
    model: type[PanelMonth], unit: Unit, period: Period, start: str, stand: Stand | None
) -> PanelMonth:
    """A row without the check of its values, which tens of thousands of rows would pay for."""
    name, last = period
    effective = stand.claim.when.effective if stand else None
    return model.model_construct(
        agreement_id=unit.agreement,
        provision_id=unit.provision,
        performer=unit.performer,
        assessor_id=unit.voice,
        period=name,
        start=start,
        kind=stand.kind if stand else None,
        level=stand.level if stand else None,
        level_basis=stand.claim.row.level_basis if stand and stand.kind == "level" else None,
        age_months=whole_months(effective, last) if effective else None,
        claim_id=stand.claim.row.id if stand else None,
    )


def wide(rows: Sequence[PanelMonth]) -> list[PanelWide]:
    """The panel by year with one row for each unit and assessor, and every year in each.

    rows: of the table `panel_years`; the years end with the latest of them, that of the data date.
    """
    years = [int(row.period) for row in rows]
    model = panel_wide(min([PANEL_START, *years]), max([PANEL_START, *years]))
    found: dict[Unit, dict[str, int | None]] = defaultdict(dict)
    for row, year in zip(rows, years, strict=True):
        cells = found[Unit(row.agreement_id, row.provision_id, row.performer, row.assessor_id)]
        if row.level is not None:
            cells |= {f"level_{year}": row.level, f"age_{year}": row.age_months}
    return [
        model(
            agreement_id=unit.agreement,
            provision_id=unit.provision,
            performer=unit.performer,
            assessor_id=unit.voice,
            **cells,
        )
        for unit, cells in found.items()
    ]
