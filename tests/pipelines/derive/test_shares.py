"""Shares and index against published numbers, and what must hold for any counts."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.derive.shares import Contradiction, index_bounds, shares
from tests.each import each, each_row

COLOMBIA_2019 = {3: 133, 2: 69, 1: 194, 0: 182}
"""Shares by level on 28 February 2019: m.portafolio.co, Informe internacional sobre el acuerdo."""

levels = st.dictionaries(st.integers(0, 3), st.integers(0, 400))


def test_colombia_barometer_of_february_2019() -> None:
    found = shares(COLOMBIA_2019, 578)
    assert found.percent() == {3: 23, 2: 12, 1: 34, 0: 31}
    two = {3: Decimal("23.01"), 2: Decimal("11.94"), 1: Decimal("33.56"), 0: Decimal("31.49")}
    assert found.percent(2) == two
    assert sum(COLOMBIA_2019[level] for level in (1, 2, 3)) == 396


def test_index_of_the_colombia_barometer() -> None:
    index = index_bounds(COLOMBIA_2019, 578)
    assert index.value == Fraction(100 * 731, 1734)
    assert round(float(index.value), 1) == 42.2
    assert index.low == index.high == index.value


def test_counts_that_contradict_their_total_are_refused() -> None:
    newspaper = {**COLOMBIA_2019, 3: 113}
    with pytest.raises(Contradiction, match="add up to 558, the total given is 578"):
        shares(newspaper, 578)


def test_ethnic_approach_of_november_2023_rounds_half_up() -> None:
    percent = shares({3: 10, 2: 11, 1: 49, 0: 10}, 80).percent()
    assert percent == {3: 13, 2: 14, 1: 61, 0: 13}
    assert sum(percent.values()) == 101


def test_started_by_may_2018() -> None:
    assert shares({1: 353, 0: 225}, 578).percent()[1] == 61


def test_birn_of_april_2015() -> None:
    assert shares({3: 4, 0: 13}, 17).percent(1)[3] == Decimal("23.5")


@each([{}, {0: 0}, {4: 1}, {-1: 1}, {3: -1}])
def test_what_is_no_count_by_level_is_refused(counts: dict[int, int]) -> None:
    with pytest.raises(Contradiction):
        shares(counts)


@each_row([({}, 0), ({3: 2}, 1), ({5: 1}, 2)])
def test_more_rated_than_there_are_is_refused(counts: dict[int, int], n: int) -> None:
    with pytest.raises(Contradiction):
        index_bounds(counts, n)


def test_nothing_rated_has_no_index_and_the_widest_bounds() -> None:
    index = index_bounds({}, 5)
    assert (index.value, index.low, index.high, index.unrated) == (None, 0, 100, 5)


@given(levels.filter(lambda counts: sum(counts.values()) > 0))
def test_exact_shares_sum_to_one(counts: dict[int, int]) -> None:
    assert sum(shares(counts).exact.values()) == 1


@given(levels, st.integers(0, 4), st.data())
def test_bounds_contain_every_completion(
    counts: dict[int, int], unrated: int, data: st.DataObject
) -> None:
    n = sum(counts.values()) + unrated
    if n == 0:
        return
    bounds = index_bounds(counts, n)
    completed = dict(counts)
    for _ in range(unrated):
        level = data.draw(st.integers(0, 3))
        completed[level] = completed.get(level, 0) + 1
    value = index_bounds(completed, n).value
    assert value is not None
    assert bounds.low <= value <= bounds.high
