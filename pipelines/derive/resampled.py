"""Krippendorff's alpha of thousands of resamples at once: for its bootstrap interval.

Method: Krippendorff 2018, Content Analysis, 4th edition, chapter 12. Coincidences add up over the
units, so those of a resample are those of the kinds of units, each as often as it was drawn.
"""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Counts = NDArray[np.int64]

AT_ONCE = 2_000_000
"""Numbers in the coincidences of the resamples that are computed together: 16 MB."""


def resampled_alphas(units: Counts, values: Numbers, level: str, draws: Counts) -> Numbers:
    """Alpha of each resample that has one.

    units: how many coders gave each value, units x values; values: ascending; level: how far two
    values are apart; draws: the units of each resample, resamples x units. Returns the alphas in
    the order of the resamples, without those whose expected disagreement is 0 or no float.
    """
    kinds, kind_of = np.unique(units, axis=0, return_inverse=True)
    each = _coincidences(kinds)
    step = max(1, AT_ONCE // each[0].size)
    parts = (draws[start : start + step] for start in range(0, len(draws), step))
    drawn = (_times(kind_of[part], len(kinds)) for part in parts)
    with np.errstate(all="ignore"):
        found = [_alphas(np.tensordot(times, each, 1), values, level) for times in drawn]
    alphas: Numbers = np.concatenate(found)
    return alphas[np.isfinite(alphas)]


def _times(drawn: Counts, kinds: int) -> Numbers:
    """How often each kind of unit was drawn: resamples x kinds."""
    rows = np.arange(len(drawn))[:, np.newaxis] * kinds
    found = np.bincount((rows + drawn).ravel(), minlength=len(drawn) * kinds)
    return found.reshape(len(drawn), kinds).astype(np.float64)


def _coincidences(kinds: Counts) -> Numbers:
    """How often two values meet in a unit of each kind: kinds x values x values."""
    given = kinds.astype(np.float64)
    pairs = given[:, :, np.newaxis] * given[:, np.newaxis, :] - _diagonal(given)
    found: Numbers = pairs / (given.sum(axis=1) - 1)[:, np.newaxis, np.newaxis]
    return found


def _diagonal(rows: Numbers) -> Numbers:
    """Each row as the diagonal of a matrix."""
    found: Numbers = rows[:, :, np.newaxis] * np.eye(rows.shape[1])
    return found


def _alphas(observed: Numbers, values: Numbers, level: str) -> Numbers:
    """1 - observed / expected disagreement; observed: coincidences, resamples x values x values."""
    given = observed.sum(axis=2)
    pairs = given[:, :, np.newaxis] * given[:, np.newaxis, :] - _diagonal(given)
    expected = pairs / (given.sum(axis=1) - 1)[:, np.newaxis, np.newaxis]
    apart = _apart(values, level, given)
    axes = (1, 2)
    found: Numbers = 1 - (observed * apart).sum(axes) / (expected * apart).sum(axes)
    return found


def _apart(values: Numbers, level: str, given: Numbers) -> Numbers:
    """How far two values are apart, squared; given: how often each was, resamples x values."""
    one, other = values[:, np.newaxis], values[np.newaxis, :]
    if level == "nominal":
        differs: Numbers = (one != other)[np.newaxis].astype(np.float64)
        return differs
    if level == "ordinal":
        return _ranks_apart(given)
    difference = one - other
    if level == "ratio":
        total = one + other
        difference = np.divide(difference, total, out=np.zeros_like(total), where=total != 0)
    squared: Numbers = difference[np.newaxis] ** 2
    return squared


def _ranks_apart(given: Numbers) -> Numbers:
    """How many values were given from the middle of one to the middle of the other, squared."""
    middle = given.cumsum(axis=1) - given / 2
    squared: Numbers = (middle[:, :, np.newaxis] - middle[:, np.newaxis, :]) ** 2
    return squared
