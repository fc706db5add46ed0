"""Dates: what happened or was said does not lie after the data, nor in a century before them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.edtf import span
from schemas.fields import date_of, text_rule
from schemas.registry import TABLES
from schemas.when import AHEAD, FOLLOWS, HAPPENED, too_early, too_late
from tests.reports import place_of, reported
from tests.trees import add_records, edit

A = "agreements/example-2013.yml"
M = "meetings/2013.yml"
LATE, EARLY = "a time after the data", "a time before 1999"


def told(root: Path) -> list[tuple[str, str]]:
    """Place and kind of everything that is wrong with a tree."""
    return [(one.place, one.what) for one in reported(root) if one.severity == "error"]


def test_every_column_of_dates_says_what_they_are_of() -> None:
    """A new one has to be thought of: it happened, was said, or may lie ahead."""
    silent = [
        f"{table.name}.{name}"
        for table in TABLES.values()
        for name, info in table.model.model_fields.items()
        if not table.is_computed and (rule := text_rule(info)) and rule.edtf and not date_of(info)
    ]
    assert silent == []


def test_what_places_a_record_in_time_and_its_ends_are_dates() -> None:
    for table in TABLES.values():
        named = [*table.dated_by, *(end for period in table.periods for end in period)]
        assert all(date_of(table.model.model_fields[name]) for name in named), table.name


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        (A, "date_agreed: '2013-04-19'", "date_agreed: |'2031-04-19'", LATE),
        (A, "date_agreed: '2013-04-19'", "date_agreed: |'2020-07'", LATE),
        (A, "date_agreed: '2013-04-19'", "date_agreed: |'2013/2021'", LATE),
        (A, "date_agreed: '2013-04-19'", "date_agreed: |'../2021'", LATE),
        (A, "date_agreed: '2013-04-19'", "date_agreed: |'2021/..'", LATE),
        (A, "deadline: '2014'", "deadline: |'0214'", EARLY),
        (A, "deadline: '2014'", "deadline: |'2914'", LATE),
        (A, "as_of: '2015-03'", "as_of: |'2051-03'", LATE),
        (A, "as_of: '2015-03'", "as_of: |'0215/2015-03'", EARLY),
        (A, "published: '2015-04-02'", "published: |'2051-04-02'", LATE),
        (A, "date: '2014-01'", "date: |'2041-01'", LATE),
        (A, "date: '2014-01'", "date: |'1014-01'", EARLY),
        ("assessments.yml", "seen_on: '2020-06-30'", "seen_on: |'2051-06-30'", LATE),
        ("assessments.yml", "    recorded: '2020-06-30'", "    recorded: |'2020-07-01'", LATE),
        ("assessments.yml", "published: '2017'", "published: |'1917'", EARLY),
        ("sources.yml", "published: '2015-04-02'", "published: |'2051'", LATE),
        ("dataset.yml", "release_date: '2020-06-30'", "release_date: |'0202-06-30'", EARLY),
    ],
)
def test_a_date_out_of_its_time_is_told_where_it_stands(
    tiny: Path, file: str, old: str, new: str, what: str
) -> None:
    edit(tiny, file, old, new.replace("|", ""))
    assert (place_of(tiny, file, new), what) in told(tiny)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (A, "date_agreed: '2013-04-19'", "date_agreed: '2020-06-30'"),
        (A, "date_agreed: '2013-04-19'", "date_agreed: '2020-06'"),
        (A, "date_agreed: '2013-04-19'", "date_agreed: '2020'"),
        (A, "date_agreed: '2013-04-19'", "date_agreed: '../2020'"),
        (A, "date_agreed: '2013-04-19'", "date_agreed: '1999/..'"),
        (A, "deadline: '2014'", "deadline: '2031-12'"),
        (A, "deadline: '2014'", "deadline: '2019/2040'"),
    ],
)
def test_a_date_in_its_time_stands(tiny: Path, file: str, old: str, new: str) -> None:
    edit(tiny, file, old, new)
    assert told(tiny) == []


@pytest.mark.parametrize(("status", "is_ahead"), [("announced", True), ("held", False)])
def test_a_meeting_lies_ahead_only_where_it_is_announced(
    tiny: Path, status: str, is_ahead: bool
) -> None:
    edit(tiny, M, "date: '2013-04-19'", "date: '2021-04-19'")
    edit(tiny, M, "id: meeting-2013-04-19", "id: meeting-2021-04-19")
    edit(tiny, M, "status: held", f"status: {status}")
    place = place_of(tiny, M, "    date: |'2021-04-19'")
    assert told(tiny) == ([] if is_ahead else [(place, LATE)])


@pytest.mark.parametrize(("held", "is_ahead"), [("not-known", True), ("yes", False)])
def test_an_activity_lies_ahead_only_where_no_report_was_seen(
    tiny: Path, held: str, is_ahead: bool
) -> None:
    (tiny / "raw" / "activities").mkdir()
    file = "activities/2020.yml"
    (tiny / "raw" / file).write_text("activities: []\n", encoding="utf-8")
    activity = {
        "id": "example-forum", "title": "Forum", "kind": "conference", "date": "2021-01",
        "published": "2020-05-01", "held": held, "evidence": "announcement", "verified": False,
    }  # fmt: skip
    add_records(tiny, file, "activities", [activity])
    assert [what for _, what in told(tiny)] == ([] if is_ahead else [LATE])


def test_a_page_that_announces_is_itself_not_of_a_day_after_the_data(tiny: Path) -> None:
    edit(tiny, "sources.yml", "published: '2013-04-20'", "published: '2020-07-01'")
    assert LATE in [what for _, what in told(tiny)]


@pytest.mark.parametrize(("day", "stands"), [("2021-06-30", True), ("2021-07-01", False)])
def test_a_coding_may_end_within_a_year_of_the_data(tiny: Path, day: str, stands: bool) -> None:
    path = tiny / "raw" / "scales.yml"
    text = path.read_text(encoding="utf-8").replace("coded_on: '2020-06-30'", f"coded_on: '{day}'")
    path.write_text(text, encoding="utf-8")
    assert [what for _, what in told(tiny)] == ([] if stands else [LATE, LATE])


@pytest.mark.parametrize(("note", "stands"), [("Of 1998, as printed.", True), ("Old.", False)])
def test_an_early_date_stands_where_a_note_names_its_year(
    tiny: Path, note: str, stands: bool
) -> None:
    file = "sources.yml"
    old = "    published: '2013-04-20'\n"
    edit(tiny, file, "id: example-2013-text", "id: example-text")
    for name in (A, M):
        path = tiny / "raw" / name
        text = path.read_text(encoding="utf-8").replace("example-2013-text", "example-text")
        path.write_text(text, encoding="utf-8")
    edit(tiny, file, old, f"    published: '1998-04-20'\n    note: '{note}'\n")
    place = place_of(tiny, file, "published: |'1998-04-20'")
    assert told(tiny) == ([] if stands else [(place, EARLY)])


@pytest.mark.parametrize(
    ("date", "is_against"),
    [
        ("2013-04-19", False),
        ("2013-04", False),
        ("2013", False),
        ("2013-04-20", True),
        ("2014", True),
        ("2012/2014", False),
        ("../2012", True),
    ],
)
def test_the_id_of_a_meeting_agrees_with_its_date(tiny: Path, date: str, is_against: bool) -> None:
    edit(tiny, M, "date: '2013-04-19'", f"date: '{date}'")
    place = place_of(tiny, M, "- id: |meeting")
    assert told(tiny) == ([(place, "the id says 2013-04-19")] if is_against else [])


def test_an_id_that_was_given_stays_where_a_note_says_so(tiny: Path) -> None:
    note = "    note: 'First dated 2013-04-19.'\n"
    edit(tiny, M, "    date: '2013-04-19'\n", f"    date: '2013-04-20'\n{note}")
    assert told(tiny) == []


def test_the_year_in_the_id_of_a_source_agrees_with_its_date(tiny: Path) -> None:
    edit(tiny, "sources.yml", "published: '2013-04-20'", "published: '2014-04-20'")
    place = place_of(tiny, "sources.yml", "- id: |example-2013-text")
    assert told(tiny) == [(place, "the id says 2013")]


def test_the_year_in_the_id_of_an_agreement_is_a_name(tiny: Path) -> None:
    edit(tiny, A, "date_agreed: '2013-04-19'", "date_agreed: '2012-04-19'")
    assert told(tiny) == []


def test_what_ends_before_it_starts_is_told(tiny: Path) -> None:
    edit(
        tiny, M, "    date: '2013-04-19'\n", "    date: '2013-04-19'\n    date_end: '2013-04-18'\n"
    )
    place = place_of(tiny, M, "date_end: |'2013-04-18'")
    assert told(tiny) == [(place, "an end before the start")]


DAYS = st.dates().map(str)
DATES = DAYS | DAYS.map(lambda day: day[:7]) | DAYS.map(lambda day: day[:4])


@given(DATES, DAYS)
def test_a_date_is_too_late_if_it_begins_after_the_limit(date: str, limit: str) -> None:
    first = span(date)[0]
    assert first is not None
    assert too_late(date, limit) == (first.isoformat() > limit)
    assert too_late(f"../{date}", limit) == too_late(f"{date}/..", limit) == too_late(date, limit)


@given(DATES)
def test_a_date_is_too_early_if_it_ends_before_1999(date: str) -> None:
    last = span(date)[1]
    assert last is not None
    assert (too_early(date) is not None) == (last.year < 1999)


def test_what_may_lie_ahead_lies_no_more_than_a_lifetime_ahead() -> None:
    limits = [when.limit("2020-06-30") for when in (HAPPENED, FOLLOWS, AHEAD)]
    assert limits == ["2020-06-30", "2021-06-30", "2070-06-30"]
