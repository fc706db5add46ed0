"""R4: where an assessor stands on a unit."""

from datetime import date
from typing import Any

from schemas.registry import TABLES
from tests.each import each, each_row
from tests.pipelines.derive.claims import (
    Row,
    claim,
    position_of,
    positions_of,
    tables_of,
    target,
)


def said(number: int, day: str, **values: Any) -> Row:
    """A claim that speaks of the day on which it was published."""
    return claim(number, published=day, **values)


def stand(row: Row) -> tuple[str, int | None, str, str]:
    """Kind, level, claim and latest claim of a position."""
    claims = (row["claim_id"], row["latest_claim_id"])
    return row["kind"], row["level"], *(c.removeprefix("one-") for c in claims)


def test_one_level_is_the_position():
    row = position_of(claim(1, level=2, as_of="2015-03", published="2015-04-02"))
    assert stand(row) == ("level", 2, "c001", "c001")
    assert row["level_basis"] == "stated"
    assert (row["effective"], row["effective_as_written"]) == (date(2015, 3, 31), "2015-03")
    assert (row["agreement_id"], row["provision_id"]) == ("one", None)
    assert (row["assessor_id"], row["performer"]) == ("institute", "all")


def test_every_column_of_the_table_is_given_and_valid():
    row = position_of(said(1, "2015-04-02", level=2))
    assert dict(TABLES["positions"].model(**row)) == row


def test_the_latest_effective_level_is_the_position_be_it_higher_or_lower():
    up = position_of(said(1, "2015", level=1), said(2, "2017", level=3))
    down = position_of(said(1, "2015", level=3), said(2, "2017", level=0))
    assert stand(up) == ("level", 3, "c002", "c002")
    assert stand(down) == ("level", 0, "c002", "c002")


def test_what_is_spoken_of_decides_not_when_it_was_said():
    about_2014 = claim(1, level=1, as_of="2014", published="2019-01-01")
    about_2016 = claim(2, level=2, as_of="2016", published="2017-01-01")
    assert stand(position_of(about_2014, about_2016)) == ("level", 2, "c002", "c002")


@each([None, "improving", "stalled"])
def test_a_later_account_leaves_the_level_and_stands_beside_it(trend: str | None):
    account = said(2, "2017", **({"trend": trend} if trend else {}))
    row = position_of(said(1, "2015", level=2), account)
    assert stand(row) == ("level", 2, "c001", "c002")
    assert row["effective"] == date(2015, 12, 31)
    assert row["claims"] == 2


@each(["reversed", "suspended"])
def test_a_later_account_of_a_reversal_overtakes_the_level(trend: str):
    row = position_of(said(1, "2015", level=2), said(2, "2017", trend=trend))
    assert stand(row) == ("overtaken", None, "c001", "c002")
    assert row["level_basis"] is None


def test_a_reversal_told_before_the_level_does_not_overtake_it():
    row = position_of(said(1, "2014", trend="reversed"), said(2, "2015", level=2))
    assert stand(row) == ("level", 2, "c002", "c002")


def test_a_level_after_a_reversal_is_a_position_again():
    claims = [said(1, "2014", level=2), said(2, "2015", trend="suspended")]
    row = position_of(*claims, said(3, "2016", level=1))
    assert stand(row) == ("level", 1, "c003", "c003")


def test_a_level_with_a_trend_of_reversal_is_a_level():
    row = position_of(said(1, "2015", level=1, trend="reversed"))
    assert stand(row) == ("level", 1, "c001", "c001")


@each_row([(1, 2), (2, 1)])
def test_an_account_of_the_same_day_is_not_later_whatever_its_id(level_id: int, account_id: int):
    level = said(level_id, "2015-05-05", level=2)
    account = said(account_id, "2015-05-05", trend="reversed")
    assert position_of(level, account)["kind"] == "level"


def test_accounts_alone_give_no_level():
    row = position_of(said(1, "2015"), said(2, "2016"))
    assert stand(row) == ("account", None, "c002", "c002")
    assert row["claims"] == 2


@each(["account_only", "no_evidence", "not_applicable", "coders_differ"])
def test_no_reason_for_having_no_level_becomes_a_level(code: str):
    row = position_of(said(1, "2015", no_level_code=code))
    assert (row["kind"], row["level"], row["level_basis"]) == ("account", None, None)


def test_of_one_day_the_claim_said_later_stands():
    first = claim(1, level=3, as_of="2015-05-05", published="2016-01-01")
    second = claim(2, level=1, as_of="2015-05-05", published="2015-06-01")
    assert stand(position_of(first, second)) == ("level", 3, "c001", "c001")


def test_of_one_day_said_on_one_day_the_more_precise_date_stands():
    day = claim(1, level=3, as_of="2015-05-31", published="2016-01-01")
    month = claim(2, level=1, as_of="2015-05", published="2016-01-01")
    interval = claim(3, level=0, as_of="2014/2015-05", published="2016-01-01")
    assert stand(position_of(day, month, interval)) == ("level", 3, "c001", "c001")
    assert stand(position_of(month, interval))[:3] == ("level", 1, "c002")


def test_later_said_goes_before_more_precise():
    day = claim(1, level=3, as_of="2015-05-31", published="2016-01-01")
    month = claim(2, level=1, as_of="2015-05", published="2017-01-01")
    assert stand(position_of(day, month)) == ("level", 1, "c002", "c002")


def test_two_levels_that_nothing_orders_leave_no_position():
    row = position_of(said(1, "2015-05-05", level=1), said(2, "2015-05-05", level=3))
    assert (row["kind"], row["level"], row["level_basis"]) == ("tied", None, None)
    assert row["effective"] == date(2015, 5, 5)
    assert row["claims"] == 2
    assert row["tied_claim_ids"] == "one-c001; one-c002"


def test_only_claims_that_tie_are_named_and_only_where_they_tie():
    tie = [said(n, "2015-05-05", level=n % 2) for n in (3, 2, 1)]
    beside = [said(4, "2014", level=2), said(5, "2015-05-05"), said(6, "2016")]
    row = position_of(*tie, *beside)
    assert (row["kind"], row["tied_claim_ids"]) == ("tied", "one-c001; one-c002; one-c003")
    assert position_of(*tie, said(7, "2016", level=2))["tied_claim_ids"] is None
    assert position_of(tie[0], tie[2])["tied_claim_ids"] is None


def test_one_level_said_twice_on_one_day_is_no_tie():
    row = position_of(said(1, "2015-05-05", level=2), said(2, "2015-05-05", level=2))
    assert (row["kind"], row["level"], row["claims"]) == ("level", 2, 2)


def test_an_earlier_tie_does_not_matter():
    tie = [said(1, "2015-05-05", level=1), said(2, "2015-05-05", level=3)]
    assert stand(position_of(*tie, said(3, "2016", level=2))) == ("level", 2, "c003", "c003")


def test_undated_claims_stand_apart_and_their_level_is_no_position():
    row = position_of(claim(1, level=3))
    assert stand(row) == ("undated", None, "c001", "c001")
    dated = ("effective", "effective_as_written", "age_months", "level_basis")
    assert [row[column] for column in dated] == [None] * 4


def test_an_undated_claim_does_not_move_a_dated_one():
    row = position_of(said(1, "2015", level=1), claim(2, level=3))
    assert stand(row) == ("level", 1, "c001", "c001")
    assert row["claims"] == 1


def test_what_is_not_verified_enters_nothing():
    unread = said(2, "2017", level=3, verified=False)
    assert stand(position_of(said(1, "2015", level=1), unread)) == ("level", 1, "c001", "c001")
    assert positions_of([unread]) == []
    assert positions_of([claim(3, verified=False)]) == []


def test_a_claim_on_a_set_is_a_position_of_nothing():
    on_all = claim(
        1, id="all-c001", level=2, published="2015", about_set="all", members_known=False
    )
    assert positions_of([on_all], targets=[]) == []


def test_a_claim_with_several_targets_is_a_position_on_each():
    one = said(1, "2015", level=2)
    targets = [target(one), target(one, "two", number=2), target(one, "two", "two.3", number=3)]
    rows = positions_of([one], targets)
    units = [(row["agreement_id"], row["provision_id"]) for row in rows]
    assert sorted(units, key=str) == [("one", None), ("two", "two.3"), ("two", None)]
    assert {row["claim_id"] for row in rows} == {"one-c001"}
    assert {row["claims"] for row in rows} == {1}


def test_a_claim_on_the_agreement_does_not_descend_to_provisions_nor_climb_from_them():
    whole, part = said(1, "2015", level=3), said(2, "2017", level=0)
    rows = positions_of([whole, part], [target(whole), target(part, provision="one.1")])
    levels = {row["provision_id"]: row["level"] for row in rows}
    assert levels == {None: 3, "one.1": 0}


def test_a_claim_on_one_performer_never_moves_the_cell_of_another():
    performers = ["all", "kosovo", "serbia", "eu", "us", "joint-body", "not-stated"]
    claims = [said(n, f"201{n}", level=n % 4, performer=p) for n, p in enumerate(performers)]
    rows = positions_of(claims)
    assert {row["performer"]: row["level"] for row in rows} == {
        performer: number % 4 for number, performer in enumerate(performers)
    }
    reversal = said(9, "2019", performer="serbia", trend="reversed")
    kinds = {row["performer"]: row["kind"] for row in positions_of([*claims, reversal])}
    assert kinds == {**dict.fromkeys(performers, "level"), "serbia": "overtaken"}


def test_assessors_stand_side_by_side():
    rows = positions_of(
        [said(1, "2015", level=0, assessor_id="a"), said(2, "2015", level=3, assessor_id="b")]
    )
    assert {row["assessor_id"]: row["level"] for row in rows} == {"a": 0, "b": 3}


@each_row(
    [
        ("2020-06-30", "2020-06-30", 0),
        ("2020-05-31", "2020-06-30", 0),
        ("2020-05-30", "2020-06-30", 1),
        ("2019-07-01", "2020-06-30", 11),
        ("2019-06-30", "2020-06-30", 12),
        ("2011-03-08", "2020-06-07", 110),
    ]
)
def test_the_age_is_in_whole_months(effective: str, as_of: str, months: int):
    assert position_of(said(1, effective, level=1), as_of=as_of)["age_months"] == months


def test_the_earlier_claim_of_a_correction_counts_only_before_it_was_corrected():
    wrong = claim(1, level=3, as_of="2016", published="2017-01-01")
    right = claim(2, level=1, as_of="2015", published="2018-01-01", corrects_id="one-c001")
    before = position_of(wrong, right, as_of="2017-12-31", known_by="2017-12-31")
    after = position_of(wrong, right)
    assert stand(before) == ("level", 3, "c001", "c001")
    assert stand(after) == ("level", 1, "c002", "c002")


def test_an_undated_claim_that_was_corrected_is_shown_only_before():
    wrong = claim(1, level=3, recorded="2017-01-01")
    right = claim(2, level=1, recorded="2018-01-01", corrects_id="one-c001")
    before = position_of(wrong, right, known_by="2017-12-31")
    after = position_of(wrong, right)
    assert (stand(before), before["claims"]) == (("undated", None, "c001", "c001"), 1)
    assert (stand(after), after["claims"]) == (("undated", None, "c002", "c002"), 1)


@each([(1, 2, 3), (1, 3, 2)])
def test_the_first_of_two_corrections_ends_a_claim(order: tuple[int, ...]):
    wrong = claim(1, level=3, as_of="2016", published="2017-01-01")
    first = claim(2, as_of="2014", published="2018-01-01", corrects_id="one-c001")
    second = claim(3, as_of="2014", published="2019-01-01", corrects_id="one-c001")
    claims = {1: wrong, 2: first, 3: second}
    row = position_of(*(claims[n] for n in order), known_by="2018-06-30")
    assert stand(row) == ("account", None, "c002", "c002")


def test_a_correction_that_is_not_verified_corrects_nothing():
    wrong = claim(1, level=3, as_of="2016", published="2017-01-01")
    unread = claim(2, level=1, published="2018-01-01", corrects_id="one-c001", verified=False)
    assert stand(position_of(wrong, unread)) == ("level", 3, "c001", "c001")


def test_nothing_is_made_from_tables_without_claims():
    assert tables_of([], [])["assessments"].num_rows == 0
    assert positions_of([], []) == []
