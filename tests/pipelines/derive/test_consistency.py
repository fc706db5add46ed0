"""Consistency of machine coding: pairs of codings, what they are compared on, disagreements."""

from collections import Counter
from typing import Any
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from pipelines.derive import consistency
from pipelines.derive.consistency import (
    Pair,
    coding_consistency,
    coding_disagreements,
    coding_pairs,
)
from pipelines.derive.reliability import bootstrap_interval
from schemas.codes import TREND
from schemas.coding import Coding
from schemas.registry import TABLES
from tests.each import each, each_row
from tests.pipelines.derive.claims import Row, plain
from tests.pipelines.tabulate.tables import base_tables, checkout_tables

ROUNDS = {"early": "before-manual", "reader": "first", "blind": "second", "namer": None}
"""Coders and their rounds; the last one coded something else than levels."""

KEPT = {1: "improving", 2: "stalled", 3: "reversed", 4: "suspended", None: None}
Values = list[int | None]


def coding(number: int, coder: str = "reader", **values: Any) -> Coding:
    """What a coder gave for a claim."""
    return Coding(claim_id=f"one-c{number:03}", coder_id=coder, **{"draw": "drawn", **values})


def pairs_of(column: str, first: list[Any], second: list[Any], draw: str = "drawn") -> list[Pair]:
    """Two codings of as many claims as there are values."""
    return [
        (coding(n, draw=draw, **{column: a}), coding(n, "blind", draw=draw, **{column: b}))
        for n, (a, b) in enumerate(zip(first, second, strict=True), 1)
    ]


def measured(pairs: list[Pair], measure: str, scope: str = "all") -> Row:
    """The row of one measure and scope."""
    rows = without_interval(pairs)
    (row,) = (row for row in rows if (row["measure"], row["scope"]) == (measure, scope))
    return row


def without_interval(pairs: list[Pair]) -> list[Row]:
    """All rows without the resamples, which take their time."""
    with patch.object(consistency, "bootstrap_interval", return_value=None):
        return plain(coding_consistency(pairs))


def numbers(row: Row) -> tuple[Any, ...]:
    """Units, how many are the same, alpha and kappa."""
    return tuple(row[name] for name in ("units", "same", "alpha", "kappa"))


def named(trends: Values) -> list[str | None]:
    """Trends by number."""
    return [KEPT[trend] for trend in trends]


def pairs_from(*codings: Coding) -> list[tuple[str, Any, Any]]:
    """Claims with both codings, and the level of each."""
    tables = base_tables(
        coders=[
            {"id": name, "kind": "model", "round": code, "task": "Any.", "coded_on": "2020-06-01"}
            for name, code in ROUNDS.items()
        ],
        codings=codings,
    )
    found = coding_pairs(tables)
    assert all(a.claim_id == b.claim_id for a, b in found)
    return [(a.claim_id, a.level, b.level) for a, b in found]


def test_a_pair_is_the_first_and_the_second_coding_of_a_claim_by_the_manual() -> None:
    assert pairs_from(
        coding(2, "blind", level=0),
        coding(2, "reader", level=1),
        coding(2, "early", level=3),
        coding(1, "reader"),
        coding(1, "blind", level=2),
        coding(1, "namer", level=3),
    ) == [("one-c001", None, 2), ("one-c002", 1, 0)]


@each([["reader"], ["blind"], ["early", "blind"], ["reader", "namer"]])
def test_a_claim_without_both_codings_is_in_no_pair(coders: list[str]) -> None:
    assert pairs_from(*(coding(1, coder, level=1) for coder in coders)) == []


def test_nothing_is_compared_where_there_are_no_codings() -> None:
    assert pairs_from() == []
    assert coding_consistency([]) == []
    assert coding_disagreements([]) == []


def test_levels_worked_out_by_hand() -> None:
    """Levels 0 1 2 3 against 0 1 2 2, and two claims where one or both gave none.

    Of eight values two are 0, two 1, three 2 and one 3. The one disagreement lies 2 ranks apart:
    3 + 1 - (3 + 1) / 2. Expected are 2 (4·4 + 6·20.25 + 2·42.25 + 6·6.25 + 2·20.25 + 3·4) = 624
    over 8·7, observed 2·4 / 8 = 1: alpha is 1 - 56/624. Kappa: 1 observed, 32/4 expected.
    """
    pairs = pairs_of("level", [0, 1, 2, 3, 1, None], [0, 1, 2, 2, None, None])
    row = measured(pairs, "level-given")
    assert numbers(row) == (4, 3, 0.91, 0.875)
    assert (row["metric"], row["scope"]) == ("ordinal", "all")


def test_a_level_against_none_worked_out_by_hand() -> None:
    """A level on three of four against two of four; which level does not matter.

    Of eight values five are given: observed 2/8, expected 2·5·3/56, so alpha is 1 - 14/30. Kappa:
    3/4 the same, 3/4·1/2 + 1/4·1/2 by chance.
    """
    row = measured(pairs_of("level", [0, 1, 2, None], [3, 0, None, None]), "level-against-none")
    assert numbers(row) == (4, 3, 0.533, 0.5)
    assert row["metric"] == "ordinal"


def test_trends_worked_out_by_hand() -> None:
    """Improving twice and suspended twice against once and three times; one claim has one trend.

    Of eight values three are improving: observed 2/8, expected 2·3·5/56, so alpha is 1 - 14/30.
    """
    pairs = pairs_of("trend", named([1, 1, 4, 4, 2]), named([1, 4, 4, 4, None]))
    row = measured(pairs, "trend-given")
    assert numbers(row) == (4, 3, 0.533, 0.5)
    assert row["metric"] == "nominal"


def test_a_trend_against_none_worked_out_by_hand() -> None:
    pairs = pairs_of("trend", named([1, 2, 3, None]), named([4, 1, None, None]))
    row = measured(pairs, "trend-against-none")
    assert numbers(row) == (4, 3, 0.533, 0.5)
    assert row["metric"] == "nominal"


def test_half_the_claims_the_same_is_chance_here_and_none_the_same_is_worse() -> None:
    """Levels 0 1 against 1 1: observed 2/4, expected 2·1·3/12; kappa: 1 observed, 1 expected.

    Against 1 0: observed 4/4, expected 2·2·2/12; kappa: 2 observed, 1 expected.
    """
    assert numbers(measured(pairs_of("level", [0, 1], [1, 1]), "level-given")) == (2, 1, 0.0, 0.0)
    crossed = measured(pairs_of("level", [0, 1], [1, 0]), "level-given")
    assert numbers(crossed) == (2, 0, -0.5, -1.0)


def with_interval(pairs: list[Pair], measure: str) -> Row:
    """The row of one measure over all claims, with its interval."""
    rows = [row for row in plain(coding_consistency(pairs)) if row["scope"] == "all"]
    (row,) = (row for row in rows if row["measure"] == measure)
    return row


@each_row(
    [
        ("level-given", "level", "ordinal", {0: 0, 1: 1, 2: 2, 3: 3}),
        ("trend-given", "trend", "nominal", dict(enumerate(TREND.codes))),
    ]
)
def test_the_interval_is_that_of_the_resamples_to_three_decimals(
    measure: str, column: str, metric: str, words: dict[int, Any]
) -> None:
    first, second = [0, 1, 2, 3, 0, 1, 2, 3, 0], [0, 1, 2, 3, 0, 1, 3, 0, 1]
    pairs = pairs_of(column, [words[n] for n in first], [words[n] for n in second], draw="rest")
    interval = bootstrap_interval([first, second], metric)
    row = with_interval(pairs, measure)
    assert interval
    assert (row["alpha_low"], row["alpha_high"]) == tuple(round(end, 3) for end in interval)
    assert row["alpha_low"] < row["alpha"] < row["alpha_high"]


def test_complete_agreement_is_one_from_end_to_end() -> None:
    row = with_interval(pairs_of("level", [0, 1, 2, 3], [0, 1, 2, 3], draw="rest"), "level-given")
    assert numbers(row) == (4, 4, 1.0, 1.0)
    assert (row["alpha_low"], row["alpha_high"]) == (1.0, 1.0)


def test_values_that_do_not_vary_have_no_alpha_no_interval_and_no_kappa() -> None:
    rows = plain(coding_consistency(pairs_of("level", [2, 2], [2, 2])))
    assert len(rows) == 6
    for row in rows:
        assert numbers(row) == (2, 2, None, None)
        assert (row["alpha_low"], row["alpha_high"]) == (None, None)


def test_a_measure_that_no_claim_can_be_compared_on_has_no_row() -> None:
    found = plain(coding_consistency(pairs_of("level", [1, None], [None, 2], draw="rest")))
    assert [(row["measure"], row["scope"]) for row in found] == [
        ("level-against-none", "all"),
        ("trend-against-none", "all"),
    ]


def test_the_drawn_claims_are_measured_alone_and_together_with_the_rest() -> None:
    drawn = pairs_of("level", [0, 1, 2, 3], [0, 1, 2, 2])
    rest = pairs_of("level", [3, 3, None], [0, 3, None], draw="rest")
    both = [*drawn, *rest]
    assert measured(both, "level-given", "drawn") == measured(drawn, "level-given", "drawn")
    assert numbers(measured(both, "level-given", "drawn"))[:2] == (4, 3)
    assert numbers(measured(both, "level-given", "all"))[:2] == (6, 4)
    assert numbers(measured(both, "level-against-none", "drawn"))[:2] == (4, 4)
    assert numbers(measured(both, "level-against-none", "all"))[:2] == (7, 7)


def test_every_row_is_valid() -> None:
    pairs = [
        (coding(n, level=a, trend=KEPT[b]), coding(n, "blind", level=b, trend=KEPT[a]))
        for n, (a, b) in enumerate([(1, 1), (2, 3), (3, None), (None, 1)], 1)
    ]
    consistent, different = plain(coding_consistency(pairs)), plain(coding_disagreements(pairs))
    assert len(consistent) == 8
    for row in consistent:
        assert dict(TABLES["coding_consistency"].model(**row)) == row
    for row in different:
        assert dict(TABLES["coding_disagreements"].model(**row)) == row


def test_a_disagreement_keeps_both_codings_with_their_rules() -> None:
    first = coding(7, level=1, level_rule="first-use", trend="improving")
    second = coding(7, "blind", level=2, level_rule="part-done", trend="improving")
    assert plain(coding_disagreements([(first, second)])) == [
        {
            "claim_id": "one-c007",
            "differs_on": "level-given",
            "first_level": 1,
            "second_level": 2,
            "first_rule": "first-use",
            "second_rule": "part-done",
            "first_trend": "improving",
            "second_trend": "improving",
        }
    ]


@each_row(
    [
        ({}, {}, []),
        ({"level": 2}, {"level": 2}, []),
        ({"level": 1, "level_rule": "little"}, {"level": 1, "level_rule": "first-use"}, []),
        ({"level": 0}, {"level": 3}, ["level-given"]),
        ({"level": 0}, {}, ["level-against-none"]),
        ({}, {"level": 0}, ["level-against-none"]),
        ({"trend": "stalled"}, {"trend": "reversed"}, ["trend-given"]),
        ({"trend": "stalled"}, {}, ["trend-against-none"]),
        ({}, {"trend": "stalled"}, ["trend-against-none"]),
        (
            {"level": 1, "trend": "stalled"},
            {"level": 2, "trend": "improving"},
            ["level-given", "trend-given"],
        ),
        (
            {"level": 1},
            {"trend": "improving"},
            ["level-against-none", "trend-against-none"],
        ),
        ({"level": 1, "trend": "stalled"}, {"level": 1}, ["trend-against-none"]),
    ]
)
def test_a_claim_differs_on_its_level_and_on_its_trend(
    first: Row, second: Row, differs_on: list[str]
) -> None:
    rows = plain(coding_disagreements([(coding(1, **first), coding(1, "blind", **second))]))
    assert [row["differs_on"] for row in rows] == differs_on


gave: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "level": st.none() | st.integers(0, 3),
        "trend": st.none() | st.sampled_from(sorted(TREND.codes)),
    }
)
drawn_pairs = st.lists(
    st.tuples(gave, gave, st.sampled_from(["drawn", "rest"])), min_size=1, max_size=8
).map(
    lambda made: [
        (coding(n, draw=draw, **a), coding(n, "blind", draw=draw, **b))
        for n, (a, b, draw) in enumerate(made, 1)
    ]
)


@given(drawn_pairs)
def test_claims_that_are_not_the_same_are_the_disagreements(pairs: list[Pair]) -> None:
    drawn = [pair for pair in pairs if pair[0].draw == "drawn"]
    for scope, within in (("all", pairs), ("drawn", drawn)):
        rows = [row for row in without_interval(pairs) if row["scope"] == scope]
        differing = Counter(row["differs_on"] for row in plain(coding_disagreements(within)))
        counted = {row["measure"]: row["units"] - row["same"] for row in rows}
        assert {name: count for name, count in counted.items() if count} == differing
        against = [row["units"] for row in rows if row["measure"].endswith("-none")]
        assert against == [len(within)] * len(against)


@given(drawn_pairs)
def test_which_coding_came_first_changes_no_measure(pairs: list[Pair]) -> None:
    swapped = [(second, first) for first, second in pairs]
    assert without_interval(swapped) == without_interval(pairs)
    columns = ("level", "rule", "trend")
    turned = [
        {
            **{name: row[name] for name in ("claim_id", "differs_on")},
            **{f"first_{name}": row[f"second_{name}"] for name in columns},
            **{f"second_{name}": row[f"first_{name}"] for name in columns},
        }
        for row in plain(coding_disagreements(swapped))
    ]
    assert turned == plain(coding_disagreements(pairs))


@given(drawn_pairs, st.permutations(sorted(TREND.codes)))
def test_trends_are_names_without_an_order(pairs: list[Pair], names: list[str]) -> None:
    to = dict(zip(sorted(TREND.codes), names, strict=True))
    renamed = [
        tuple(each.model_copy(update={"trend": to.get(each.trend)}) for each in pair)
        for pair in pairs
    ]
    assert without_interval(renamed) == without_interval(pairs)


def test_the_checkout_compares_every_claim_without_a_stated_level_that_was_coded_twice() -> None:
    tables = checkout_tables()
    rounds = {row["id"]: row["round"] for row in tables.rows("coders")}
    claims: dict[str, set[str | None]] = {}
    for row in tables.rows("codings"):
        claims.setdefault(row["claim_id"], set()).add(rounds[row["coder_id"]])
    twice = {claim for claim, found in claims.items() if {"first", "second"} <= found}
    stated = {row["id"] for row in tables.rows("assessments") if row["level_basis"] == "stated"}
    rows = {(row["measure"], row["scope"]): row for row in tables.rows("coding_consistency")}
    assert rows["level-against-none", "all"]["units"] == len(twice)
    assert not twice & stated


def test_the_checkout_gives_no_level_where_its_codings_differ() -> None:
    tables = checkout_tables()
    claims = {row["id"]: row for row in tables.rows("assessments")}
    differing = [
        row for row in tables.rows("coding_disagreements") if row["differs_on"].startswith("level")
    ]
    assert differing
    for row in differing:
        claim = claims[row["claim_id"]]
        assert (claim["level"], claim["no_level_code"]) == (None, "coders_differ")
