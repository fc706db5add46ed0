"""Alpha, its interval and kappa: published numbers, second implementations, invariances."""

from collections import Counter, defaultdict
from collections.abc import Callable
from fractions import Fraction
from itertools import combinations_with_replacement, permutations
from math import factorial, inf, nan, prod
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipelines.derive.reliability import (
    LARGEST,
    LEVELS,
    WEIGHTS,
    Undefined,
    Unsuitable,
    bootstrap_interval,
    krippendorff_alpha,
    weighted_kappa,
)
from tests.each import each, each_row

Row = list[float | None]
Ratings = list[Row]
N = None

FOUR_OBSERVERS: Ratings = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, N],
    [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 3],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
]
"""Krippendorff 2018, Content Analysis, 4th edition, page 290."""

PUBLISHED = {"nominal": 0.743, "ordinal": 0.815, "interval": 0.849, "ratio": 0.797}

SAS_TABLE = [[0, 4, 1], [0, 8, 0], [0, 1, 5]]
"""A printout of SAS, kept in the tests of statsmodels: kappa 0.4842, with linear weights 0.4701."""

ANXIETY: Ratings = [
    [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
    [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
    [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
]
"""The data set `anxiety` of the R package irr: three raters, twenty subjects, scale 1 to 6."""

every_level = pytest.mark.parametrize("level", LEVELS)
every_weights = each(WEIGHTS)


def pairable(ratings: Ratings) -> list[list[float]]:
    """The values of each unit that has two or more."""
    units = [[value for value in unit if value is not None] for unit in zip(*ratings, strict=True)]
    return [unit for unit in units if len(unit) > 1]


def squared(level: str, c: float, k: float, given: Counter[float]) -> Fraction:
    """The squared difference of two values, as the book defines it for each level."""
    low, high = sorted((Fraction(c), Fraction(k)))
    if level == "nominal":
        return Fraction(c != k)
    if level == "ordinal":
        between = sum((Fraction(n) for g, n in given.items() if low <= g <= high), Fraction(0))
        return (between - Fraction(given[c] + given[k]) / 2) ** 2
    if level == "interval":
        return (high - low) ** 2
    return ((high - low) / (high + low)) ** 2 if high + low else Fraction(0)


def by_definition(units: list[list[float]], level: str) -> Fraction | None:
    """Alpha from the matrix of coincidences, in exact arithmetic."""
    coincidences: defaultdict[tuple[float, float], Fraction] = defaultdict(Fraction)
    for unit in units:
        for pair in permutations(unit, 2):
            coincidences[pair] += Fraction(1, len(unit) - 1)
    given = Counter(value for unit in units for value in unit)
    n = sum(given.values())
    apart = {(c, k): squared(level, c, k, given) for c in given for k in given}
    observed = sum(o * apart[pair] for pair, o in coincidences.items())
    expected = sum(given[c] * given[k] * d for (c, k), d in apart.items())
    return 1 - (n - 1) * Fraction(observed) / expected if expected else None


def kappa_by_definition(first: Row, second: Row, power: int) -> Fraction | None:
    """Kappa from all pairs of a value of the first and one of the second, in exact arithmetic."""
    both = [(a, b) for a, b in zip(first, second, strict=True) if a is not None and b is not None]

    def apart(a: float, b: float) -> Fraction:
        return abs(Fraction(a) - Fraction(b)) ** power if a != b else Fraction(0)

    observed = sum(apart(a, b) for a, b in both) * len(both)
    expected = sum(apart(a, b) for a, _ in both for _, b in both)
    return 1 - Fraction(observed) / expected if expected else None


@st.composite
def some_ratings(draw: st.DrawFn, coders: int | None = None) -> Ratings:
    """Ratings of two to four coders with gaps, and at least one unit with two values."""
    rows = coders or draw(st.integers(2, 4))
    value = st.none() | st.sampled_from([0, 1, 2, 3, 0.5, 7])
    units = draw(st.lists(st.lists(value, min_size=rows, max_size=rows), min_size=1, max_size=9))
    ratings = [list(row) for row in zip(*units, strict=True)]
    assume(pairable(ratings))
    return ratings


@st.composite
def reordered(draw: st.DrawFn) -> tuple[Ratings, Ratings]:
    """Ratings, and the same with coders and units in another order."""
    ratings = draw(some_ratings())
    units = draw(st.permutations(range(len(ratings[0]))))
    coders = draw(st.permutations(range(len(ratings))))
    return ratings, [[ratings[coder][unit] for unit in units] for coder in coders]


def mapped(ratings: Ratings, change: Callable[[float], float]) -> Ratings:
    """The same ratings with other numbers."""
    return [[None if value is None else change(value) for value in row] for row in ratings]


def near(value: float | Fraction | None) -> Any:
    """What a float of the same value must be near to."""
    return None if value is None else pytest.approx(float(value), abs=1e-9)


@every_level
def test_alpha_of_the_four_observers(level: str) -> None:
    found = krippendorff_alpha(FOUR_OBSERVERS, level)
    assert found is not None
    assert round(found, 3) == PUBLISHED[level]


def test_levels_are_ordinal_unless_said() -> None:
    assert krippendorff_alpha(FOUR_OBSERVERS) == krippendorff_alpha(FOUR_OBSERVERS, "ordinal")


@given(some_ratings(), st.sampled_from(LEVELS))
def test_alpha_is_that_of_the_definition(ratings: Ratings, level: str) -> None:
    assert krippendorff_alpha(ratings, level) == near(by_definition(pairable(ratings), level))


@given(reordered(), st.sampled_from(LEVELS))
def test_order_of_coders_and_units_never_matters(pair: tuple[Ratings, Ratings], level: str) -> None:
    ratings, other = pair
    assert krippendorff_alpha(ratings, level) == krippendorff_alpha(other, level)
    assert bootstrap_interval(ratings, level, 20) == bootstrap_interval(other, level, 20)


@given(some_ratings(), st.sampled_from(LEVELS), st.data())
def test_a_unit_with_one_value_or_none_changes_nothing(
    ratings: Ratings, level: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(ratings[0])))
    alone = data.draw(st.integers(0, len(ratings) - 1))
    value = data.draw(st.none() | st.sampled_from([0, 1, 2, 9]))
    longer = [
        [*row[:place], value if coder == alone else None, *row[place:]]
        for coder, row in enumerate(ratings)
    ]
    assert krippendorff_alpha(longer, level) == krippendorff_alpha(ratings, level)
    assert bootstrap_interval(longer, level, 20) == bootstrap_interval(ratings, level, 20)


@given(
    st.lists(st.integers(0, 3), min_size=2, max_size=9).filter(lambda row: len(set(row)) > 1),
    st.integers(2, 4),
    st.sampled_from(LEVELS),
)
def test_perfect_agreement_with_variation_is_one(row: Row, coders: int, level: str) -> None:
    assert krippendorff_alpha([row] * coders, level) == 1
    assert bootstrap_interval([row] * coders, level, 50) == (1, 1)


@given(some_ratings(), st.permutations([0, 1, 2, 3, 0.5, 7]))
def test_other_labels_leave_nominal_alpha(ratings: Ratings, labels: list[float]) -> None:
    label = dict(zip([0, 1, 2, 3, 0.5, 7], labels, strict=True))
    other = mapped(ratings, label.__getitem__)
    assert krippendorff_alpha(other, "nominal") == near(krippendorff_alpha(ratings, "nominal"))


@each_row(
    [
        ("ordinal", lambda value: value**3 - 5, True),
        ("interval", lambda value: 10 - 3 * value, True),
        ("interval", lambda value: value**3, False),
        ("ratio", lambda value: 3 * value, True),
        ("ratio", lambda value: value + 1, False),
    ]
)
def test_other_scales_leave_alpha_as_far_as_the_level_goes(
    level: str, change: Callable[[float], float], kept: bool
) -> None:
    other = krippendorff_alpha(mapped(FOUR_OBSERVERS, change), level)
    assert (other == near(krippendorff_alpha(FOUR_OBSERVERS, level))) is kept


def test_systematic_disagreement_is_below_zero() -> None:
    assert krippendorff_alpha([[0, 1, 0, 1], [1, 0, 1, 0]], "nominal") == near(Fraction(-3, 4))


def test_at_level_ratio_zero_is_as_far_as_can_be_from_any_other_value() -> None:
    near_zero: Ratings = [[0, 0, 4], [1, 0, 4]]
    far_off: Ratings = [[0, 0, 4], [1000, 0, 4]]
    assert krippendorff_alpha(near_zero, "ratio") == near(
        by_definition(pairable(near_zero), "ratio")
    )
    assert krippendorff_alpha(far_off, "ratio") == near(by_definition(pairable(far_off), "ratio"))


@every_level
@pytest.mark.parametrize("ratings", [[[2], [2]], [[0, 0, 1], [0, 0, N]], [[1e-300, 1e-300]] * 2])
def test_values_that_are_all_the_same_have_no_alpha(ratings: Ratings, level: str) -> None:
    assert krippendorff_alpha(ratings, level) is None
    assert bootstrap_interval(ratings, level) is None


def test_values_whose_squared_difference_is_no_float_have_no_alpha() -> None:
    assert krippendorff_alpha([[0, 1e-200], [1e-200, 0]], "interval") is None


@each_row(
    [
        ([], "two coders or more are compared, not 0"),
        ([[1, 2]], "two coders or more are compared, not 1"),
        ([[1, 2], [1]], r"the same units, not \[1, 2\]"),
        ([[], []], "no unit has values of two coders"),
        ([[1, N], [N, 2]], "no unit has values of two coders"),
    ]
)
def test_where_there_is_nothing_to_compare_alpha_is_undefined(
    ratings: Ratings, message: str
) -> None:
    for compute in (krippendorff_alpha, bootstrap_interval):
        with pytest.raises(Undefined, match=message):
            compute(ratings, "ordinal")


@each([True, False, np.True_, "1", "", 1j, Fraction(1, 2), [1]])
def test_what_is_no_number_is_refused(value: Any) -> None:
    for compute in (krippendorff_alpha, bootstrap_interval):
        with pytest.raises(Unsuitable, match="is no number; None stands for a missing value"):
            compute([[0, 1], [0, value]], "nominal")
    with pytest.raises(Unsuitable, match="is no number"):
        weighted_kappa([0, 1], [0, value])


@each([nan, inf, -inf, np.float64(nan), LARGEST + 1, -LARGEST - 1, 10**400, np.int64(-(2**63))])
def test_what_is_not_finite_or_too_large_is_refused(value: Any) -> None:
    for compute in (krippendorff_alpha, bootstrap_interval):
        with pytest.raises(Unsuitable, match="is not finite or beyond"):
            compute([[0, 1], [0, value]], "nominal")
    with pytest.raises(Unsuitable, match="is not finite or beyond"):
        weighted_kappa([0, 1], [0, value])


def test_the_largest_whole_numbers_are_kept_apart() -> None:
    ends: Ratings = [[LARGEST, -LARGEST], [LARGEST - 1, -LARGEST]]
    assert krippendorff_alpha(ends, "nominal") == near(by_definition(pairable(ends), "nominal"))


@each([np.int8, np.int64, np.uint64, np.float16, np.float64])
def test_numbers_of_numpy_are_numbers(kind: Any) -> None:
    given_so = [[kind(value) for value in row] for row in ANXIETY]
    assert krippendorff_alpha(given_so) == krippendorff_alpha(ANXIETY)


def test_level_ratio_refuses_negative_values() -> None:
    negative: Ratings = [[0, -1.5, N], [0, 1, -1]]
    with pytest.raises(Unsuitable, match=r"-1\.5 is negative: level ratio starts at 0"):
        krippendorff_alpha(negative, "ratio")
    assert krippendorff_alpha(negative, "interval") is not None


def test_an_unknown_level_is_refused_with_those_allowed() -> None:
    for compute in (krippendorff_alpha, bootstrap_interval):
        with pytest.raises(Unsuitable, match="'full'; allowed: nominal, ordinal, interval, ratio"):
            compute(FOUR_OBSERVERS, "full")


def alphas_of_all_resamples(units: list[list[float]], level: str) -> list[Fraction]:
    """Alpha of each possible resample, as often as it is drawn; ascending."""
    n = len(units)
    found: Counter[Fraction] = Counter()
    for drawn in combinations_with_replacement(range(n), n):
        alpha = by_definition([units[unit] for unit in drawn], level)
        if alpha is not None:
            found[alpha] += factorial(n) // prod(map(factorial, Counter(drawn).values()))
    return sorted(found.elements())


@every_level
@pytest.mark.parametrize("coverage", [0.5, 0.8, 0.95])
def test_interval_is_that_of_all_possible_resamples(level: str, coverage: float) -> None:
    ratings: Ratings = [[0, 1, 2, 3, 3, 1], [0, 1, 3, 3, 1, N], [0, 2, 2, 3, 3, 1]]
    alphas = alphas_of_all_resamples(pairable(ratings), level)
    found = bootstrap_interval(ratings, level, 2000, coverage=coverage)
    assert found is not None
    for share, end in zip([(1 - coverage) / 2, (1 + coverage) / 2], found, strict=True):
        chance = 4 * (share * (1 - share) / 2000) ** 0.5
        least, most = (alphas[int(len(alphas) * (share + way * chance))] for way in (-1, 1))
        assert float(least) - 1e-9 <= end <= float(most) + 1e-9


def test_resamples_without_an_alpha_are_left_out() -> None:
    two_units: Ratings = [[1, 2], [1, 2]]
    assert bootstrap_interval(two_units, "nominal") == (1, 1)
    single = {bootstrap_interval(two_units, "nominal", 1, seed) for seed in range(20)}
    assert single == {None, (1, 1)}


@settings(max_examples=30)
@given(some_ratings(), st.sampled_from(LEVELS), st.integers(0, 2**32))
def test_interval_is_ordered_and_the_same_each_time(
    ratings: Ratings, level: str, seed: int
) -> None:
    found = bootstrap_interval(ratings, level, 40, seed)
    assert found == bootstrap_interval(ratings, level, 40, seed)
    if found is None:
        assert krippendorff_alpha(ratings, level) is None
        return
    narrow = bootstrap_interval(ratings, level, 40, seed, coverage=0.5)
    assert narrow is not None
    assert found[0] <= narrow[0] <= narrow[1] <= found[1] <= 1


def test_interval_without_options_is_of_2000_resamples_with_the_fixed_seed() -> None:
    found = bootstrap_interval(ANXIETY, "ordinal")
    assert found == bootstrap_interval(ANXIETY, "ordinal", 2000, 20261122, 0.95)
    assert found not in (
        bootstrap_interval(ANXIETY, "ordinal", 1999, 20261122, 0.95),
        bootstrap_interval(ANXIETY, "ordinal", 2000, 20261123, 0.95),
        bootstrap_interval(ANXIETY, "ordinal", 2000, 20261122, 0.94),
    )


@each_row([(0, 0.95), (-1, 0.95), (9, 0), (9, 1), (9, 95), (9, nan)])
def test_an_interval_needs_resamples_and_a_coverage(resamples: int, coverage: float) -> None:
    with pytest.raises(Unsuitable, match=f"coverage {coverage} from {resamples} resamples"):
        bootstrap_interval(FOUR_OBSERVERS, "ordinal", resamples, coverage=coverage)


@each_row([("none", 0.4842), ("linear", 0.4701)])
def test_kappa_of_the_sas_printout(weights: str, published: float) -> None:
    cells = [(a, b) for a, row in enumerate(SAS_TABLE) for b, n in enumerate(row) for _ in range(n)]
    first, second = zip(*cells, strict=True)
    found = weighted_kappa(first, second, weights)
    assert found is not None
    assert round(found, 4) == published


@each_row([("none", -0.006289308), ("linear", 0.1459075), ("quadratic", 0.2520325)])
def test_kappa_of_the_package_irr(weights: str, published: float) -> None:
    """It takes ranks: nobody gave 5, so that 6 is the fifth."""
    second, third = mapped(ANXIETY[1:], lambda value: min(value, 5))
    assert weighted_kappa(second, third, weights) == pytest.approx(published, abs=1e-7)


def test_kappa_of_the_manual_of_irr() -> None:
    found = weighted_kappa(ANXIETY[0], ANXIETY[1])
    assert found is not None
    assert round(found, 3) == 0.297


@each_row([("none", Fraction(7, 11)), ("linear", Fraction(4, 5)), ("quadratic", Fraction(10, 11))])
def test_kappa_computed_by_hand(weights: str, by_hand: Fraction) -> None:
    """Nobody gave 2, and it still counts as a step; units with one value drop out."""
    assert weighted_kappa([0, 0, N, 1, 3, 3], [0, 1, 3, 1, 3, N], weights) == near(by_hand)


@given(some_ratings(coders=2), st.sampled_from(WEIGHTS))
def test_kappa_is_that_of_the_definition_whoever_is_first(ratings: Ratings, weights: str) -> None:
    first, second = ratings
    expected = near(kappa_by_definition(first, second, WEIGHTS.index(weights)))
    assert weighted_kappa(first, second, weights) == expected
    assert weighted_kappa(second, first, weights) == expected


@every_weights
def test_kappa_where_the_coders_do_not_vary(weights: str) -> None:
    assert weighted_kappa([2, 2, 0], [2, 2, N], weights) is None
    assert weighted_kappa([2, 2, 2], [1, 1, 1], weights) == 0


@each_row(
    [
        ([1, 2], [1], r"the same units, not \[1, 2\]"),
        ([], [], "no unit has a value of both coders"),
        ([1, N], [N, 2], "no unit has a value of both coders"),
    ]
)
def test_where_there_is_nothing_to_compare_kappa_is_undefined(
    first: Row, second: Row, message: str
) -> None:
    with pytest.raises(Undefined, match=message):
        weighted_kappa(first, second)


def test_unknown_weights_are_refused_with_those_allowed() -> None:
    with pytest.raises(Unsuitable, match="'cubic'; allowed: none, linear, quadratic"):
        weighted_kappa([1, 2], [1, 2], "cubic")
