"""Obligations: who owes what by when, how long past, and what is said of it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.derive import obligations, positions
from pipelines.derive.obligations import said
from schemas.codes import OBLIGED, PERFORMER, SAID
from schemas.edtf import last_day
from schemas.registry import TABLES
from schemas.tables import arrow_table
from tests.each import each, each_row
from tests.pipelines.derive.claims import DATA_DATE, Row, claim, claim_lists, plain, target
from tests.pipelines.tabulate.tables import base_tables, checkout_tables, data_date

NOW = date.fromisoformat(DATA_DATE)
DAYS = ("2014-05-31", "2014-05", "2015", "2016-02-29", "2020-06-30")


def provision(name: str = "one.1", deadline: str | None = None) -> Row:
    """A provision of the agreement `one`."""
    return {
        "id": name,
        "agreement_id": "one",
        "set_version": 1,
        "number": name.removeprefix("one."),
        "numbered_in_text": True,
        "summary": "What is to be done.",
        "deadline": deadline,
        "verified": True,
    }


def obliged(
    number: int, party: str, of: str = "one.1", body: str | None = None
) -> dict[str, object]:
    """One of those whom a provision obliges."""
    return {"provision_id": of, "number": number, "party": party, "body": body}


def owed(
    claims: Sequence[Row] = (),
    parties: Sequence[str] = ("kosovo",),
    targets: list[Row] | None = None,
    deadline: str | None = None,
    as_of: date = NOW,
) -> list[Row]:
    """Obligations of the provision `one.1`: all claims are on it if no targets are given."""
    aims = [target(each, provision="one.1") for each in claims] if targets is None else targets
    tables = base_tables(
        provisions=[provision("one.1", deadline), provision("one.2")],
        provision_obliged=[obliged(number, party) for number, party in enumerate(parties, 1)],
        assessments=claims,
        assessment_targets=aims,
    )
    made = arrow_table("positions", positions(tables, as_of, as_of))
    return plain(obligations(tables.with_tables({"positions": made}), as_of))


def owed_by_kosovo(*claims: Row, **values: Any) -> Row:
    """The one obligation, of Kosovo."""
    (row,) = owed(claims, **values)
    return row


def by(assessor: str, number: int, day: str, level: int | None = None, **values: Any) -> Row:
    """A claim of an assessor that speaks of the day on which it was published."""
    return claim(number, assessor_id=assessor, published=day, level=level, **values)


def counts(row: Row) -> tuple[str, int, int, int]:
    """What is said, and how many positions are at full, below and without a level."""
    full, below = row["stated_full"], row["stated_below"]
    full, below = full + row["inferred_full"], below + row["inferred_below"]
    return row["said"], full, below, row["accounts"]


def test_an_obligation_that_nobody_speaks_of_has_a_row() -> None:
    assert owed(parties=["kosovo"]) == [
        {
            "provision_id": "one.1",
            "number": 1,
            "agreement_id": "one",
            "obliged": "kosovo",
            "body": None,
            "deadline": None,
            "due": "no-deadline",
            "days_past": None,
            "said": "no-claim",
            "stated_full": 0,
            "stated_below": 0,
            "inferred_full": 0,
            "inferred_below": 0,
            "accounts": 0,
            "latest_claim_id": None,
        }
    ]


def test_an_obligation_with_claims_and_a_deadline_has_every_column_and_is_valid() -> None:
    row = owed_by_kosovo(
        by("institute", 1, "2015-04-02", 3),
        by("gazette", 2, "2016-04-02", 1, performer="kosovo"),
        by("court", 3, "2014-04-02", performer="not-stated"),
        deadline="2019-06",
    )
    assert dict(TABLES["obligations"].model(**row)) == row
    assert (row["deadline"], row["due"], row["days_past"]) == ("2019-06", "passed", 366)
    assert counts(row) == ("said-mixed", 1, 1, 1)
    assert row["latest_claim_id"] == "one-c002"


def test_a_provision_has_a_row_for_everyone_whom_it_obliges() -> None:
    tables = base_tables(
        provisions=[provision("one.1"), provision("one.2"), provision("one.3")],
        provision_obliged=[
            obliged(1, "kosovo", body="the ministry"),
            obliged(2, "kosovo", body="the customs"),
            obliged(3, "other", body="the bank"),
            obliged(1, "serbia", of="one.2"),
        ],
    )
    rows = plain(obligations(tables.with_tables({"positions": arrow_table("positions", [])}), NOW))
    columns = ("provision_id", "number", "obliged", "body")
    assert sorted(tuple(row[column] for column in columns) for row in rows) == [
        ("one.1", 1, "kosovo", "the ministry"),
        ("one.1", 2, "kosovo", "the customs"),
        ("one.1", 3, "other", "the bank"),
        ("one.2", 1, "serbia", None),
    ]


def test_nothing_is_owed_where_there_are_no_provisions() -> None:
    tables = base_tables().with_tables({"positions": arrow_table("positions", [])})
    assert obligations(tables, NOW) == []


def test_a_claim_on_serbia_says_nothing_of_an_obligation_of_kosovo() -> None:
    on_serbia = by("institute", 1, "2015-04-02", 0, performer="serbia")
    on_both = by("institute", 2, "2015-04-02", 3, performer="all")
    alone = owed([on_serbia], ["kosovo", "serbia"])
    assert [counts(row) for row in alone] == [("no-claim", 0, 0, 0), ("said-open", 0, 1, 0)]
    assert [row["latest_claim_id"] for row in alone] == [None, "one-c001"]
    both = owed([on_serbia, on_both], ["kosovo", "serbia"])
    assert [counts(row) for row in both] == [
        ("said-full", 1, 0, 0),
        ("said-mixed", 1, 1, 0),
    ]


@each(OBLIGED.codes)
def test_claims_count_that_are_on_the_obliged_on_all_or_on_nobody_named(party: str) -> None:
    for performer in PERFORMER.codes:
        (row,) = owed([by("institute", 1, "2015", 3, performer=performer)], [party])
        is_said = performer in (party, "all", "not-stated")
        assert row["said"] == ("said-full" if is_said else "no-claim"), performer


def test_a_claim_on_the_agreement_or_another_provision_says_nothing_of_this_one() -> None:
    whole, other = by("institute", 1, "2015", 3), by("gazette", 2, "2015", 0)
    aims = [target(whole), target(other, provision="one.2")]
    assert owed_by_kosovo(whole, other, targets=aims)["said"] == "no-claim"


def test_a_scorecard_on_three_provisions_and_a_party_beside_it() -> None:
    """An institute grades both sides 3, 2 and 0; the government of Kosovo speaks of Serbia."""
    graded = [by("institute", n, "2015-04", level) for n, level in ((1, 3), (2, 2), (3, 0))]
    party = by("government", 4, "2015-05-05", 0, performer="serbia")
    names = ("one.1", "one.2", "one.3")
    aims = [target(each, provision=name) for each, name in zip(graded, names, strict=True)]
    tables = base_tables(
        provisions=[provision(name) for name in names],
        provision_obliged=[
            obliged(number, side, of=name)
            for name in names
            for number, side in enumerate(("kosovo", "serbia"), 1)
        ],
        assessments=[*graded, party],
        assessment_targets=[*aims, target(party, provision="one.1")],
    )
    made = arrow_table("positions", positions(tables, NOW, NOW))
    rows = plain(obligations(tables.with_tables({"positions": made}), NOW))
    assert {(row["provision_id"], row["obliged"]): row["said"] for row in rows} == {
        ("one.1", "kosovo"): "said-full",
        ("one.1", "serbia"): "said-mixed",
        ("one.2", "kosovo"): "said-open",
        ("one.2", "serbia"): "said-open",
        ("one.3", "kosovo"): "said-open",
        ("one.3", "serbia"): "said-open",
    }


@pytest.mark.parametrize(
    ("deadline", "as_of", "due", "days_past"),
    [
        pytest.param("2020-06-30", "2020-06-29", "not_yet_due", None, id="day before"),
        pytest.param("2020-06-30", "2020-06-30", "not_yet_due", None, id="the day itself"),
        pytest.param("2020-06-30", "2020-07-01", "passed", 1, id="day after"),
        pytest.param("2013-12", "2013-12-31", "not_yet_due", None, id="last day of a month"),
        pytest.param("2013-12", "2014-01-01", "passed", 1, id="after a month"),
        pytest.param("2016-02", "2016-02-29", "not_yet_due", None, id="29 February"),
        pytest.param("2016-02", "2016-03-01", "passed", 1, id="after 29 February"),
        pytest.param("2015-02", "2015-03-01", "passed", 1, id="after 28 February"),
        pytest.param("2016-02-29", "2017-02-28", "passed", 365, id="a year after 29 February"),
        pytest.param("2013", "2013-12-31", "not_yet_due", None, id="last day of a year"),
        pytest.param("2013", "2014-12-31", "passed", 365, id="a year after"),
        pytest.param("2013/2014-03", "2014-03-31", "not_yet_due", None, id="interval"),
        pytest.param("2013/2014-03", "2014-04-02", "passed", 2, id="after an interval"),
        pytest.param("../2014-03", "2014-04-01", "passed", 1, id="open start"),
        pytest.param(None, "2020-06-30", "no-deadline", None, id="none"),
    ],
)
def test_a_deadline_has_passed_after_its_last_day(
    deadline: str | None, as_of: str, due: str, days_past: int | None
) -> None:
    row = owed_by_kosovo(deadline=deadline, as_of=date.fromisoformat(as_of))
    assert (row["deadline"], row["due"], row["days_past"]) == (deadline, due, days_past)


def test_a_deadline_without_an_end_never_passes() -> None:
    row = owed_by_kosovo(deadline="2013/..", as_of=date(2030, 1, 1))
    assert (row["due"] == "passed", row["days_past"]) == (False, None)


@given(st.dates(date(2010, 1, 1), date(2030, 12, 31)), st.integers(-400, 400))
def test_days_past_count_from_the_deadline_and_only_once_it_passed(day: date, after: int) -> None:
    row = owed_by_kosovo(deadline=str(day), as_of=day + timedelta(after))
    assert (row["due"], row["days_past"]) == (
        ("passed", after) if after > 0 else ("not_yet_due", None)
    )


def test_a_passed_deadline_says_nothing_of_the_carrying_out() -> None:
    row = owed_by_kosovo(deadline="2013")
    assert (row["due"], row["said"]) == ("passed", "no-claim")
    done = owed_by_kosovo(by("institute", 1, "2015", 3), deadline="2013")
    assert (done["due"], done["said"]) == ("passed", "said-full")


@each_row(
    [
        (0, 0, 0, "no-claim"),
        (0, 0, 2, "no-level"),
        (0, 1, 1, "said-open"),
        (0, 2, 3, "said-open"),
        (1, 0, 1, "said-full"),
        (2, 0, 3, "said-full"),
        (1, 1, 2, "said-mixed"),
        (1, 3, 5, "said-mixed"),
    ]
)
def test_what_is_said_follows_from_the_levels(
    full: int, below: int, positions: int, code: str
) -> None:
    assert said(full, below, positions) == code


@given(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3))
def test_said_is_full_or_open_only_where_every_level_is(
    full: int, below: int, accounts: int
) -> None:
    code = said(full, below, full + below + accounts)
    assert code in SAID.codes
    assert (code == "said-full") == (full > 0 and below == 0)
    assert (code == "said-open") == (below > 0 and full == 0)
    assert (code == "said-mixed") == (full > 0 and below > 0)
    assert (code == "no-claim") == (full + below + accounts == 0)


@each_row([(0, "said-open"), (1, "said-open"), (2, "said-open"), (3, "said-full")])
def test_every_level_below_three_is_open_nought_too(level: int, code: str) -> None:
    row = owed_by_kosovo(by("institute", 1, "2015", level))
    assert counts(row) == (code, int(level == 3), int(level < 3), 0)


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param([by("institute", 1, "2015")], id="account"),
        pytest.param([claim(1, level=3)], id="undated"),
        pytest.param(
            [by("institute", 1, "2015", 3), by("institute", 2, "2016", trend="reversed")],
            id="overtaken",
        ),
        pytest.param([by("institute", 1, "2015", 3), by("institute", 2, "2015", 1)], id="tied"),
    ],
)
def test_a_position_of_another_kind_than_level_counts_as_no_level(claims: list[Row]) -> None:
    assert counts(owed_by_kosovo(*claims)) == ("no-level", 0, 0, 1)


def test_an_account_beside_a_level_does_not_change_what_is_said() -> None:
    level, account = by("institute", 1, "2015", 3), by("gazette", 2, "2016", trend="reversed")
    assert counts(owed_by_kosovo(level, account)) == ("said-full", 1, 0, 1)


def test_one_assessor_counts_once_with_its_latest_level() -> None:
    row = owed_by_kosovo(by("institute", 1, "2015", 1), by("institute", 2, "2016", 3))
    assert counts(row) == ("said-full", 1, 0, 0)


def test_one_assessor_on_two_performers_has_two_positions() -> None:
    on_kosovo = by("institute", 1, "2015", 1, performer="kosovo")
    row = owed_by_kosovo(on_kosovo, by("institute", 2, "2015", 3, performer="all"))
    assert counts(row) == ("said-mixed", 1, 1, 0)


def test_a_claim_that_is_not_verified_says_nothing() -> None:
    row = owed_by_kosovo(by("institute", 1, "2015", 3, verified=False))
    assert counts(row) == ("no-claim", 0, 0, 0)
    assert row["latest_claim_id"] is None


def test_a_corrected_claim_says_nothing_any_more() -> None:
    wrong = by("institute", 1, "2015", 3)
    right = by("institute", 2, "2016", 1, as_of="2014", corrects_id="one-c001")
    row = owed_by_kosovo(wrong, right)
    assert counts(row) == ("said-open", 0, 1, 0)
    assert row["latest_claim_id"] == "one-c002"


@pytest.mark.parametrize(
    ("claims", "latest"),
    [
        pytest.param(
            [by("institute", 1, "2015", 3), by("institute", 2, "2016")],
            "one-c002",
            id="a later account of the same assessor",
        ),
        pytest.param(
            [by("institute", 1, "2017", 3), by("gazette", 2, "2016")],
            "one-c001",
            id="effective and not the id",
        ),
        pytest.param(
            [
                by("institute", 1, "2015", 3),
                by("gazette", 2, "2019", 1, as_of="2014"),
            ],
            "one-c001",
            id="what it speaks of and not when it was said",
        ),
        pytest.param(
            [
                by("institute", 1, "2017", 3, as_of="2014"),
                by("gazette", 2, "2016", 1, as_of="2014"),
            ],
            "one-c001",
            id="of one day the one said later",
        ),
        pytest.param(
            [by("institute", 1, "2011"), claim(2, assessor_id="gazette")],
            "one-c001",
            id="any dated claim before an undated one",
        ),
        pytest.param(
            [
                claim(1, recorded="2020-06-02"),
                claim(2, recorded="2020-06-01", assessor_id="gazette"),
            ],
            "one-c001",
            id="of undated claims the one recorded later",
        ),
    ],
)
def test_the_latest_claim_is_the_one_that_speaks_of_the_latest_time(
    claims: list[Row], latest: str
) -> None:
    assert owed_by_kosovo(*claims)["latest_claim_id"] == latest


@given(claim_lists(DAYS))
def test_counts_add_up_to_the_positions_on_the_performers(claims: list[Row]) -> None:
    tables = base_tables(
        assessments=claims,
        assessment_targets=[target(each, provision="one.1") for each in claims],
    )
    found = plain(positions(tables, NOW, NOW))
    for row in owed(claims, ["kosovo", "serbia"]):
        counted = [p for p in found if p["performer"] in ("all", row["obliged"])]
        levels = [p["level"] for p in counted if p["level"] is not None]
        assert counts(row)[1:3] == (levels.count(3), len(levels) - levels.count(3))
        assert row["accounts"] == len(counted) - len(levels)
        assert (row["said"] == "no-claim") == (not counted)
        assert row["latest_claim_id"] in [p["latest_claim_id"] for p in counted] or not counted
        assert (row["latest_claim_id"] is None) == (not counted)


def test_the_checkout_has_a_row_for_each_verified_provision_and_each_obliged() -> None:
    tables = checkout_tables()
    keys = ("provision_id", "number")
    found = [tuple(row[key] for key in keys) for row in tables.rows("obligations")]
    verified = {row["id"] for row in tables.rows("provisions") if row["verified"]}
    obliged = tables.rows("provision_obliged")
    wanted = [tuple(r[key] for key in keys) for r in obliged if r["provision_id"] in verified]
    assert 0 < len(wanted) < len(obliged)
    assert sorted(found) == sorted(wanted)


def test_in_the_checkout_what_has_passed_has_a_deadline_that_lies_before_the_data_date() -> None:
    tables = checkout_tables()
    until = data_date(tables)
    for row in tables.rows("obligations"):
        last = last_day(row["deadline"])
        has_passed = last is not None and last < until
        assert (row["due"] == "passed") == has_passed
        assert (row["due"] == "no-deadline") == (row["deadline"] is None)
        assert row["days_past"] == ((until - last).days if last and has_passed else None)


def test_in_the_checkout_no_claim_on_one_party_is_counted_for_the_other() -> None:
    tables = checkout_tables()
    claims = {row["id"]: row for row in tables.rows("assessments")}
    other = {"kosovo": "serbia", "serbia": "kosovo"}
    latest = [
        (row["obliged"], claims[row["latest_claim_id"]]["performer"])
        for row in tables.rows("obligations")
        if row["latest_claim_id"] and row["obliged"] in other
    ]
    assert latest
    assert all(performer != other[party] for party, performer in latest)
