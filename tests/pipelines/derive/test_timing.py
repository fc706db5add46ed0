"""R1 and R2: when a claim was said, and what time it speaks of."""

from datetime import date

import pytest

from pipelines.derive import timing
from schemas.claims import Assessment
from tests.each import each_row
from tests.pipelines.derive.claims import RECORDED, assessment, claim


def dates(as_of: str | None, published: str | None, recorded: str = RECORDED) -> tuple[str, str]:
    """`said` and `effective` as ISO days; undated is empty."""
    # A row as tables hold it: a record must name the day on which it entered, and is checked.
    row = claim(as_of=as_of, published=published, recorded=recorded)
    when = timing(Assessment.model_construct(**row))
    return when.said.isoformat(), when.effective.isoformat() if when.effective else ""


@each_row(
    [
        ("2015-04-02", "2020-06-01", "2015-04-02"),
        ("2015-04", "2020-06-01", "2015-04-30"),
        ("2016-02", "2020-06-01", "2016-02-29"),
        ("2015", "2020-06-01", "2015-12-31"),
        ("2013/2015-06", "2020-06-01", "2015-06-30"),
        ("../2015-06", "2020-06-01", "2015-06-30"),
        (None, "2020-06-01", "2020-06-01"),
        (None, "2020-06", "2020-06-30"),
        ("2015/..", "2020-06-01", "2020-06-01"),
    ]
)
def test_said_is_the_last_day_of_publication_else_the_day_of_the_record(
    published: str | None, recorded: str, said: str
):
    assert dates("2014", published, recorded)[0] == said


@pytest.mark.parametrize(
    ("as_of", "published", "effective"),
    [
        pytest.param("2015-03", "2015-04-02", "2015-03-31", id="month"),
        pytest.param("2014", "2015-04-02", "2014-12-31", id="year"),
        pytest.param("2015-04-02", "2015-04-02", "2015-04-02", id="same day"),
        pytest.param("2013/2014-06", "2015-04-02", "2014-06-30", id="interval"),
        pytest.param("../2014-11", "2015-04-02", "2014-11-30", id="open start"),
        pytest.param("2014/..", "2015-04-02", "2015-04-02", id="open end: until said"),
        pytest.param("2015", "2015-04-02", "2015-04-02", id="the year is not over when said"),
        pytest.param("2016-01-01", "2015-04-02", "2015-04-02", id="as_of after said"),
        pytest.param("2014-05", None, "2014-05-31", id="no publication"),
        pytest.param("2021", None, "2020-06-01", id="no publication, as_of after the record"),
        pytest.param("2014/..", None, "2020-06-01", id="no publication, open end"),
        pytest.param(None, "2015-04-02", "2015-04-02", id="as_of absent: published"),
        pytest.param(None, "2015-04", "2015-04-30", id="as_of absent: last day of published"),
        pytest.param(None, "2015/..", "2020-06-01", id="as_of absent, published open: said"),
        pytest.param(None, None, "", id="undated"),
    ],
)
def test_effective_is_the_last_day_spoken_of_but_not_after_it_was_said(
    as_of: str | None, published: str | None, effective: str
):
    assert dates(as_of, published)[1] == effective


@each_row([("2015-03", "2015-04-02", "2015-03"), (None, "2015-04", "2015-04"), (None, None, None)])
def test_the_date_is_kept_as_the_source_writes_it(
    as_of: str | None, published: str | None, written: str | None
):
    row = claim(published=published)
    assert timing(assessment({**row, "as_of": as_of})).written == written


def test_a_record_without_a_date_of_publication_is_timed_by_the_other_two():
    when = timing(assessment(claim(as_of="2014", recorded="2020-06-01")))
    assert (when.said, when.effective) == (date(2020, 6, 1), date(2014, 12, 31))
