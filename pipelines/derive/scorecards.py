"""Published scorecards beside the positions of the same date, agreement by agreement."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from pipelines.derive.positions import Units, by_basis, rows_at, units_of
from pipelines.derive.shares import index_bounds, rounded, tenth
from schemas.agreements import Agreement
from schemas.computed import Position
from schemas.edtf import last_day
from schemas.evidence import Citation
from schemas.measures import ScorecardComparison, ScorecardShare
from schemas.registers import Scorecard, ScorecardCount, ScorecardItem, ScorecardScale
from schemas.tables import Tables

Scales = dict[tuple[str, str], int | None]
"""Our reading of each label of each scorecard."""


def scorecard_comparisons(tables: Tables, data_date: date) -> list[ScorecardComparison]:
    """Each graded scorecard beside what was known and said by its date, or by the data date.

    tables: with scorecards, their scales, counts and items, agreements, citations and the claims.
    Returns rows of the table `scorecard_comparisons`: the agreements that the scorecard lists, or
    every agreement reached by its date where it counts agreements and names none. A scorecard that
    counts something else, or nothing, has no rows.
    """
    units, cited = units_of(tables), _cited(tables)
    items: dict[str, list[ScorecardItem]] = defaultdict(list)
    for item in tables.of(ScorecardItem):
        items[item.scorecard_id].append(item)
    scales = _scales(tables)
    counted = {count.scorecard_id for count in tables.of(ScorecardCount)}
    found = []
    for card in tables.of(Scorecard):
        if card.kind == "graded":
            day = min(last_day(card.date) or data_date, data_date)
            listed = _listed(items[card.id])
            if not items[card.id] and card.total and card.id in counted:
                listed = _reached(tables, day)
            found.extend(_Card(card.id, day, scales, cited).rows(listed, units))
    return found


def _listed(items: Sequence[ScorecardItem]) -> dict[str, str | None]:
    """Label of each agreement that the scorecard lists."""
    return {item.agreement_id: item.label for item in items if item.agreement_id}


def _reached(tables: Tables, limit: date) -> dict[str, str | None]:
    """Agreements whose last possible day is not after the limit; no label."""
    days = {each.id: last_day(each.date_agreed) for each in tables.of(Agreement)}
    return {name: None for name, day in days.items() if day and day <= limit}


def _cited(tables: Tables) -> dict[tuple[str, str], set[str]]:
    """Sources of each record that cites."""
    sources: dict[tuple[str, str], set[str]] = defaultdict(set)
    for citation in tables.of(Citation):
        sources[citation.cited_table, citation.cited_id].add(citation.source_id)
    return sources


class _Card:
    """One scorecard at its date."""

    def __init__(
        self,
        name: str,
        day: date,
        scales: Scales,
        cited: dict[tuple[str, str], set[str]],
    ) -> None:
        self.name = name
        self.day = day
        self.scales = scales
        self.cited = cited

    def rows(self, listed: dict[str, str | None], units: Units) -> list[ScorecardComparison]:
        positions: dict[str, list[Position]] = defaultdict(list)
        spoken_of = {unit: claims for unit, claims in units.items() if unit.agreement in listed}
        for position in rows_at(spoken_of, self.day, self.day):
            positions[position.agreement_id].append(position)
        return [self.row(name, label, positions[name]) for name, label in listed.items()]

    def row(
        self, agreement: str, label: str | None, positions: Sequence[Position]
    ) -> ScorecardComparison:
        level = self.level(label)
        return ScorecardComparison(
            scorecard_id=self.name,
            agreement_id=agreement,
            as_of=self.day,
            label=label,
            level=level,
            **_by_place(positions),
            accounts=sum(position.kind != "level" for position in positions),
            compared=self.compared(level, positions),
        )

    def level(self, label: str | None) -> int | None:
        """Our reading of a label; a label such as `fulfilled (seen)` is read by its first words."""
        if label is None:
            return None
        bare = label.partition(" (")[0]
        return self.scales.get((self.name, label), self.scales.get((self.name, bare)))

    def compared(self, level: int | None, positions: Sequence[Position]) -> str:
        levelled = [position for position in positions if position.kind == "level"]
        whole = [position for position in levelled if not position.provision_id]
        if any(self.is_own(position.claim_id) for position in levelled):
            return "own-source"
        if level is None:
            return "no-rating"
        if not whole:
            return "no-position"
        return "same-level" if {position.level for position in whole} == {level} else "other-level"

    def is_own(self, claim: str) -> bool:
        """Whether a claim cites a source of the scorecard."""
        return bool(self.cited["assessments", claim] & self.cited["scorecards", self.name])


def _by_place(positions: Sequence[Position]) -> dict[str, int]:
    """Positions with a level on the agreement as a whole and on its provisions, by column."""
    counted = {
        "whole": by_basis(position for position in positions if not position.provision_id),
        "provisions": by_basis(position for position in positions if position.provision_id),
    }
    return {
        f"{place}_{basis}": count
        for place, found in counted.items()
        for basis, count in found._asdict().items()
    }


def scorecard_shares(tables: Tables) -> list[ScorecardShare]:
    """Shares of each scorecard whose counts make up the total that it gives.

    tables: with scorecards, their counts and scales. Returns rows of the table
    `scorecard_shares`; a scorecard that counts only a part of its set has none.
    """
    counts: dict[str, list[ScorecardCount]] = defaultdict(list)
    for count in tables.of(ScorecardCount):
        counts[count.scorecard_id].append(count)
    scales = _scales(tables)
    return [
        row
        for card in tables.of(Scorecard)
        if card.total and sum(count.count for count in counts[card.id]) == card.total
        for row in _shares(counts[card.id], card.total, scales)
    ]


def _shares(counts: Sequence[ScorecardCount], total: int, scales: Scales) -> list[ScorecardShare]:
    levels = [scales.get((count.scorecard_id, count.label)) for count in counts]
    index = _index(levels, [count.count for count in counts])
    return [
        ScorecardShare(
            scorecard_id=count.scorecard_id,
            label=count.label,
            level=level,
            count=count.count,
            total=total,
            percent=int(rounded(Fraction(100 * count.count, total))),
            index=index,
        )
        for count, level in zip(counts, levels, strict=True)
    ]


def _index(levels: Sequence[int | None], counts: Sequence[int]) -> float | None:
    """The index of a scorecard, where every label has a level."""
    by_level: Counter[int] = Counter()
    for level, count in zip(levels, counts, strict=True):
        if level is None:
            return None
        by_level[level] += count
    value = index_bounds(by_level, sum(counts)).value
    return None if value is None else tenth(value)


def _scales(tables: Tables) -> Scales:
    return {(each.scorecard_id, each.label): each.level for each in tables.of(ScorecardScale)}
