"""Shares by level, and the index with bounds: computed from counts, printed under conditions.

Method: Kroc Institute, Barometer Initiative (shares by level); the index is the sum of levels as a
share of the highest possible sum, with bounds for what is not rated (docs/method.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from schemas.codes import FULL, LEVEL_WORDS


class Contradiction(ValueError):
    """Counts that do not add up to the total given with them, or are no counts."""


@dataclass(frozen=True)
class Shares:
    """Counts by level and their exact shares of the total."""

    counts: Mapping[int, int]
    total: int

    @property
    def exact(self) -> dict[int, Fraction]:
        """The share of each level, from 0 to 1."""
        return {level: Fraction(count, self.total) for level, count in self.counts.items()}

    def percent(self, decimals: int = 0) -> dict[int, Decimal]:
        """Percentages rounded half up, as the published ones are; they need not sum to 100."""
        return {level: rounded(100 * share, decimals) for level, share in self.exact.items()}


@dataclass(frozen=True)
class Index:
    """The index over what is rated, with its bounds over all units (0 to 100, exact).

    value: 100 x sum of levels / 3 x rated, None if nothing is rated; low: all unrated at 0; high:
    all unrated at 3; rated, unrated: numbers of units.
    """

    value: Fraction | None
    low: Fraction
    high: Fraction
    rated: int
    unrated: int


def shares(counts: Mapping[int, int], total: int | None = None) -> Shares:
    """Shares by level.

    counts: number of units by level; total: as published with them, if it was. Raises
    Contradiction if a level is none, a count is negative, all are zero, or the sum is not total.
    """
    complete = _checked(counts)
    found = sum(complete.values())
    if total is not None and found != total:
        raise Contradiction(f"the counts add up to {found}, the total given is {total}")
    if found == 0:
        raise Contradiction("no unit is rated: there is nothing to take a share of")
    return Shares(complete, found)


def index_bounds(counts: Mapping[int, int], n: int) -> Index:
    """The index of n units of which some are rated.

    counts: number of rated units by level; n: number of all units. Raises Contradiction if more
    are rated than there are, or there is none.
    """
    complete = _checked(counts)
    rated, points = sum(complete.values()), sum(level * c for level, c in complete.items())
    if n < 1 or rated > n:
        raise Contradiction(f"{rated} units are rated of {n}")
    return Index(
        value=Fraction(100 * points, FULL * rated) if rated else None,
        low=Fraction(100 * points, FULL * n),
        high=Fraction(100 * (points + FULL * (n - rated)), FULL * n),
        rated=rated,
        unrated=n - rated,
    )


def _checked(counts: Mapping[int, int]) -> dict[int, int]:
    """Counts of every level, from the highest down."""
    strange = {level: count for level, count in counts.items() if level not in LEVEL_WORDS}
    negative = {level: count for level, count in counts.items() if count < 0}
    if strange or negative:
        raise Contradiction(f"no counts by level: {strange or negative}")
    return {level: counts.get(level, 0) for level in sorted(LEVEL_WORDS, reverse=True)}


def rounded(value: Fraction, decimals: int = 0) -> Decimal:
    """A value rounded half up, as published numbers are."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def tenth(value: Fraction) -> float:
    """A value to one decimal, rounded half up."""
    return float(rounded(value, 1))
