"""The data as they stood: what had happened by one date and was said by another."""

from datetime import date, timedelta
from typing import Any

import pyarrow as pa
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pipelines.derive import as_they_stood, derive, positions
from pipelines.tabulate import verify
from schemas.registry import TABLES
from schemas.tables import Tables
from tests.each import each, each_row
from tests.pipelines.derive.claims import Row, agreement, claim, claim_lists, plain, target
from tests.pipelines.derive.history import (
    DATA_DATE,
    activity,
    cited,
    figure,
    history,
    meeting,
    project,
    scorecard,
    small,
    statement,
    survey,
)
from tests.pipelines.tabulate.tables import checkout_base, data_date, table

DAY = timedelta(1)
HISTORY = history()
TODAY = data_date(checkout_base())
days = st.dates(date(2012, 12, 31), DATA_DATE + DAY)
CLAIM_DAYS = ("2013-05", "2014", "2014-03-31", "2015-12-31", "2014/2016", "2016/..", "2020-06-30")


def ids(tables: Tables, name: str) -> set[str]:
    """Ids of a table."""
    return {row["id"] for row in tables.rows(name)}


def is_there(name: str, row: Row, as_of: date, known_by: date, **more: list[Row]) -> bool:
    """Whether a row of a world with little else is there."""
    stood = as_they_stood(small(**{name: [row], **more}), as_of, known_by)
    return row["id"] in ids(stood, name)


@each_row(
    [
        ("agreements", agreement("two", "2015-08-25"), date(2015, 8, 25)),
        ("agreements", agreement("two", "2015-08"), date(2015, 8, 1)),
        ("agreements", agreement("two", "2015-08/2016"), date(2015, 8, 1)),
        ("agreements", agreement("two", "../2015-08"), date(2015, 8, 31)),
        ("meetings", meeting("2015-08-25"), date(2015, 8, 25)),
        ("activities", activity("a", date="2015-08-25", published="2014"), date(2015, 8, 25)),
        ("activities", activity("a", published="2015-08"), date(2015, 8, 1)),
        ("projects", project("p", start="2015-08", end="2016"), date(2015, 8, 1)),
        ("projects", project("p", end="2016-02"), date(2016, 2, 1)),
        ("surveys", survey("s", fieldwork_start="2015-08-25", published="2016"), date(2015, 8, 25)),
        ("surveys", survey("s", published="2015-08-25"), date(2015, 8, 25)),
        ("scorecards", scorecard("c", "2015-08"), date(2015, 8, 1)),
        ("milestones", statement("one-c001", date="2015-08-25"), date(2015, 8, 25)),
        ("challenges", statement("one-c001", as_of="2015-08-25"), date(2015, 8, 25)),
        ("benefits", statement("one-c001", as_of="2015-08-25"), date(2015, 8, 25)),
        ("figures", figure("one-c001", as_of="2015-08-25"), date(2015, 8, 25)),
    ]
)
def test_what_happened_is_there_from_its_first_day_on(name: str, row: Row, day: date) -> None:
    assert is_there(name, row, day, DATA_DATE)
    assert not is_there(name, row, day - DAY, DATA_DATE)


STATEMENTS = [
    ("milestones", statement("one-c001", recorded="2019-03-01")),
    ("challenges", statement("one-c001", recorded="2019-03-01")),
    ("benefits", statement("one-c001", recorded="2019-03-01")),
    ("figures", figure("one-c001", recorded="2019-03-01")),
]


@each_row(STATEMENTS)
def test_an_undated_statement_is_there_once_it_was_said(name: str, row: Row) -> None:
    long_before, said = date(2014, 1, 1), date(2019, 3, 1)
    assert is_there(name, row, long_before, said)
    assert not is_there(name, row, long_before, said - DAY)


@each_row(STATEMENTS)
def test_a_statement_is_known_from_the_last_day_of_its_earliest_dated_source(
    name: str, row: Row
) -> None:
    cites = [
        cited(name, "one-c001", source, number)
        for number, source in enumerate(("undated", "late", "early"), 1)
    ]
    published = date(2014, 5, 31)
    assert is_there(name, row, DATA_DATE, published, citations=cites)
    assert not is_there(name, row, DATA_DATE, published - DAY, citations=cites)


@each_row(STATEMENTS)
def test_a_statement_whose_sources_have_no_date_is_known_from_its_record(
    name: str, row: Row
) -> None:
    cites = [cited(name, "one-c001", "undated")]
    assert is_there(name, row, DATA_DATE, date(2019, 3, 1), citations=cites)
    assert not is_there(name, row, DATA_DATE, date(2019, 2, 28), citations=cites)


def test_the_source_of_another_record_with_the_same_id_says_nothing() -> None:
    row = statement("one-c001", recorded="2019-03-01")
    cites = [cited("figures", "one-c001", "early")]
    more = {"figures": [figure("one-c001")], "citations": cites}
    assert not is_there("milestones", row, DATA_DATE, date(2018, 1, 1), **more)


@each_row(
    [
        ("activities", activity("a")),
        ("projects", project("p")),
        ("surveys", survey("s")),
        ("scorecards", scorecard("c", None)),
    ]
)
def test_what_has_no_date_cannot_be_placed_before_the_data_date(name: str, row: Row) -> None:
    assert not is_there(name, row, DATA_DATE - DAY, DATA_DATE)
    assert is_there(name, row, DATA_DATE, DATA_DATE - DAY)


def test_an_agreement_without_a_date_is_there_at_any_date() -> None:
    assert is_there("agreements", agreement("two"), date(2011, 3, 8), date(2011, 3, 8))


@each_row(
    [
        (claim(published="2015-03-31", level=1), date(2015, 3, 31), date(2015, 3, 31)),
        (claim(as_of="2015", published="2016-02"), date(2015, 12, 31), date(2016, 2, 29)),
        (claim(as_of="2019", published="2016-02-01"), date(2016, 2, 1), date(2016, 2, 1)),
        (claim(as_of="2015", recorded="2019-01-01"), date(2015, 12, 31), date(2019, 1, 1)),
    ]
)
def test_a_claim_counts_from_what_it_speaks_of_and_from_when_it_was_said(
    row: Row, spoken: date, said: date
) -> None:
    on = [target(row)]
    assert is_there("assessments", row, spoken, said, assessment_targets=on)
    assert not is_there("assessments", row, spoken - DAY, DATA_DATE, assessment_targets=on)
    assert not is_there("assessments", row, DATA_DATE, said - DAY, assessment_targets=on)


def test_an_undated_claim_counts_from_when_it_was_said() -> None:
    row = claim(level=1, recorded="2019-01-01")
    on = [target(row)]
    assert is_there("assessments", row, date(2014, 1, 1), date(2019, 1, 1), assessment_targets=on)
    assert not is_there("assessments", row, DATA_DATE, date(2018, 12, 31), assessment_targets=on)


def test_a_claim_on_a_set_stays_without_targets() -> None:
    row = claim(published="2015", about_set="all", members_known=False)
    assert is_there("assessments", row, date(2016, 1, 1), date(2016, 1, 1))


def test_a_claim_on_two_agreements_loses_the_later_one_and_one_on_the_later_goes() -> None:
    then = date(2014, 12, 31)
    stood = as_they_stood(HISTORY, then, then)
    on = {(row["claim_id"], row["agreement_id"]) for row in stood.rows("assessment_targets")}
    assert on == {("one-c001", "one"), ("one-c003", "one")}
    assert ids(stood, "assessments") == {"one-c001", "one-c003"}


def test_a_version_of_a_fact_is_there_once_it_was_said_and_a_fact_with_its_first_version() -> None:
    first, later = date(2014, 5, 31), date(2016, 5, 31)
    stood = as_they_stood(HISTORY, DATA_DATE, first)
    assert ids(stood, "discrepancy_versions") == {"one-d01-v1"}
    assert ids(stood, "discrepancies") == {"one-d01"}
    assert not ids(as_they_stood(HISTORY, DATA_DATE, first - DAY), "discrepancies")
    assert ids(as_they_stood(HISTORY, DATA_DATE, later), "discrepancies") == {"one-d01", "one-d02"}


def test_a_doubt_stays_as_long_as_one_of_its_records_does() -> None:
    assert ids(as_they_stood(HISTORY, DATA_DATE, date(2015, 9, 1)), "doubts") == {"both", "lone"}
    assert not ids(as_they_stood(HISTORY, DATA_DATE, date(2014, 2, 1)), "doubts")


def test_a_doubt_about_a_claim_that_speaks_of_a_later_agreement_only_goes_with_it() -> None:
    then = date(2014, 12, 31)
    assert ids(as_they_stood(HISTORY, then, then), "doubts") == {"both"}


def test_a_discrepancy_without_versions_stays() -> None:
    row = {"id": "one-d09", "agreement_id": "one", "kind": "caveat", "topic": "Text"}
    assert is_there("discrepancies", row, date(2014, 1, 1), date(2014, 1, 1))


def test_a_link_that_may_be_empty_is_emptied_and_its_row_stays() -> None:
    then = date(2014, 12, 31)
    stood = as_they_stood(HISTORY, then, then)
    (three,) = (row for row in stood.rows("agreements") if row["id"] == "three")
    (first,) = stood.rows("activities")
    (item,) = stood.rows("scorecard_items")
    assert (three["parent_id"], first["project_id"], item["agreement_id"]) == (None, None, None)
    later = as_they_stood(HISTORY, date(2015, 8, 25), DATA_DATE)
    assert {row["parent_id"] for row in later.rows("agreements")} == {None, "two"}


def test_whatever_hangs_on_what_is_gone_goes_with_it() -> None:
    then = date(2014, 12, 31)
    stood = as_they_stood(HISTORY, then, then)
    assert ids(stood, "provisions") == {"one.1"}
    assert [row["provision_id"] for row in stood.rows("provision_obliged")] == ["one.1"]
    assert ids(stood, "challenges") == {"one-c010"}
    assert [row["claim_id"] for row in stood.rows("challenge_affects")] == ["one-c010"]
    assert [row["record_id"] for row in stood.rows("translations")] == ["one"]
    assert {row["claim_id"] for row in stood.rows("codings")} == ids(stood, "assessments")
    assert stood.rows("planned_activities") == stood.rows("activity_agreements") == []
    assert [row["question_id"] for row in stood.rows("survey_options")] == ["told-q1"]
    assert [row["agreement_id"] for row in stood.rows("meeting_agreements")] == ["one"]


def test_registers_and_texts_are_those_of_today() -> None:
    stood = as_they_stood(HISTORY, date(2013, 1, 1), date(2013, 1, 1))
    for name in ("organisations", "sources", "coders", "dataset", "places", "terms"):
        assert stood.rows(name) == HISTORY.rows(name)


@each([0, 1, 4000])
def test_at_the_data_date_and_later_nothing_changes(later: int) -> None:
    day = DATA_DATE + later * DAY
    assert dict(as_they_stood(HISTORY, day, day)) == dict(HISTORY)


@given(days, days)
def test_no_key_hangs_and_no_owner_is_empty(as_of: date, known_by: date) -> None:
    stood = as_they_stood(HISTORY, as_of, known_by)
    assert verify(stood) == ()
    assert empty_owners(HISTORY, stood) == []


@settings(max_examples=25)
@given(days, days)
def test_what_is_computed_from_it_is_whole(as_of: date, known_by: date) -> None:
    stood = as_they_stood(HISTORY, as_of, known_by)
    assert verify(derive(stood, as_of, known_by)) == ()


def with_rows(tables: Tables, name: str, **values: Any) -> Tables:
    """Tables with these values in every row of one of them."""
    rows = [{**row, **values} for row in tables.rows(name)]
    return tables.with_tables({name: pa.Table.from_pylist(rows, schema=tables[name].schema)})


@given(days, days, days)
def test_whoever_knows_more_sees_no_less(as_of: date, one: date, other: date) -> None:
    """But for what is known to have been wrong."""
    less, more = sorted((one, other))
    right = with_rows(HISTORY, "assessments", corrects_id=None)
    assert gone(as_they_stood(right, as_of, less), as_they_stood(right, as_of, more)) == {}


@given(days, days, days)
def test_at_a_later_date_no_less_had_happened(known_by: date, one: date, other: date) -> None:
    early, late = sorted((one, other))
    before, after = (as_they_stood(HISTORY, day, known_by) for day in (early, late))
    assert gone(before, after) == {}


@given(days, days)
def test_it_stands_as_it_stood_when_asked_again(as_of: date, known_by: date) -> None:
    stood = as_they_stood(HISTORY, as_of, known_by)
    assert dict(as_they_stood(stood, as_of, known_by)) == dict(stood)


@given(days, days)
def test_every_row_is_one_of_the_data(as_of: date, known_by: date) -> None:
    assert gone(as_they_stood(HISTORY, as_of, known_by), HISTORY) == {}


@given(claim_lists(CLAIM_DAYS), days, days)
def test_positions_are_those_that_all_claims_give_at_these_dates(
    claims: list[Row], as_of: date, known_by: date
) -> None:
    found, wanted = stood_and_asked(claims, as_of, known_by)
    assert found == wanted


def test_a_claim_stays_corrected_by_one_that_speaks_of_a_later_time() -> None:
    """Said by 2017, of 2017: at the end of 2015 the level is known to have been wrong."""
    claims = [
        claim(1, level=3, published="2014"),
        claim(2, level=1, published="2017-05-31", corrects_id="one-c001"),
    ]
    found, wanted = stood_and_asked(claims, date(2015, 12, 31), date(2017, 12, 31))
    assert found == wanted == []


def stood_and_asked(claims: list[Row], as_of: date, known_by: date) -> tuple[list[Row], list[Row]]:
    """Positions of the data as they stood, and those asked of all data."""
    tables = small(assessments=claims, assessment_targets=[target(each) for each in claims])
    stood = as_they_stood(tables, as_of, known_by)
    found, wanted = (on_agreements(each, stood, as_of, known_by) for each in (stood, tables))
    return found, wanted


def on_agreements(tables: Tables, stood: Tables, as_of: date, known_by: date) -> list[Row]:
    """Positions on the agreements that there were."""
    there = ids(stood, "agreements")
    rows = plain(positions(tables, as_of, known_by))
    return sorted((row for row in rows if row["agreement_id"] in there), key=str)


@settings(max_examples=12, phases=[Phase.generate])
@given(st.dates(date(2011, 3, 8), TODAY), st.dates(date(2011, 3, 8), TODAY))
def test_the_checkout_as_it_stood_is_whole_at_any_date(as_of: date, known_by: date) -> None:
    base = unbounded(checkout_base())
    stood = as_they_stood(base, as_of, known_by)
    assert verify(stood) == ()
    assert empty_owners(base, stood) == []
    assert gone(stood, base) == {}
    found, wanted = (on_agreements(each, stood, as_of, known_by) for each in (stood, base))
    assert found == wanted


@each([date(2011, 3, 8), date(2013, 4, 19), date(2020, 9, 4)])
def test_the_measures_of_the_checkout_as_it_stood_are_whole(day: date) -> None:
    stood = as_they_stood(unbounded(checkout_base()), day, day)
    assert verify(derive(stood, day, day)) == ()


def test_the_checkout_at_its_data_date_is_as_it_is() -> None:
    base = checkout_base()
    assert dict(as_they_stood(base, TODAY, TODAY)) == dict(base)


def unbounded(tables: Tables) -> Tables:
    """Tables without bounds: these are for the data of today."""
    return tables.with_tables({"bounds": table("bounds")})


def gone(less: Tables, more: Tables) -> dict[str, set[tuple[object, ...]]]:
    """Keys of rows that are in the first tables and not in the second, by table."""
    found = {name: keys(less, name) - keys(more, name) for name in less}
    return {name: lost for name, lost in found.items() if lost}


def keys(tables: Tables, name: str) -> set[tuple[object, ...]]:
    """The keys of a table."""
    return {tuple(row[part] for part in TABLES[name].key) for row in tables.rows(name)}


OWNERS = (
    ("discrepancies", "discrepancy_versions", "discrepancy_id"),
    ("doubts", "doubt_records", "doubt_id"),
    ("survey_questions", "survey_options", "question_id"),
    ("agreements", "provision_sets", "agreement_id"),
)


def empty_owners(before: Tables, after: Tables) -> list[tuple[str, str]]:
    """Rows that had something of their own and have nothing any more; claims on nothing."""
    found = [
        (owner, row_id)
        for owner, owned, column in OWNERS
        for row_id in sorted(ids(after, owner) & owned_by(before, owned, column))
        if row_id not in owned_by(after, owned, column)
    ]
    targeted = owned_by(after, "assessment_targets", "claim_id")
    return found + [
        ("assessments", row["id"])
        for row in after.rows("assessments")
        if row["about_set"] is None and row["id"] not in targeted
    ]


def owned_by(tables: Tables, name: str, column: str) -> set[str]:
    """The owners of the rows of a table."""
    return {row[column] for row in tables.rows(name)}
