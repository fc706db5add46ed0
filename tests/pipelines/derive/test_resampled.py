"""Alphas of many resamples at once are those that the package gives one by one."""

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.derive import resampled
from pipelines.derive.reliability import LEVELS
from pipelines.derive.resampled import Counts, Numbers, resampled_alphas


@st.composite
def some_counts(draw: st.DrawFn) -> Counts:
    """How many of at least two coders gave each of two to five values, for one to eight units."""
    values = draw(st.integers(2, 5))
    row = st.lists(st.integers(0, 3), min_size=values, max_size=values)
    return np.array(draw(st.lists(row.filter(lambda unit: sum(unit) > 1), min_size=1, max_size=8)))


def one_by_one(units: Counts, values: Numbers, level: str, draws: Counts) -> Numbers:
    """The same by the package."""
    with np.errstate(all="ignore"):
        found = [
            krippendorff.alpha(
                value_counts=units[draw], value_domain=values, level_of_measurement=level
            )
            for draw in draws
            if np.count_nonzero(units[draw].sum(axis=0)) > 1
        ]
    return np.array([alpha for alpha in found if np.isfinite(alpha)])


@given(some_counts(), st.sampled_from(LEVELS), st.integers(0, 99))
def test_each_is_that_of_the_package(units: Counts, level: str, seed: int) -> None:
    values = np.array([0, 0.5, 1, 3, 7])[: units.shape[1]]
    draws = np.random.default_rng(seed).integers(len(units), size=(12, len(units)))
    together = resampled_alphas(units, values, level, draws)
    assert together == pytest.approx(one_by_one(units, values, level, draws))


def test_parts_of_the_resamples_give_what_all_of_them_give(monkeypatch: pytest.MonkeyPatch) -> None:
    units, values = np.array([[2, 0, 1], [0, 3, 0], [1, 1, 0]]), np.array([0.0, 1.0, 2.0])
    draws = np.random.default_rng(7).integers(3, size=(50, 3))
    together = resampled_alphas(units, values, "ordinal", draws)
    monkeypatch.setattr(resampled, "AT_ONCE", 30)
    assert resampled_alphas(units, values, "ordinal", draws).tolist() == together.tolist()
    assert len(together) > 30
