"""Differences: pairs of positions on one unit, and how many units can be compared at all."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.derive import derive
from pipelines.derive.differences import (
    can_compare,
    comparability,
    dates,
    differences,
    voiced,
)
from pipelines.derive.positions import Units, parties, units_of
from schemas.registry import TABLES
from tests.each import each, each_row
from tests.pipelines.derive.claims import (
    DATA_DATE,
    Row,
    claim,
    organisation,
    plain,
    target,
    voiced_tables,
)
from tests.pipelines.tabulate.tables import base_tables

NOW = date.fromisoformat(DATA_DATE)


def said(number: int, by: str, day: str, level: int | None = None, **values: Any) -> Row:
    """A claim of an assessor that speaks of the day on which it was published."""
    return claim(number, assessor_id=by, published=day, level=level, **values)


def voices(claims: list[Row], targets: list[Row] | None = None, **types: str) -> Units:
    """Claims by unit and voice: on the whole agreement `one` if no targets are given."""
    tables = voiced_tables(claims, targets, **types)
    return voiced(units_of(tables), parties(tables))


def pairs(*claims: Row, targets: list[Row] | None = None, **types: str) -> list[Row]:
    """Differences at the data date."""
    return plain(differences(voices(list(claims), targets, **types), NOW, NOW))


def pair(*claims: Row, targets: list[Row] | None = None) -> Row:
    """The one difference at the data date."""
    (row,) = pairs(*claims, targets=targets)
    return row


def pairs_at(as_of: str, known_by: str, *claims: Row) -> list[Row]:
    """Differences at two dates."""
    days = date.fromisoformat(as_of), date.fromisoformat(known_by)
    return plain(differences(voices(list(claims)), *days))


def counted(claims: list[Row], targets: list[Row] | None = None) -> dict[str | None, list[int]]:
    """Comparability at the data date: the six counts, by agreement."""
    units = voices(claims, targets)
    rows = plain(comparability(units, differences(units, NOW, NOW), NOW, NOW))
    assert {row["as_of"] for row in rows} == {NOW}
    return {row["agreement_id"]: [row[name] for name in COUNTS] for row in rows}


COUNTS = (
    "units",
    "units_with_level",
    "units_with_two",
    "units_comparable",
    "units_differing",
    "units_between_parties",
)


def test_two_assessors_on_one_unit_are_one_pair() -> None:
    row = pair(
        claim(1, assessor_id="institute", level=3, as_of="2014-05", published="2014-06-10"),
        said(2, "gazette", "2015-04-02", 1, level_basis="inferred"),
    )
    assert row == {
        "as_of": NOW,
        "agreement_id": "one",
        "provision_id": None,
        "performer": "all",
        "voice_a": "gazette",
        "voice_b": "institute",
        "claim_a_id": "one-c002",
        "claim_b_id": "one-c001",
        "level_a": 1,
        "level_b": 3,
        "effective_a": date(2015, 4, 2),
        "effective_b": date(2014, 5, 31),
        "same_basis": False,
        "months_apart": 10,
        "comparable": True,
        "difference": -2,
        "between_parties": False,
    }
    assert dict(TABLES["differences"].model(**row)) == row


@each_row([(3, 0, 3), (0, 3, -3), (2, 2, 0), (0, 0, 0)])
def test_the_difference_is_the_first_level_less_the_second(
    first: int, second: int, step: int
) -> None:
    row = pair(said(1, "gazette", "2015", first), said(2, "institute", "2015", second))
    assert (row["level_a"], row["level_b"]) == (first, second)
    assert (row["comparable"], row["difference"]) == (True, step)


def test_the_parties_come_first_in_their_order_then_the_assessors_in_theirs() -> None:
    rows = pairs(
        said(1, "institute", "2015", 1),
        said(2, "cabinet", "2015", 1),
        said(3, "court", "2015", 1),
        said(4, "presidency", "2015", 1),
    )
    assert [(row["voice_a"], row["voice_b"], row["between_parties"]) for row in rows] == [
        ("kosovo", "serbia", True),
        ("kosovo", "court", False),
        ("kosovo", "institute", False),
        ("serbia", "court", False),
        ("serbia", "institute", False),
        ("court", "institute", False),
    ]


def test_one_voice_is_no_difference_however_often_it_speaks() -> None:
    assert pairs(said(1, "institute", "2015", 0), said(2, "institute", "2016", 3)) == []
    assert pairs(said(1, "institute", "2015", 0)) == []
    assert pairs() == []


def test_a_later_level_of_an_assessor_takes_the_place_of_its_earlier_one() -> None:
    first, later = said(1, "gazette", "2014", 0), said(2, "gazette", "2016", 2)
    row = pair(first, later, said(3, "institute", "2015", 3))
    assert (row["claim_a_id"], row["claim_b_id"], row["difference"]) == ("one-c002", "one-c003", -1)


def test_a_later_account_is_not_the_claim_of_a_pair() -> None:
    level, account = said(1, "gazette", "2014", 2), said(2, "gazette", "2016", trend="stalled")
    row = pair(level, account, said(3, "institute", "2015", 3))
    assert (row["claim_a_id"], row["effective_a"]) == ("one-c001", date(2014, 12, 31))
    row = pair({**level, "assessor_id": "office"}, said(3, "gazette", "2015", 3), account)
    assert (row["claim_a_id"], row["claim_b_id"]) == ("one-c001", "one-c003")


@each_row([("all", "serbia"), ("kosovo", "serbia"), ("all", "not-stated")])
def test_claims_on_different_performers_are_no_pair(first: str, second: str) -> None:
    one, other = said(1, "gazette", "2015", 3), said(2, "institute", "2015", 0)
    assert pairs({**one, "performer": first}, {**other, "performer": second}) == []
    assert pair({**one, "performer": second}, {**other, "performer": second})["performer"] == second


@each_row(
    [
        (("one", None), ("one", "one.1")),
        (("one", "one.1"), ("one", "one.2")),
        (("one", None), ("two", None)),
        (("one", "one.1"), ("two", "two.1")),
    ]
)
def test_claims_on_different_units_are_no_pair(
    first: tuple[str, str | None], second: tuple[str, str | None]
) -> None:
    one, other = said(1, "gazette", "2015", 3), said(2, "institute", "2015", 0)
    assert pairs(one, other, targets=[target(one, *first), target(other, *second)]) == []
    row = pair(one, other, targets=[target(one, *second), target(other, *second)])
    assert (row["agreement_id"], row["provision_id"]) == second


def test_a_claim_on_several_units_is_compared_on_each_that_another_speaks_of() -> None:
    wide, narrow = said(1, "gazette", "2015", 2), said(2, "institute", "2015", 1)
    aims = [target(wide), target(wide, "two", number=2), target(wide, "two", "two.3", number=3)]
    rows = pairs(wide, narrow, targets=[*aims, target(narrow), target(narrow, "two", "two.3", 2)])
    assert [(row["agreement_id"], row["provision_id"]) for row in rows] == [
        ("one", None),
        ("two", "two.3"),
    ]


def test_a_claim_on_a_set_is_compared_with_nothing() -> None:
    on_all = said(1, "gazette", "2015", 2, about_set="all", members_known=True)
    one = said(2, "institute", "2015", 1)
    assert pairs(on_all, one, targets=[target(one)]) == []


def test_the_executives_of_a_party_are_one_voice() -> None:
    row = pair(
        said(1, "government", "2013", 1),
        said(2, "presidency", "2015", 3),
        said(3, "cabinet", "2015", 0),
        said(4, "office", "2014", 2),
    )
    assert (row["voice_a"], row["voice_b"]) == ("kosovo", "serbia")
    assert (row["claim_a_id"], row["claim_b_id"]) == ("one-c002", "one-c003")
    assert (row["difference"], row["between_parties"]) == (3, True)
    assert pairs(said(1, "government", "2013", 1), said(2, "presidency", "2015", 3)) == []


@each(["institution", "local-authority", "political-party", "residents", "eu", "civil-society"])
def test_other_bodies_never_speak_for_a_party(kind: str) -> None:
    claims = [
        said(1, "government", "2015", 1),
        said(2, "other", "2016", 3),
        said(3, "office", "2015", 1),
    ]
    rows = pairs(*claims, other=kind)
    found = {(row["voice_a"], row["voice_b"]): row["difference"] for row in rows}
    assert found == {("kosovo", "serbia"): 0, ("kosovo", "other"): -2, ("serbia", "other"): -2}


def test_two_executives_that_contradict_each_other_on_one_day_are_no_voice_with_a_level() -> None:
    tie = [said(1, "government", "2015-05-05", 1), said(2, "presidency", "2015-05-05", 3)]
    assert pairs(*tie, said(3, "office", "2015", 0)) == []


def test_a_reversal_told_by_one_executive_overtakes_the_level_of_another() -> None:
    claims = [said(1, "government", "2015", 2), said(3, "office", "2015", 0)]
    assert len(pairs(*claims)) == 1
    assert pairs(*claims, said(2, "presidency", "2016", trend="reversed")) == []


@pytest.mark.parametrize(
    "blank",
    [
        said(2, "institute", "2015"),
        said(2, "institute", "2015", no_level_code="coders_differ"),
        said(2, "institute", "2015", 0, verified=False),
        claim(2, assessor_id="institute", level=0),
    ],
    ids=["account", "coders differ", "not verified", "undated"],
)
def test_what_is_no_dated_and_verified_level_is_compared_with_nothing(blank: Row) -> None:
    assert pairs(said(1, "gazette", "2015", 3), blank) == []


def test_a_claim_is_compared_only_until_its_assessor_corrected_it() -> None:
    wrong, other = said(1, "institute", "2016", 0), said(2, "gazette", "2016", 3)
    right = said(3, "institute", "2018-01-01", corrects_id="one-c001")
    (before,) = pairs_at("2017-12-31", "2017-12-31", wrong, other, right)
    assert (before["claim_b_id"], before["difference"]) == ("one-c001", 3)
    assert pairs_at("2017-12-31", "2018-01-01", wrong, other, right) == []


def test_the_pair_is_that_of_the_date_asked_for_as_it_is_known_by_then() -> None:
    other = said(1, "gazette", "2013", 3)
    early = said(2, "institute", "2013-06-30", 2)
    late = claim(3, level=0, as_of="2013-09", published="2019-01-15")
    claims = (other, early, late)
    (then,) = pairs_at("2013-12-31", "2013-12-31", *claims)
    (now,) = pairs_at("2013-12-31", DATA_DATE, *claims)
    assert (then["claim_b_id"], then["difference"]) == ("one-c002", 1)
    assert (now["claim_b_id"], now["difference"]) == ("one-c003", 3)
    assert {then["as_of"], now["as_of"]} == {date(2013, 12, 31)}
    assert pairs_at("2013-12-30", DATA_DATE, *claims) == []


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        pytest.param("2013-05-31", "2013-05-31", True, id="same day"),
        pytest.param("2013-05-31", "2015-05-30", True, id="a day less than 24 months"),
        pytest.param("2013-05-31", "2015-05-31", True, id="exactly 24 months"),
        pytest.param("2013-05-31", "2015-06-01", False, id="24 months and a day"),
        pytest.param("2013-05-31", "2015-06-30", False, id="24 months and 30 days"),
        pytest.param("2013-05-31", "2015-07-01", False, id="25 months"),
        pytest.param("2013-12-31", "2016-01-01", False, id="over two turns of the year"),
        pytest.param("2012-02-29", "2014-02-28", True, id="from 29 February, the last of February"),
        pytest.param("2012-02-29", "2014-03-01", False, id="from 29 February, 1 March"),
        pytest.param("2010-02-28", "2012-02-28", True, id="to 28 February of a leap year"),
        pytest.param("2010-02-28", "2012-02-29", False, id="to 29 February"),
        pytest.param("2012-02-29", "2016-02-29", False, id="from 29 February to the next"),
    ],
)
def test_two_dates_can_be_compared_up_to_24_months_to_the_day(
    one: str, other: str, near: bool
) -> None:
    days = date.fromisoformat(one), date.fromisoformat(other)
    assert can_compare(*days) is near
    assert can_compare(*reversed(days)) is near


@given(
    st.dates(date(2011, 1, 1), date(2020, 12, 31)), st.dates(date(2011, 1, 1), date(2020, 12, 31))
)
def test_dates_can_be_compared_where_the_later_is_not_after_the_same_day_two_years_on(
    one: date, other: date
) -> None:
    first, last = sorted((one, other))
    limit = (first.year + 2, first.month, first.day)
    assert can_compare(one, other) is ((last.year, last.month, last.day) <= limit)


@each_row(
    [("2014-03-02", 24, True, 1), ("2014-03-03", 24, False, None), ("2014-04-02", 25, False, None)]
)
def test_a_pair_too_far_apart_is_kept_without_a_difference(
    later: str, months: int, comparable: bool, difference: int | None
) -> None:
    early, late = said(1, "institute", "2012-03-02", 0), said(2, "gazette", later, 1)
    row = pair(early, late)
    assert (row["months_apart"], row["comparable"]) == (months, comparable)
    assert row["difference"] == difference
    assert (row["level_a"], row["level_b"]) == (1, 0)
    swapped = pair({**early, "assessor_id": "gazette"}, {**late, "assessor_id": "institute"})
    assert swapped["months_apart"] == months


@each_row(
    [
        ("stated", "stated", True),
        ("inferred", "inferred", True),
        ("stated", "inferred", False),
        ("inferred", "stated", False),
    ]
)
def test_the_bases_of_both_levels_are_set_side_by_side(first: str, second: str, same: bool) -> None:
    row = pair(
        said(1, "gazette", "2015", 1, level_basis=first),
        said(2, "institute", "2015", 1, level_basis=second),
    )
    assert row["same_basis"] is same


def test_units_are_counted_by_how_far_they_can_be_compared() -> None:
    """Eight units of two agreements: no more is counted on each than was said of it."""
    by_parties = [said(1, "government", "2015", 3), said(2, "office", "2015", 1)]
    same = [said(3, "gazette", "2015", 2), said(4, "institute", "2015", 2)]
    apart = [said(5, "government", "2012", 3), said(6, "office", "2016", 0)]
    alone = [said(7, "gazette", "2015", 2), said(8, "institute", "2015")]
    account, undated = said(9, "gazette", "2015"), claim(10, level=3)
    tied = [said(11, "court", "2015", 0), said(12, "court", "2015", 3)]
    on_serbia = [
        said(13, "gazette", "2015", 0, performer="serbia"),
        said(14, "institute", "2015", 1, performer="serbia"),
        said(15, "court", "2015", 2, performer="serbia"),
    ]
    aims = {
        ("one", None): by_parties,
        ("one", "one.1"): same,
        ("one", "one.2"): apart,
        ("one", "one.3"): alone,
        ("two", None): [account, *on_serbia],
        ("two", "two.1"): [undated],
        ("two", "two.2"): tied,
    }
    targets = [target(row, *unit) for unit, rows in aims.items() for row in rows]
    claims = [row for rows in aims.values() for row in rows]
    assert counted(claims, targets) == {
        None: [7, 5, 4, 3, 2, 1],
        "one": [4, 4, 3, 2, 1, 1],
        "two": [3, 1, 1, 1, 1, 0],
    }


def test_nothing_said_is_counted_as_nothing_and_not_as_agreement() -> None:
    assert counted([]) == {None: [0, 0, 0, 0, 0, 0]}
    assert counted([claim(1, level=3)]) == {None: [0, 0, 0, 0, 0, 0]}
    assert counted([said(1, "gazette", "2015", 3, verified=False)]) == {None: [0, 0, 0, 0, 0, 0]}


def test_accounts_of_both_parties_are_no_agreement_between_them() -> None:
    found = counted([said(1, "government", "2015"), said(2, "office", "2015")])
    assert found == {None: [1, 0, 0, 0, 0, 0], "one": [1, 0, 0, 0, 0, 0]}


def test_a_unit_on_which_some_pairs_can_be_compared_and_others_not_counts_once() -> None:
    found = counted(
        [
            said(1, "gazette", "2012", 3),
            said(2, "institute", "2013", 3),
            said(3, "court", "2016", 0),
        ]
    )
    assert found["one"] == [1, 1, 1, 1, 0, 0]


def test_the_parties_too_far_apart_are_not_counted_as_compared() -> None:
    found = counted(
        [said(1, "government", "2012", 1), said(2, "office", "2015", 1), said(3, "court", "2013")]
    )
    assert found["one"] == [1, 1, 1, 0, 0, 0]


def test_a_row_of_comparability_is_valid() -> None:
    units = voices([said(1, "government", "2015", 1), said(2, "office", "2015", 1)])
    for row in plain(comparability(units, differences(units, NOW, NOW), NOW, NOW)):
        assert dict(TABLES["comparability"].model(**row)) == row


@each_row(
    [
        ("2018-07-02", "2020-06-30", ["2018-12-31", "2019-12-31", "2020-06-30"]),
        ("2018-12-31", "2019-12-31", ["2018-12-31", "2019-12-31"]),
        ("2019-01-01", "2019-12-31", ["2019-12-31"]),
        ("2020-06-30", "2020-06-30", ["2020-06-30"]),
        ("2021-01-01", "2020-06-30", ["2020-06-30"]),
    ]
)
def test_comparisons_are_made_at_the_end_of_each_year_and_at_the_data_date(
    first: str, data_date: str, days: list[str]
) -> None:
    found = dates(date.fromisoformat(first), date.fromisoformat(data_date))
    assert [str(day) for day in found] == days


def agreement(name: str, agreed: str | None) -> Row:
    """An agreement with its date, or without one."""
    return {
        "id": name,
        "title": name.capitalize(),
        "short_title": name.capitalize(),
        "date_agreed": agreed,
        "phase": "ohrid-2023",
        "form": "arrangement",
        "facilitator": "eu",
        "summary": "Things are agreed.",
    }


def made(*agreed: str | None) -> tuple[list[Row], list[Row]]:
    """Differences and comparability of agreements; two levels of 2016, one told later, on one."""
    claims = [
        said(1, "government", "2016-05-01", 3),
        claim(2, level=1, as_of="2016-11", published="2019-01-15"),
    ]
    named = [agreement(name, day) for name, day in zip(("one", "two"), agreed, strict=False)]
    tables = derive(
        base_tables(
            agreements=named,
            assessments=claims,
            assessment_targets=[target(row) for row in claims],
            organisations=[
                organisation("government", "party-kosovo"),
                organisation("institute", "academic"),
            ],
        ),
        NOW,
    )
    return tables.rows("differences"), tables.rows("comparability")


def test_each_year_since_the_first_agreement_is_compared_as_it_is_known_now() -> None:
    found, counts = made("2017", "2015-03")
    years = ["2016-12-31", "2017-12-31", "2018-12-31", "2019-12-31", DATA_DATE]
    assert [(str(row["as_of"]), row["difference"]) for row in found] == [(y, 2) for y in years]
    assert {(row["voice_a"], row["voice_b"]) for row in found} == {("kosovo", "institute")}
    of_all = {str(r["as_of"]): r["units_differing"] for r in counts if r["agreement_id"] is None}
    assert of_all == {"2015-12-31": 0, **dict.fromkeys(years, 1)}
    assert {str(r["as_of"]) for r in counts if r["agreement_id"] == "one"} == set(years)


@each([(None,), (None, None)])
def test_agreements_without_a_date_are_compared_at_the_data_date_only(
    agreed: tuple[None, ...],
) -> None:
    found, counts = made(*agreed)
    assert [str(row["as_of"]) for row in found] == [DATA_DATE]
    assert {str(row["as_of"]) for row in counts} == {DATA_DATE}
