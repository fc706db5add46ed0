"""Dates of the records: what is allowed, and which days each form covers (rule R1)."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from schemas.edtf import BadDate, first_day, last_day, precision, span
from tests.each import each, each_row


@each_row(
    [
        ("2013", date(2013, 1, 1), date(2013, 12, 31)),
        ("2013-04", date(2013, 4, 1), date(2013, 4, 30)),
        ("2013-02", date(2013, 2, 1), date(2013, 2, 28)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2013-12", date(2013, 12, 1), date(2013, 12, 31)),
        ("2013-04-19", date(2013, 4, 19), date(2013, 4, 19)),
        ("2012-02-29", date(2012, 2, 29), date(2012, 2, 29)),
        ("2018/2022", date(2018, 1, 1), date(2022, 12, 31)),
        ("2018-03/2018-05", date(2018, 3, 1), date(2018, 5, 31)),
        ("2018-03-07/2022", date(2018, 3, 7), date(2022, 12, 31)),
        ("2013-04-19/2013-04-19", date(2013, 4, 19), date(2013, 4, 19)),
        ("../2022-11", None, date(2022, 11, 30)),
        ("2018/..", date(2018, 1, 1), None),
    ]
)
def test_a_date_covers_its_days(text: str, first: date | None, last: date | None) -> None:
    assert span(text) == (first, last)
    assert (first_day(text), last_day(text)) == (first, last)


@each(
    [
        "2013-13",
        "2013-00",
        "2013-02-30",
        "2013-02-29",
        "2013-04-00",
        "2013-04-31",
        "0000",
        "13",
        "213",
        "20133",
        "2013-4",
        "2013-4-9",
        "2013-04-1",
        "201304",
        "20130419",
        "2013-04-19T10:00",
        "2013-",
        "2013-04-",
        "-2013",
        "April 2013",
        "19.4.2013",
        "19/04/2013",
        "2013?",
        "2013~",
        "201X",
        "2013-21",
        "",
        " 2013",
        "2013 ",
        "2013\n",
        "٢٠١٣",
        "2013/2012",
        "2013-05/2013-04",
        "2013-04-20/2013-04-19",
        "2013/2014/2015",
        "2013 / 2014",
        "2013-2014",
        "2013/",
        "/2013",
        "/",
        "../..",
        "..",
        "../",
        ".../2013",
        "2013/...",
        "2013/open",
    ]
)
def test_everything_else_is_refused(text: str) -> None:
    with pytest.raises(BadDate):
        span(text)


@each_row(
    [
        ("April 2013", "is not a date"),
        ("2013-02-30", "is not a day of the calendar"),
        ("2013/2012", "ends before it starts"),
        ("../..", "needs at least one end"),
    ]
)
def test_the_refusal_says_why(text: str, reason: str) -> None:
    with pytest.raises(BadDate, match=reason):
        span(text)


def test_no_date_has_no_days() -> None:
    assert first_day(None) is None
    assert last_day(None) is None


@each_row([("2013-04-19", 3), ("2013-04", 2), ("2013", 1), ("2018/2022", 0), ("../2022-11-05", 0)])
def test_precision_counts_the_parts(text: str, expected: int) -> None:
    assert precision(text) == expected


DAYS = st.dates(min_value=date(1, 1, 1))
SIMPLE = st.one_of(
    DAYS.map(date.isoformat),
    DAYS.map(lambda day: day.isoformat()[:7]),
    DAYS.map(lambda day: day.isoformat()[:4]),
)


@given(DAYS)
def test_every_iso_day_is_its_own_span(day: date) -> None:
    assert span(day.isoformat()) == (day, day)
    assert precision(day.isoformat()) == 3


@given(DAYS)
def test_a_day_lies_in_its_month_and_the_month_in_its_year(day: date) -> None:
    text = day.isoformat()
    month_first, month_last = span(text[:7])
    year_first, year_last = span(text[:4])
    assert month_first and month_last and year_first and year_last
    assert year_first <= month_first <= day <= month_last <= year_last


@given(SIMPLE)
def test_a_simple_date_ends_on_or_after_its_first_day(text: str) -> None:
    first, last = span(text)
    assert first is not None and last is not None
    assert first <= last


@given(SIMPLE, SIMPLE)
def test_an_interval_joins_its_ends_or_is_refused(start: str, end: str) -> None:
    first, last = span(start)[0], span(end)[1]
    assert first is not None and last is not None
    interval = f"{start}/{end}"
    if last < first:
        with pytest.raises(BadDate):
            span(interval)
    else:
        assert span(interval) == (first, last)
        assert precision(interval) == 0


@given(SIMPLE)
def test_an_open_interval_keeps_its_one_end(text: str) -> None:
    first, last = span(text)
    assert span(f"{text}/..") == (first, None)
    assert span(f"../{text}") == (None, last)


@given(SIMPLE, SIMPLE)
def test_a_longer_text_is_more_precise(one: str, other: str) -> None:
    assume(len(one) != len(other))
    assert (len(one) < len(other)) == (precision(one) < precision(other))


@given(st.text(alphabet="0123456789-/.", max_size=21))
def test_any_text_is_a_span_or_refused(text: str) -> None:
    try:
        first, last = span(text)
    except BadDate:
        return
    assert first is not None or last is not None
    assert first is None or last is None or first <= last
