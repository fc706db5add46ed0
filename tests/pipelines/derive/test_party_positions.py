"""Positions of the parties: of all executives of a party the latest, and of nobody else."""

from datetime import date
from itertools import product
from typing import Any

from pipelines.derive.positions import parties, party_positions, positions
from schemas.codes import ASSESSOR_TYPE
from schemas.registry import TABLES
from tests.each import each, each_row
from tests.pipelines.derive.claims import DATA_DATE, Row, claim, plain, target, voiced_tables


def said(number: int, by: str, day: str, level: int | None = None, **values: Any) -> Row:
    """A claim of an assessor that speaks of the day on which it was published."""
    return claim(number, assessor_id=by, published=day, level=level, **values)


def rows_of(
    *claims: Row,
    targets: list[Row] | None = None,
    as_of: str = DATA_DATE,
    known_by: str | None = None,
    **types: str | None,
) -> list[Row]:
    """Positions of the parties: on the whole agreement `one` if no targets are given."""
    tables = voiced_tables(list(claims), targets, **types)
    return plain(
        party_positions(tables, date.fromisoformat(as_of), date.fromisoformat(known_by or as_of))
    )


def row_of(*claims: Row, as_of: str = DATA_DATE, known_by: str | None = None) -> Row:
    """The one position that follows from claims of one party on one unit."""
    (row,) = rows_of(*claims, as_of=as_of, known_by=known_by)
    return row


def stand(row: Row) -> tuple[str, str, int | None, str, str]:
    """Party, kind, level, assessor and claim of a position."""
    return row["party"], row["kind"], row["level"], row["assessor_id"], row["claim_id"]


def test_the_position_of_a_party_is_the_latest_of_its_executives() -> None:
    row = row_of(
        said(1, "government", "2013", 1),
        claim(2, assessor_id="presidency", level=3, as_of="2015-03", published="2015-04-02"),
        said(3, "government", "2014-02-28", 0),
    )
    assert row == {
        "agreement_id": "one",
        "provision_id": None,
        "performer": "all",
        "assessor_id": "presidency",
        "kind": "level",
        "level": 3,
        "level_basis": "stated",
        "effective": date(2015, 3, 31),
        "effective_as_written": "2015-03",
        "age_months": 62,
        "claim_id": "one-c002",
        "latest_claim_id": "one-c002",
        "tied_claim_ids": None,
        "claims": 3,
        "as_of": date(2020, 6, 30),
        "known_by": date(2020, 6, 30),
        "party": "kosovo",
    }
    assert dict(TABLES["party_positions"].model(**row)) == row


def test_a_lower_level_told_later_by_another_executive_is_the_position() -> None:
    row = row_of(said(1, "cabinet", "2015", 3), said(2, "office", "2016", 0))
    assert stand(row) == ("serbia", "level", 0, "office", "one-c002")


def test_the_parties_are_never_joined() -> None:
    rows = rows_of(said(1, "government", "2015", 3), said(2, "office", "2016", 0))
    assert [(*stand(row), row["claims"]) for row in rows] == [
        ("kosovo", "level", 3, "government", "one-c001", 1),
        ("serbia", "level", 0, "office", "one-c002", 1),
    ]


def test_a_party_that_speaks_of_what_the_other_does_keeps_its_own_voice() -> None:
    rows = rows_of(
        said(1, "government", "2015", 0, performer="serbia"),
        said(2, "office", "2015", 3, performer="serbia"),
        said(3, "presidency", "2016", 2, performer="kosovo"),
    )
    assert [(row["performer"], *stand(row)) for row in rows] == [
        ("serbia", "kosovo", "level", 0, "government", "one-c001"),
        ("serbia", "serbia", "level", 3, "office", "one-c002"),
        ("kosovo", "kosovo", "level", 2, "presidency", "one-c003"),
    ]


@each(sorted(ASSESSOR_TYPE.codes.keys() - {"party-kosovo", "party-serbia"}))
def test_no_other_body_speaks_for_a_party(kind: str) -> None:
    other = said(2, "other", "2016", 3)
    assert rows_of(other, other=kind) == []
    (row,) = rows_of(said(1, "government", "2015", 1), other, other=kind)
    assert (stand(row), row["claims"]) == (("kosovo", "level", 1, "government", "one-c001"), 1)


def test_an_organisation_that_assesses_nothing_is_of_no_party() -> None:
    types = parties(voiced_tables([], idle=None))
    assert types == {
        "government": "kosovo",
        "presidency": "kosovo",
        "cabinet": "serbia",
        "office": "serbia",
    }


def test_claims_on_different_units_stay_apart() -> None:
    whole, part = said(1, "government", "2015", 3), said(2, "presidency", "2016", 0)
    rows = rows_of(
        whole,
        part,
        targets=[target(whole), target(whole, "two", None, 2), target(part, "one", "one.1")],
    )
    assert {(row["agreement_id"], row["provision_id"]): row["level"] for row in rows} == {
        ("one", None): 3,
        ("two", None): 3,
        ("one", "one.1"): 0,
    }


def test_a_claim_on_a_set_is_no_position_of_a_party() -> None:
    on_all = said(1, "government", "2015", 2, about_set="all", members_known=True)
    assert rows_of(on_all, targets=[]) == []


@each(["government", "presidency"])
def test_a_later_account_leaves_the_level_whoever_gives_it(by: str) -> None:
    row = row_of(said(1, "government", "2015", 2), said(2, by, "2016", trend="stalled"))
    assert stand(row) == ("kosovo", "level", 2, "government", "one-c001")
    assert (row["latest_claim_id"], row["claims"]) == ("one-c002", 2)


@each_row(product(["reversed", "suspended"], ["government", "presidency"]))
def test_a_later_reversal_overtakes_the_level_whoever_tells_it(trend: str, by: str) -> None:
    row = row_of(said(1, "government", "2015", 2), said(2, by, "2016", trend=trend))
    assert (row["kind"], row["level"], row["level_basis"]) == ("overtaken", None, None)
    assert row["latest_claim_id"] == "one-c002"


def test_a_reversal_told_by_the_other_party_overtakes_nothing() -> None:
    rows = rows_of(said(1, "government", "2015", 2), said(2, "office", "2016", trend="reversed"))
    assert [(row["party"], row["kind"]) for row in rows] == [
        ("kosovo", "level"),
        ("serbia", "account"),
    ]


def test_two_executives_with_different_levels_of_one_day_leave_no_position() -> None:
    row = row_of(said(1, "presidency", "2015-05-05", 1), said(2, "government", "2015-05-05", 3))
    assert (row["kind"], row["level"], row["level_basis"]) == ("tied", None, None)
    assert (row["tied_claim_ids"], row["claims"]) == ("one-c001; one-c002", 2)


def test_two_executives_with_one_level_of_one_day_are_no_tie() -> None:
    row = row_of(said(1, "presidency", "2015-05-05", 2), said(2, "government", "2015-05-05", 2))
    assert (row["kind"], row["level"], row["tied_claim_ids"]) == ("level", 2, None)


def test_of_one_day_the_executive_that_spoke_later_then_the_more_precise_date_stands() -> None:
    early = claim(1, assessor_id="cabinet", level=3, as_of="2015-05-31", published="2016-01-01")
    late = claim(2, assessor_id="office", level=1, as_of="2015-05", published="2016-02-01")
    month = {**late, "id": "one-c003", "published": "2016-01-01", "level": 0}
    assert stand(row_of(early, late)) == ("serbia", "level", 1, "office", "one-c002")
    assert stand(row_of(early, month)) == ("serbia", "level", 3, "cabinet", "one-c001")


def test_an_undated_claim_moves_no_dated_one_of_another_executive() -> None:
    undated = claim(2, assessor_id="presidency", level=3)
    row = row_of(said(1, "government", "2015", 1), undated)
    assert (stand(row), row["claims"]) == (("kosovo", "level", 1, "government", "one-c001"), 1)
    alone = row_of(undated)
    assert stand(alone) == ("kosovo", "undated", None, "presidency", "one-c002")
    assert (alone["effective"], alone["age_months"], alone["level_basis"]) == (None, None, None)


def test_an_undated_claim_is_shown_from_the_day_on_which_it_was_recorded() -> None:
    undated = claim(1, assessor_id="office", recorded="2018-01-15")
    assert rows_of(undated, as_of="2018-01-14") == []
    assert row_of(undated, as_of="2018-01-15")["kind"] == "undated"


def test_what_is_not_verified_is_no_position_of_a_party() -> None:
    unread = said(2, "presidency", "2016", 3, verified=False)
    assert rows_of(unread) == []
    assert stand(row_of(said(1, "government", "2015", 1), unread))[2] == 1


def test_a_party_stands_on_an_earlier_claim_once_a_later_one_is_corrected() -> None:
    old = said(1, "government", "2015", 1)
    wrong = said(2, "presidency", "2016", 3)
    right = said(3, "presidency", "2018-01-01", corrects_id="one-c002")
    before = row_of(old, wrong, right, as_of="2017-12-31")
    after = row_of(old, wrong, right)
    assert stand(before) == ("kosovo", "level", 3, "presidency", "one-c002")
    assert stand(after) == ("kosovo", "level", 1, "government", "one-c001")


def test_the_position_of_a_party_is_that_of_the_date_asked_for_as_known_by_then() -> None:
    early = said(1, "government", "2013-06-30", 2)
    late = claim(2, assessor_id="presidency", level=0, as_of="2013-09", published="2019-01-15")
    then = row_of(early, late, as_of="2013-12-31")
    now = row_of(early, late, as_of="2013-12-31", known_by=DATA_DATE)
    assert (stand(then)[2:], then["claims"]) == ((2, "government", "one-c001"), 1)
    assert (stand(now)[2:], now["claims"]) == ((0, "presidency", "one-c002"), 2)
    assert (now["as_of"], now["known_by"]) == (date(2013, 12, 31), date(2020, 6, 30))
    assert rows_of(early, late, as_of="2013-06-29", known_by=DATA_DATE) == []


def test_a_party_with_one_executive_on_a_unit_stands_where_that_executive_stands() -> None:
    claims = [
        said(1, "cabinet", "2014", 1),
        said(2, "cabinet", "2016"),
        said(3, "court", "2017", 3),
    ]
    tables, day = voiced_tables(claims), date.fromisoformat(DATA_DATE)
    (own,) = [row for row in plain(positions(tables, day, day)) if row["assessor_id"] == "cabinet"]
    assert row_of(*claims) == {**own, "party": "serbia"}


def test_where_no_party_speaks_there_is_no_row() -> None:
    assert rows_of() == []
    assert rows_of(said(1, "institute", "2015", 3)) == []
