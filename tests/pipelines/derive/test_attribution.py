"""Attribution: whom assessors hold responsible, claim by claim and by year."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipelines.derive.attribution import attributions, by_year
from schemas.codes import NO_LEVEL
from schemas.measures import Attribution
from schemas.registry import TABLES
from tests.each import each_row
from tests.pipelines.derive.claims import DATA_DATE, Row, claim, plain, target, voiced_tables


def held(number: int, whom: str | None = "serbia", **values: Any) -> Row:
    """A claim of the institute on 2 April 2015 that holds somebody responsible."""
    return claim(number, **{"held_responsible": whom, "published": "2015-04-02", **values})


def rows_of(
    *claims: Row,
    targets: list[Row] | None = None,
    as_of: str = DATA_DATE,
    known_by: str | None = None,
) -> list[Row]:
    """Attributions: on the whole agreement `one` if no targets are given."""
    tables = voiced_tables(list(claims), targets)
    return plain(
        attributions(tables, date.fromisoformat(as_of), date.fromisoformat(known_by or as_of))
    )


def ids(*claims: Row, as_of: str = DATA_DATE, known_by: str | None = None) -> list[str]:
    """Numbers of the claims that have a row."""
    rows = rows_of(*claims, as_of=as_of, known_by=known_by)
    return [row["claim_id"].removeprefix("one-") for row in rows]


def counted(rows: list[Row]) -> dict[tuple[int, str, str], int]:
    """Claims by year, type of assessor and who is held responsible."""
    made = plain(by_year(Attribution(**row) for row in rows))
    found = {(r["year"], r["assessor_type"], r["held_responsible"]): r["claims"] for r in made}
    assert len(found) == len(made)
    return found


def test_a_claim_that_holds_somebody_responsible_is_a_row() -> None:
    row = held(1, "kosovo", assessor_id="office", as_of="2015-03", performer="all")
    (found,) = rows_of(row, targets=[target(row, "two", "two.3")])
    assert found == {
        "claim_id": "one-c001",
        "target": 1,
        "agreement_id": "two",
        "provision_id": "two.3",
        "assessor_id": "office",
        "assessor_type": "party-serbia",
        "held_responsible": "kosovo",
        "effective": date(2015, 3, 31),
    }
    assert dict(TABLES["attributions"].model(**found)) == found


def test_who_performs_is_not_who_is_held_responsible() -> None:
    (row,) = rows_of(held(1, "eu", performer="serbia"))
    assert row["held_responsible"] == "eu"
    assert rows_of(held(1, None, performer="serbia", level=0)) == []


def test_a_claim_with_or_without_a_level_counts_the_same() -> None:
    claims = [
        held(1, level=0),
        *(held(n, no_level_code=c) for n, c in enumerate(NO_LEVEL.codes, 2)),
    ]
    assert ids(*claims) == ["c001", "c002", "c003", "c004", "c005"]


def test_a_claim_with_several_targets_has_a_row_for_each() -> None:
    row = held(1)
    aims = [target(row), target(row, "two", "two.1", 2), target(row, "two", "two.2", 3)]
    found = rows_of(row, targets=aims)
    assert [(r["target"], r["agreement_id"], r["provision_id"]) for r in found] == [
        (1, "one", None),
        (2, "two", "two.1"),
        (3, "two", "two.2"),
    ]
    assert {r["claim_id"] for r in found} == {"one-c001"}


def test_a_claim_on_a_set_is_one_row_on_no_agreement() -> None:
    row = held(1, id="all-c001", about_set="all", members_known=True)
    (found,) = rows_of(row, targets=[])
    assert (found["target"], found["agreement_id"], found["provision_id"]) == (0, None, None)
    assert (found["claim_id"], found["effective"]) == ("all-c001", date(2015, 4, 2))


def test_what_is_not_verified_attributes_nothing() -> None:
    assert ids(held(1, verified=False), held(2)) == ["c002"]


@each_row(
    [
        ("2015-03-31", "2015-04-02", ["c001"]),
        ("2015-03-30", "2015-04-02", []),
        ("2015-03-31", "2015-04-01", []),
        ("2020-06-30", "2015-04-01", []),
        ("2015-03-30", "2020-06-30", []),
    ]
)
def test_a_claim_counts_from_the_day_spoken_of_once_it_was_said(
    as_of: str, known_by: str, found: list[str]
) -> None:
    assert ids(held(1, as_of="2015-03"), as_of=as_of, known_by=known_by) == found


@each_row([("2018-01-14", []), ("2018-01-15", ["c001"])])
def test_an_undated_claim_is_kept_apart_from_the_day_on_which_it_was_recorded(
    known_by: str, found: list[str]
) -> None:
    undated = held(1, published=None, recorded="2018-01-15")
    assert ids(undated, as_of="2012-12-31", known_by=known_by) == found
    assert {row["effective"] for row in rows_of(undated)} == {None}


def test_a_claim_that_its_assessor_withdrew_attributes_only_until_then() -> None:
    wrong = held(1, "serbia")
    right = held(2, None, published="2018-01-01", corrects_id="one-c001")
    assert ids(wrong, right, as_of="2017-12-31") == ["c001"]
    assert ids(wrong, right, as_of="2018-01-01") == []


def test_a_corrected_attribution_takes_the_place_of_the_earlier_one() -> None:
    wrong = held(1, "serbia")
    right = held(2, "kosovo", published="2018-01-01", corrects_id="one-c001")
    assert [row["held_responsible"] for row in rows_of(wrong, right)] == ["kosovo"]
    assert [row["held_responsible"] for row in rows_of(wrong, right, as_of="2017-12-31")] == [
        "serbia"
    ]


def test_an_undated_claim_that_was_withdrawn_attributes_only_until_then() -> None:
    wrong = held(1, published=None, recorded="2017-01-01")
    right = held(2, None, published="2018-01-01", corrects_id="one-c001")
    assert ids(wrong, right, as_of="2017-12-31") == ["c001"]
    assert ids(wrong, right) == []


def test_a_correction_that_is_not_verified_withdraws_nothing() -> None:
    wrong = held(1)
    unread = held(2, None, published="2018-01-01", corrects_id="one-c001", verified=False)
    assert ids(wrong, unread) == ["c001"]


def test_attributions_are_counted_by_year_type_and_who_is_held_responsible() -> None:
    rows = rows_of(
        held(1, "serbia", assessor_id="government", published="2015-01-01"),
        held(2, "serbia", assessor_id="presidency", published="2015-12-31"),
        held(3, "serbia", assessor_id="presidency", published="2016-01-01"),
        held(4, "eu", assessor_id="government", published="2015"),
        held(5, "serbia", assessor_id="institute", published="2015"),
        held(6, "serbia", assessor_id="institute", published=None),
        held(7, "serbia", assessor_id="institute", published=None),
    )
    assert counted(rows) == {
        (2015, "party-kosovo", "serbia"): 2,
        (2016, "party-kosovo", "serbia"): 1,
        (2015, "party-kosovo", "eu"): 1,
        (2015, "civil-society", "serbia"): 1,
        (0, "civil-society", "serbia"): 2,
    }


def test_the_year_is_the_one_spoken_of_not_the_one_of_publication() -> None:
    assert list(counted(rows_of(held(1, as_of="2013/2014", published="2019")))) == [
        (2014, "civil-society", "serbia")
    ]


def test_a_claim_with_several_targets_counts_once_in_its_year() -> None:
    one, other = held(1), held(2)
    aims = [
        target(one),
        target(one, "two", number=2),
        target(one, "two", "two.1", 3),
        target(other),
    ]
    assert counted(rows_of(one, other, targets=aims)) == {(2015, "civil-society", "serbia"): 2}


def test_a_row_by_year_is_valid() -> None:
    for row in plain(
        by_year(Attribution(**row) for row in rows_of(held(1), held(2, published=None)))
    ):
        assert dict(TABLES["attributions_by_year"].model(**row)) == row


def test_where_nobody_is_held_responsible_there_is_no_row() -> None:
    assert rows_of() == []
    assert rows_of(held(1, None)) == []
    assert by_year([]) == []


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["government", "presidency", "office", "court"]),
            st.sampled_from(["kosovo", "serbia", None]),
            st.sampled_from(["2014", "2015-04-02", None]),
            st.integers(1, 3),
        ),
        max_size=6,
    )
)
def test_every_claim_that_attributes_counts_in_exactly_one_year(
    drawn: list[tuple[str, str | None, str | None, int]],
) -> None:
    claims: list[Row] = []
    aims: list[Row] = []
    for number, (by, whom, day, several) in enumerate(drawn, 1):
        claims.append(held(number, whom, assessor_id=by, published=day))
        aims.extend(target(claims[-1], "one", f"one.{n}", n) for n in range(1, several + 1))
    rows = rows_of(*claims, targets=aims)
    attributing = sum(whom is not None for _, whom, _, _ in drawn)
    assert (
        sum(row["claims"] for row in plain(by_year(Attribution(**row) for row in rows)))
        == attributing
    )
    assert len(rows) == sum(several for _, whom, _, several in drawn if whom)
