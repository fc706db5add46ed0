"""Coverage, shares and index: how much each assessor speaks of and rates, and what is printed."""

from datetime import date
from fractions import Fraction
from math import floor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.derive import positions
from pipelines.derive.coverage import condition, coverage, share_rows
from pipelines.derive.shares import tenth
from schemas.registry import TABLES
from schemas.tables import Tables, arrow_table
from tests.each import each_row
from tests.pipelines.derive.claims import DATA_DATE, Row, claim, plain, tables_of, target
from tests.pipelines.tabulate.tables import table

SHARES = ("full", "intermediate", "minimal", "not_initiated")
BOUNDS = ("index", "index_low", "index_high")


def provision(number: int, agreement: str = "one", version: int = 1) -> Row:
    """A provision of an agreement."""
    return {
        "id": f"{agreement}.{number}",
        "agreement_id": agreement,
        "set_version": version,
        "number": str(number),
        "numbered_in_text": True,
        "summary": "Something is done.",
        "verified": True,
    }


def agreement(agreement_id: str) -> Row:
    """An agreement of which only the id matters."""
    return {
        "id": agreement_id,
        "title": "Example",
        "short_title": "Example",
        "phase": "later-2016-2022",
        "form": "arrangement",
        "date_agreed": "2015",
        "facilitator": "eu",
        "summary": "An example.",
    }


def provision_set(complete: str = "yes", agreement: str = "one", version: int = 1) -> Row:
    """How far the provisions of an agreement stand for its text."""
    return {
        "agreement_id": agreement,
        "version": version,
        "basis": "full-text",
        "complete": complete,
    }


def said(number: int, level: int | None = None, **values: Any) -> Row:
    """A claim of 2 April 2015."""
    return claim(number, level=level, **{"published": "2015-04-02", **values})


def on(row: Row, *provisions: int | None, agreement: str = "one") -> list[Row]:
    """Targets of a claim: provisions by number, None for the agreement as a whole."""
    return [
        target(row, agreement, None if n is None else f"{agreement}.{n}", place)
        for place, n in enumerate(provisions, 1)
    ]


def tables(
    claims: list[Row], targets: list[Row], provisions: list[Row], sets: list[Row] | None = None
) -> Tables:
    """Claims with their positions at the data date, provisions and their sets."""
    made, day = tables_of(claims, targets), date.fromisoformat(DATA_DATE)
    agreements = sorted({row["agreement_id"] for row in targets})
    return made.with_tables(
        {
            "agreements": table("agreements", *map(agreement, agreements)),
            "positions": arrow_table("positions", positions(made, day, day)),
            "provisions": table("provisions", *provisions),
            "provision_sets": table("provision_sets", *(sets or [])),
        }
    )


def rated(levels: list[int], listed: int, complete: str = "yes", **values: Any) -> Row:
    """The share of one assessor that rates the first of the provisions listed."""
    claims = [said(n, level, **values) for n, level in enumerate(levels, 1)]
    targets = [aim for n, row in enumerate(claims, 1) for aim in on(row, n)]
    provisions = [provision(n) for n in range(1, listed + 1)]
    (row,) = plain(share_rows(tables(claims, targets, provisions, [provision_set(complete)])))
    return row


def test_coverage_counts_the_provisions_an_assessor_speaks_of() -> None:
    claims = [
        said(1, 2),
        said(2, published="2014"),
        said(3, 1, performer="serbia"),
        claim(4, level=3),
    ]
    aims = [*on(claims[0], 1, 2), *on(claims[1], 2, 3), *on(claims[2], 1), *on(claims[3], 4)]
    (row,) = plain(coverage(tables(claims, aims, [provision(n) for n in range(1, 7)])))
    assert row == {
        "agreement_id": "one",
        "assessor_id": "institute",
        "positions": 5,
        "provisions": 6,
        "speaks_of": 4,
        "with_level": 2,
        "speaks_of_whole": False,
        "latest": date(2015, 4, 2),
    }
    assert dict(TABLES["coverage"].model(**row)) == row


def test_a_claim_on_the_agreement_is_no_claim_on_its_provisions() -> None:
    row = said(1, 3)
    (found,) = plain(coverage(tables([row], on(row, None), [provision(1), provision(2)])))
    assert (found["speaks_of"], found["with_level"], found["speaks_of_whole"]) == (0, 0, True)
    assert found["provisions"] == 2


def test_an_assessor_may_speak_of_the_whole_and_of_provisions() -> None:
    row = said(1, 3)
    (found,) = plain(coverage(tables([row], on(row, None, 2), [provision(1), provision(2)])))
    assert (found["speaks_of"], found["with_level"], found["speaks_of_whole"]) == (1, 1, True)


@pytest.mark.parametrize(
    ("claims", "with_level"),
    [
        ([said(1, 0)], 1),
        ([said(1)], 0),
        ([said(1, 2), said(2, published="2016")], 1),
        ([said(1, 2), said(2, published="2016", trend="reversed")], 0),
        ([said(1, 2), said(2, 3)], 0),
        ([claim(1, level=3)], 0),
    ],
    ids=["level", "account", "level with a later account", "overtaken", "tied", "undated"],
)
def test_a_provision_has_a_level_only_where_the_position_has_one(
    claims: list[Row], with_level: int
) -> None:
    aims = [aim for row in claims for aim in on(row, 1)]
    (found,) = plain(coverage(tables(claims, aims, [provision(1)])))
    assert (found["speaks_of"], found["with_level"]) == (1, with_level)


def test_what_is_not_verified_covers_nothing() -> None:
    row = said(1, 3, verified=False)
    (found,) = plain(coverage(tables([row], on(row, 1), [provision(1)])))
    assert (found["positions"], found["speaks_of"], found["latest"]) == (0, 0, None)


def test_every_pair_of_agreement_and_assessor_has_a_row_and_a_blank_is_0() -> None:
    claims = [said(1, 2), said(2, 1, assessor_id="gazette")]
    aims = [*on(claims[0], None), *on(claims[1], None, agreement="two")]
    found = plain(coverage(tables(claims, aims, [])))
    assert [(row["agreement_id"], row["assessor_id"], row["positions"]) for row in found] == [
        ("one", "gazette", 0),
        ("one", "institute", 1),
        ("two", "gazette", 1),
        ("two", "institute", 0),
    ]


def test_assessors_and_agreements_are_counted_apart_and_the_silent_have_blanks() -> None:
    claims = [said(1, 1), said(2, assessor_id="gazette"), said(3, 2)]
    aims = [*on(claims[0], 1), *on(claims[1], 2), *on(claims[2], 1, agreement="two")]
    listed = [provision(1), provision(2), provision(1, "two"), provision(1, "three")]
    rows = plain(coverage(tables(claims, aims, listed)))
    found = {
        (row["agreement_id"], row["assessor_id"]): (row["provisions"], row["speaks_of"])
        for row in rows
    }
    assert found == {
        ("one", "institute"): (2, 1),
        ("one", "gazette"): (2, 1),
        ("two", "institute"): (1, 1),
        ("two", "gazette"): (1, 0),
    }


def test_an_agreement_without_provisions_has_none_to_speak_of() -> None:
    row = said(1, 3)
    (found,) = plain(coverage(tables([row], on(row, None), [])))
    assert (found["provisions"], found["speaks_of"]) == (0, 0)


def test_undated_claims_alone_have_no_latest_date() -> None:
    row = claim(1, level=3)
    (found,) = plain(coverage(tables([row], on(row, 1), [provision(1)])))
    assert (found["speaks_of"], found["latest"]) == (1, None)


def test_the_latest_date_is_that_of_any_position() -> None:
    early, late = said(1, 3, published="2013"), said(2, as_of="2016-02", published="2017")
    (found,) = plain(
        coverage(tables([early, late], [*on(early, 1), *on(late, None)], [provision(1)]))
    )
    assert found["latest"] == date(2016, 2, 29)


def test_nothing_is_covered_or_shared_without_claims() -> None:
    assert coverage(tables([], [], [provision(1)])) == []
    assert share_rows(tables([], [], [provision(1)], [provision_set()])) == []


def test_shares_and_index_of_one_assessor() -> None:
    """Levels 3, 2, 2 of four: 7 points of 9 over the rated, of 12 over all; the open one has 3."""
    assert rated([3, 2, 2], 4) == {
        "agreement_id": "one",
        "assessor_id": "institute",
        "performer": "all",
        "level_basis": "stated",
        "provisions": 4,
        "rated": 3,
        "full": 1,
        "intermediate": 2,
        "minimal": 0,
        "not_initiated": 0,
        "full_percent": 33,
        "intermediate_percent": 67,
        "minimal_percent": 0,
        "not_initiated_percent": 0,
        "index": 77.8,
        "index_low": 58.3,
        "index_high": 83.3,
        "condition": "printed",
    }


def test_a_row_of_shares_is_valid() -> None:
    row = rated([1, 0], 2)
    assert dict(TABLES["shares"].model(**row)) == row


def test_levels_of_none_and_one() -> None:
    row = rated([1, 0, 0], 3)
    assert [row[name] for name in SHARES] == [0, 0, 1, 2]
    assert [row[name] for name in BOUNDS] == [11.1, 11.1, 11.1]


def test_percentages_are_rounded_half_up_and_need_not_sum_to_100() -> None:
    row = rated([3, 2, 2, 2, 1, 1, 1, 0], 8)
    percent = [row[f"{name}_percent"] for name in SHARES]
    assert (percent, sum(percent)) == ([13, 38, 38, 13], 102)


def test_stated_and_inferred_levels_are_never_mixed() -> None:
    claims = [said(1, 3), said(2, 0, level_basis="inferred"), said(3, 1)]
    aims = [*on(claims[0], 1), *on(claims[1], 2), *on(claims[2], 3)]
    rows = plain(
        share_rows(tables(claims, aims, [provision(n) for n in (1, 2, 3)], [provision_set()]))
    )
    found = {row["level_basis"]: (row["rated"], row["index"], row["condition"]) for row in rows}
    assert found == {
        "stated": (2, 66.7, "printed"),
        "inferred": (1, 0.0, "fewer-than-half"),
    }


def test_performers_and_assessors_are_never_mixed() -> None:
    claims = [said(1, 3), said(2, 0, performer="serbia"), said(3, 1, assessor_id="gazette")]
    aims = [aim for row in claims for aim in on(row, 1, 2)]
    rows = plain(share_rows(tables(claims, aims, [provision(1), provision(2)], [provision_set()])))
    found = {(row["assessor_id"], row["performer"]): (row["rated"], row["index"]) for row in rows}
    assert found == {
        ("institute", "all"): (2, 100.0),
        ("institute", "serbia"): (2, 0.0),
        ("gazette", "all"): (2, 33.3),
    }


def test_a_level_of_the_agreement_as_a_whole_has_no_share() -> None:
    row = said(1, 3)
    assert share_rows(tables([row], on(row, None), [provision(1)], [provision_set()])) == []


@pytest.mark.parametrize(
    "claims",
    [
        [said(1)],
        [said(1, 2), said(2, published="2016", trend="suspended")],
        [said(1, 2), said(2, 3)],
        [claim(1, level=3)],
        [said(1, 3, verified=False)],
    ],
    ids=["account", "overtaken", "tied", "undated", "not verified"],
)
def test_what_is_no_position_with_a_level_has_no_share(claims: list[Row]) -> None:
    aims = [aim for row in claims for aim in on(row, 1)]
    assert share_rows(tables(claims, aims, [provision(1)], [provision_set()])) == []


@each_row(
    [
        (1, 1, True, "printed"),
        (1, 2, True, "printed"),
        (2, 5, True, "fewer-than-half"),
        (3, 5, True, "printed"),
        (1, 3, True, "fewer-than-half"),
        (2, 2, False, "set-not-complete"),
        (1, 9, False, "set-not-complete"),
    ]
)
def test_a_share_is_printed_where_half_of_a_complete_set_is_rated(
    rated_number: int, listed: int, complete: bool, code: str
) -> None:
    assert condition(complete, rated_number, listed) == code


@each_row([("yes", "printed"), ("no", "set-not-complete"), ("unknown", "set-not-complete")])
def test_only_a_set_that_is_known_to_be_complete_is_complete(complete: str, code: str) -> None:
    assert rated([3, 2], 2, complete)["condition"] == code


def test_a_set_of_another_agreement_or_none_completes_nothing() -> None:
    row = said(1, 3)
    for sets in ([], [provision_set(agreement="two")]):
        (found,) = plain(share_rows(tables([row], on(row, 1), [provision(1)], sets)))
        assert found["condition"] == "set-not-complete"


@each_row([("yes", "no"), ("no", "yes")])
def test_the_latest_set_decides_whether_it_is_complete(first: str, second: str) -> None:
    row = said(1, 3)
    sets = [provision_set(second, version=2), provision_set(first, version=1)]
    (found,) = plain(share_rows(tables([row], on(row, 1), [provision(1, version=2)], sets)))
    assert (found["condition"] == "printed") is (second == "yes")


RENUMBERED = [provision(1), provision(2), provision(3, version=2), provision(4, version=2)]
"""Two provisions that became 3 and 4 of a new set."""


def test_coverage_is_of_the_latest_set() -> None:
    row, sets = said(1, 3), [provision_set("no"), provision_set("yes", version=2)]
    (both,) = plain(coverage(tables([row], on(row, 1, 3), RENUMBERED, sets)))
    assert (both["provisions"], both["speaks_of"], both["with_level"]) == (2, 1, 1)
    (old,) = plain(coverage(tables([row], on(row, 1), RENUMBERED, sets)))
    assert (old["provisions"], old["speaks_of"], old["with_level"]) == (2, 0, 0)
    assert old["speaks_of_whole"] is False


def test_levels_of_an_earlier_set_print_no_share_of_the_latest() -> None:
    row, sets = said(1, 0), [provision_set("no"), provision_set("yes", version=2)]
    rows = plain(share_rows(tables([row], on(row, 1, 2), RENUMBERED, sets)))
    assert "printed" not in {row["condition"] for row in rows}


def test_provisions_of_an_earlier_set_are_not_counted_with_those_of_the_latest() -> None:
    row, sets = said(1, 3), [provision_set("no"), provision_set("yes", version=2)]
    (found,) = plain(share_rows(tables([row], on(row, 3), RENUMBERED, sets)))
    assert (found["provisions"], found["rated"], found["condition"]) == (2, 1, "printed")


@each_row(
    [
        (Fraction(0), 0.0),
        (Fraction(100), 100.0),
        (Fraction(100, 3), 33.3),
        (Fraction(200, 3), 66.7),
        (Fraction(1, 20), 0.1),
        (Fraction(1, 4), 0.3),
        (Fraction(249, 1000), 0.2),
        (Fraction(175, 4), 43.8),
    ]
)
def test_a_value_is_rounded_to_one_decimal_half_up(value: Fraction, rounded: float) -> None:
    assert tenth(value) == rounded


@given(st.integers(0, 2000).map(lambda n: Fraction(n, 20)) | st.fractions(0, 100))
def test_rounding_is_exact_for_every_share(value: Fraction) -> None:
    assert Fraction(str(tenth(value))) == Fraction(floor(10 * value + Fraction(1, 2)), 10)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=6), st.integers(0, 6))
def test_counts_shares_and_bounds_fit_each_other(levels: list[int], unrated: int) -> None:
    row = rated(levels, len(levels) + unrated)
    n = row["provisions"]
    assert (n, row["rated"]) == (len(levels) + unrated, len(levels))
    assert [row[name] for name in SHARES] == [levels.count(level) for level in (3, 2, 1, 0)]
    for name in SHARES:
        exact = Fraction(100 * row[name], row["rated"])
        assert row[f"{name}_percent"] == floor(exact + Fraction(1, 2))
    assert row["index"] == tenth(Fraction(100 * sum(levels), 3 * len(levels)))
    assert row["index_low"] == tenth(Fraction(100 * sum(levels), 3 * n))
    assert row["index_high"] == tenth(Fraction(100 * (sum(levels) + 3 * unrated), 3 * n))
    assert row["index_low"] <= row["index"] <= row["index_high"]
    assert (row["condition"] == "printed") is (len(levels) >= unrated)
