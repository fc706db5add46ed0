"""R3: a claim counts at (as of D, known by K) when it was effective by D and said by K."""

from datetime import date

from pipelines.derive import counts, timing
from tests.each import each_row
from tests.pipelines.derive.claims import assessment, claim, position_of, positions_of


@each_row(
    [
        ("2015-03-31", "2015-04-02", True),
        ("2015-03-30", "2015-04-02", False),
        ("2015-03-31", "2015-04-01", False),
        ("2030-01-01", "2015-04-01", False),
        ("2015-03-30", "2030-01-01", False),
        ("2030-01-01", "2030-01-01", True),
    ]
)
def test_both_days_belong_to_the_span(as_of: str, known_by: str, counting: bool):
    when = timing(assessment({**claim(published="2015-04-02"), "as_of": "2015-03"}))
    assert counts(when, date.fromisoformat(as_of), date.fromisoformat(known_by)) is counting


def test_an_undated_claim_never_counts():
    when = timing(assessment({**claim(), "as_of": None, "published": None}))
    assert not counts(when, date(2030, 1, 1), date(2030, 1, 1))


def test_a_claim_about_then_that_was_said_later_is_known_now_and_was_not_known_then():
    late = claim(1, level=1, as_of="2015", published="2019-05-01")
    assert position_of(late, as_of="2015-12-31", known_by="2020-06-30")["level"] == 1
    assert positions_of([late], as_of="2015-12-31", known_by="2015-12-31") == []


def test_what_was_said_later_does_not_change_what_was_known_then():
    early = claim(1, level=2, as_of="2015-06", published="2015-07-01")
    late = claim(2, level=1, as_of="2015-09", published="2019-05-01")
    then = position_of(early, late, as_of="2015-12-31", known_by="2015-12-31")
    now = position_of(early, late, as_of="2015-12-31", known_by="2020-06-30")
    assert (then["level"], then["claims"]) == (2, 1)
    assert (now["level"], now["claims"]) == (1, 2)


def test_before_any_claim_there_is_no_row():
    assert positions_of([claim(level=1, published="2015-04-02")], as_of="2015-04-01") == []


def test_the_row_says_at_which_dates_it_holds():
    row = position_of(claim(published="2015"), as_of="2016-01-31", known_by="2017-02-28")
    assert (row["as_of"], row["known_by"]) == (date(2016, 1, 31), date(2017, 2, 28))


def test_an_undated_claim_is_shown_from_the_day_on_which_it_was_recorded():
    undated = claim(recorded="2018-01-15")
    assert positions_of([undated], as_of="2018-01-14") == []
    assert position_of(undated, as_of="2018-01-15")["kind"] == "undated"
