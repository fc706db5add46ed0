"""Published scorecards beside the positions of the same date, agreement by agreement."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from pipelines.derive.positions import Units, by_basis, rows_at, units_of
from pipelines.derive.shares import index_bounds, rounded, tenth
from schemas.edtf import last_day
from schemas.tables import Tables

Row = dict[str, Any]
Scales = dict[tuple[str, str], int | None]
"""Our reading of each label of each scorecard."""


def scorecard_comparisons(tables: Tables, data_date: date) -> list[Row]:
    """Each graded scorecard beside what was known and said by its date, or by the data date.

    tables: with scorecards, their scales, counts and items, agreements, citations and the claims.
    Returns rows of the table `scorecard_comparisons`: the agreements that the scorecard lists, or
    every agreement reached by its date where it counts agreements and names none. A scorecard that
    counts something else, or nothing, has no rows.
    """
    units, cited = units_of(tables), _cited(tables)
    items: dict[str, list[Row]] = defaultdict(list)
    for row in tables.rows("scorecard_items"):
        items[row["scorecard_id"]].append(row)
    scales = _scales(tables)
    counted = {row["scorecard_id"] for row in tables.rows("scorecard_counts")}
    found = []
    for card in tables.rows("scorecards"):
        if card["kind"] == "graded":
            day = min(last_day(card["date"]) or data_date, data_date)
            listed = _listed(items[card["id"]])
            if not items[card["id"]] and card["total"] and card["id"] in counted:
                listed = _reached(tables, day)
            found.extend(_Card(card["id"], day, scales, cited).rows(listed, units))
    return found


def _listed(items: Sequence[Row]) -> dict[str, str | None]:
    """Label of each agreement that the scorecard lists."""
    return {row["agreement_id"]: row["label"] for row in items if row["agreement_id"]}


def _reached(tables: Tables, limit: date) -> dict[str, str | None]:
    """Agreements whose last possible day is not after the limit; no label."""
    days = {row["id"]: last_day(row["date_agreed"]) for row in tables.rows("agreements")}
    return {name: None for name, day in days.items() if day and day <= limit}


def _cited(tables: Tables) -> dict[tuple[str, str], set[str]]:
    """Sources of each record that cites."""
    sources: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in tables.rows("citations"):
        sources[row["cited_table"], row["cited_id"]].add(row["source_id"])
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

    def rows(self, listed: dict[str, str | None], units: Units) -> list[Row]:
        positions: dict[str, list[Row]] = defaultdict(list)
        for row in rows_at(units, self.day, self.day):
            positions[row["agreement_id"]].append(row)
        return [self.row(name, label, positions[name]) for name, label in listed.items()]

    def row(self, agreement: str, label: str | None, positions: Sequence[Row]) -> Row:
        level = self.level(label)
        return {
            "scorecard_id": self.name,
            "agreement_id": agreement,
            "as_of": self.day,
            "label": label,
            "level": level,
            **_counts(positions),
            "compared": self.compared(level, positions),
        }

    def level(self, label: str | None) -> int | None:
        """Our reading of a label; a label such as `fulfilled (seen)` is read by its first words."""
        if label is None:
            return None
        bare = label.partition(" (")[0]
        return self.scales.get((self.name, label), self.scales.get((self.name, bare)))

    def compared(self, level: int | None, positions: Sequence[Row]) -> str:
        whole = [row for row in positions if row["kind"] == "level" and not row["provision_id"]]
        if any(self.is_own(row["claim_id"]) for row in positions if row["kind"] == "level"):
            return "own-source"
        if level is None:
            return "no-rating"
        if not whole:
            return "no-position"
        return "same-level" if {row["level"] for row in whole} == {level} else "other-level"

    def is_own(self, claim: str) -> bool:
        """Whether a claim cites a source of the scorecard."""
        return bool(self.cited["assessments", claim] & self.cited["scorecards", self.name])


def _counts(positions: Sequence[Row]) -> Row:
    whole = by_basis(row for row in positions if not row["provision_id"])
    provisions = by_basis(row for row in positions if row["provision_id"])
    return {
        **{f"whole_{name}": count for name, count in whole.items()},
        **{f"provisions_{name}": count for name, count in provisions.items()},
        "accounts": sum(row["kind"] != "level" for row in positions),
    }


def scorecard_shares(tables: Tables) -> list[Row]:
    """Shares of each scorecard whose counts make up the total that it gives.

    tables: with scorecards, their counts and scales. Returns rows of the table
    `scorecard_shares`; a scorecard that counts only a part of its set has none.
    """
    counts: dict[str, list[Row]] = defaultdict(list)
    for row in tables.rows("scorecard_counts"):
        counts[row["scorecard_id"]].append(row)
    scales = _scales(tables)
    return [
        row
        for card in tables.rows("scorecards")
        if card["total"] and sum(row["count"] for row in counts[card["id"]]) == card["total"]
        for row in _shares(card, counts[card["id"]], scales)
    ]


def _shares(card: Row, counts: Sequence[Row], scales: Scales) -> list[Row]:
    levels = [scales.get((card["id"], row["label"])) for row in counts]
    index = _index(levels, [row["count"] for row in counts])
    return [
        {
            "scorecard_id": card["id"],
            "label": row["label"],
            "level": level,
            "count": row["count"],
            "total": card["total"],
            "percent": int(rounded(Fraction(100 * row["count"], card["total"]))),
            "index": index,
        }
        for row, level in zip(counts, levels, strict=True)
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
    rows = tables.rows("scorecard_scales")
    return {(row["scorecard_id"], row["label"]): row["level"] for row in rows}
