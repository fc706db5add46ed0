"""Agreement of coders: Krippendorff's alpha with a bootstrap interval, and Cohen's kappa.

Method: Krippendorff 2018, Content Analysis, 4th edition, chapter 12 (alpha, by the package of that
name; that of resamples in `resampled.py`); Efron and Tibshirani 1993, chapter 13 (percentile
interval); Cohen 1968 (weighted kappa).
"""

import math
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple, TypeAlias, cast

import krippendorff
import numpy as np
from numpy.typing import NDArray

from pipelines.derive.resampled import AT_ONCE, resampled_alphas
from schemas.measures import RESAMPLES

Ratings: TypeAlias = Sequence[float | None]
"""What one coder gave to each unit; None where nothing was given."""

Numbers: TypeAlias = NDArray[np.float64]

_Level: TypeAlias = Literal["nominal", "ordinal", "interval", "ratio"]

LEVELS = ("nominal", "ordinal", "interval", "ratio")
WEIGHTS = ("none", "linear", "quadratic")
LARGEST = 2**53
"""Beyond it floats do not keep whole numbers apart."""


class Undefined(ValueError):
    """There is nothing to compare: too few coders, no unit in common, or rows that do not match."""


class Unsuitable(ValueError):
    """A value that is no number or does not fit the level, or an option that does not exist."""


class _Units(NamedTuple):
    """What was given to the units that two or more coders rated.

    counts: how many coders gave each value, units x values, sorted so that no result depends on the
    order of the units; values: ascending.
    """

    counts: NDArray[np.int64]
    values: Numbers


def krippendorff_alpha(ratings: Sequence[Ratings], level: str = "ordinal") -> float | None:
    """Krippendorff's alpha: 1 - observed / expected disagreement (Krippendorff 2018, chapter 12).

    ratings: coders x units; a unit with fewer than two values drops out. level: how far two values
    are apart; ordinal goes by how often the values between them were given, ratio by difference
    over sum, so 0 is as far as can be from any other value. Memory grows with units x values².
    Returns None if all values of the remaining units are the same: none can be expected to differ.
    Raises Undefined for fewer than two coders, rows of different length and no unit with two
    values; Unsuitable for an unknown level, a value that is no finite number up to LARGEST, and a
    negative one at level ratio.
    """
    return _alpha(_units(ratings, level), level)


def bootstrap_interval(
    ratings: Sequence[Ratings],
    level: str,
    resamples: int = RESAMPLES,
    seed: int = 20261122,
    coverage: float = 0.95,
) -> tuple[float, float] | None:
    """Percentile interval of alpha over resamples of the units (Efron and Tibshirani 1993).

    ratings, level: as for krippendorff_alpha. Units with two or more values are drawn with
    replacement; a resample in which all values are the same has no alpha and is left out. The same
    ratings and seed give the same interval, whatever the order of coders and units. It is not the
    interval of Hayes and Krippendorff 2007, who draw pairs of values. Returns (low, high), or None
    if no resample has an alpha, as where alpha itself is None. Raises what krippendorff_alpha
    does, and Unsuitable for no resamples or a coverage that is not between 0 and 1.
    """
    if resamples < 1 or not 0 < coverage < 1:
        raise Unsuitable(f"no interval of coverage {coverage} from {resamples} resamples")
    units = _units(ratings, level)
    generator, n = np.random.default_rng(seed), len(units.counts)
    step = max(1, AT_ONCE // n)  # drawn in parts they are the same: one stream of numbers
    sizes = (min(step, resamples - start) for start in range(0, resamples, step))
    parts = (generator.integers(n, size=(size, n)) for size in sizes)
    defined = np.concatenate(
        [resampled_alphas(units.counts, units.values, level, draws) for draws in parts]
    )
    if not defined.size:
        return None
    low, high = np.quantile(defined, [(1 - coverage) / 2, (1 + coverage) / 2])
    return float(low), float(high)


def weighted_kappa(first: Ratings, second: Ratings, weights: str = "quadratic") -> float | None:
    """Cohen's kappa of two coders: 1 - observed / expected disagreement (Cohen 1968).

    first, second: over the same units; a unit without both values drops out. weights: none (1 for
    different values), linear (their difference) or quadratic (its square). The difference is that
    of the numbers, not of their ranks: a value that nobody gave still counts as a step. Returns
    None if both coders gave one and the same value throughout. Raises Undefined for rows of
    different length and no unit with both values; Unsuitable for unknown weights and values as in
    krippendorff_alpha.
    """
    _known("weights", weights, WEIGHTS)
    table = _table([first, second])
    a, b = table[:, ~np.isnan(table).any(axis=0)]
    if not a.size:
        raise Undefined("no unit has a value of both coders")
    (rows, row_counts), (columns, column_counts) = (
        np.unique(x, return_counts=True) for x in (a, b)
    )
    by_chance = np.outer(row_counts, column_counts) / a.size
    expected = (by_chance * _disagreement(rows[:, np.newaxis] - columns, weights)).sum()
    if expected == 0:
        return None
    return float(1 - _disagreement(a - b, weights).sum() / expected)


def _units(ratings: Sequence[Ratings], level: str) -> _Units:
    """The checked units with two or more values."""
    _known("level", level, LEVELS)
    table = _table(ratings)
    if level == "ratio" and (table < 0).any():
        raise Unsuitable(f"{np.nanmin(table):g} is negative: level ratio starts at 0")
    table = table[:, (~np.isnan(table)).sum(axis=0) > 1]
    if not table.size:
        raise Undefined("no unit has values of two coders")
    values = np.unique(table[~np.isnan(table)])
    counts = (table[..., np.newaxis] == values).sum(axis=0)
    return _Units(counts[np.lexsort(counts.T)], values)


def _alpha(units: _Units, level: str) -> float | None:
    """Alpha; None where the expected disagreement is 0, which the package divides by."""
    if len(units.values) < 2:
        return None
    with np.errstate(all="ignore"):
        alpha = krippendorff.alpha(
            value_counts=units.counts,
            value_domain=units.values,
            level_of_measurement=cast(_Level, level),
        )
    return float(alpha) if math.isfinite(alpha) else None


def _disagreement(differences: Numbers, weights: str) -> Numbers:
    distances: Numbers = np.abs(differences)
    if weights == "none":
        return np.sign(distances)
    return distances if weights == "linear" else distances * distances


def _table(ratings: Sequence[Ratings]) -> Numbers:
    """Coders x units, with NaN where nothing was given."""
    rows = [[_number(value) for value in row] for row in ratings]
    lengths = sorted({len(row) for row in rows})
    if len(rows) < 2:
        raise Undefined(f"two coders or more are compared, not {len(rows)}")
    if len(lengths) > 1:
        raise Undefined(f"the coders must rate the same units, not {lengths}")
    return np.array(rows, dtype=np.float64)


def _number(given: Any) -> float:
    value = given.item() if isinstance(given, np.generic) else given
    if value is None:
        return math.nan
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unsuitable(f"{value!r} is no number; None stands for a missing value")
    if not -LARGEST <= value <= LARGEST:
        raise Unsuitable(
            f"{value!r} is not finite or beyond 2**53; None stands for a missing value"
        )
    return float(value)


def _known(what: str, given: str, allowed: tuple[str, ...]) -> None:
    if given not in allowed:
        raise Unsuitable(f"unknown {what} {given!r}; allowed: {', '.join(allowed)}")
