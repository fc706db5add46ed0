"""Dates, numbers, lists and codes in the words of the reports."""

from datetime import date

import pytest

from pipelines.present import words
from schemas import codes


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (None, None),
        ("2013", "2013"),
        ("2013-04", "April 2013"),
        ("2013-04-09", "9 April 2013"),
        ("2013-12-31", "31 December 2013"),
        ("2018/2022", "2018 to 2022"),
        ("2018-02/2022-11-30", "February 2018 to 30 November 2022"),
        ("../2022-11", "until November 2022"),
        ("2018/..", "from 2018"),
        (date(2020, 6, 30), "30 June 2020"),
    ],
)
def test_a_date_keeps_the_precision_of_its_source(text: str | date | None, shown: str | None):
    assert words.day(text) == shown


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2011-03-08", None, "8 March 2011"),
        ("2011-03-08", "2011-03-08", "8 March 2011"),
        ("2011-03-08", "2011-03-09", "8–9 March 2011"),
        ("2011-03-31", "2011-04-01", "31 March 2011 – 1 April 2011"),
        ("2011-12-31", "2012-01-01", "31 December 2011 – 1 January 2012"),
        ("2011-03", "2011-03-09", "March 2011 – 9 March 2011"),
        ("2011", None, "2011"),
    ],
)
def test_a_span_of_days_is_as_short_as_it_can_be_said(start: str, end: str | None, shown: str):
    assert words.days(start, end) == shown


@pytest.mark.parametrize(
    ("items", "shown"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
    ],
)
def test_a_list_is_joined_with_and(items: list[str], shown: str):
    assert words.joined(items) == shown
    assert words.joined(item for item in items) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "0 provisions"), (1, "1 provision"), (2, "2 provisions"), (1200, "1,200 provisions")],
)
def test_a_number_agrees_with_its_noun(number: int, shown: str):
    assert words.counted(number, "provision") == shown


def test_a_noun_may_have_a_plural_of_its_own():
    assert words.counted(2, "body", "bodies") == "2 bodies"
    assert words.counted(1, "body", "bodies") == "1 body"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("first stones laid", "First stones laid."),
        ("done.", "Done."),
        ("Is it?", "Is it?"),
        (" and so on… ", "And so on…"),
        ("čuvari", "Čuvari."),
    ],
)
def test_a_sentence_begins_with_a_capital_and_ends_with_a_stop(text: str, shown: str):
    assert words.sentence(text) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (40.0, "40"),
        (26000000.0, "26\u2009000\u2009000"),
        (0.5, "0.5"),
        (12.25, "12.25"),
        (1234.5, "1\u2009234.5"),
        (1.001, "1.001"),
        (0.004, "0.004"),
    ],
)
def test_a_number_is_printed_as_it_stands(value: float, shown: str):
    assert words.number(value) == shown


@pytest.mark.parametrize(
    ("level", "code", "shown"),
    [
        (0, None, "not initiated"),
        (3, None, "full"),
        (None, "account_only", "account, no level"),
        (None, "no_evidence", "assessor cannot tell"),
        (None, "coders_differ", "codings differ"),
    ],
)
def test_a_claim_has_a_level_in_words_or_how_there_is_none(
    level: int | None, code: str | None, shown: str
):
    assert words.level({"level": level, "no_level_code": code}) == shown


@pytest.mark.parametrize(
    ("known", "listed"),
    [
        (words.PERFORMER, codes.PERFORMER),
        (words.PERFORMER, codes.OBLIGED),
        (words.FACILITATOR, codes.FACILITATOR),
        (words.PHASE, codes.PHASE),
        (words.TREND, codes.TREND),
        (words.NO_LEVEL, codes.NO_LEVEL),
        (words.SET_BASIS, codes.SET_BASIS),
        (words.COMPLETE, codes.COMPLETE),
        (words.ASSESSOR_TYPE, codes.ASSESSOR_TYPE),
        (words.SEEN_AS, codes.SEEN_AS),
        (words.SEEN_PART, codes.SEEN_PART),
        (words.MEETING_STATUS, codes.MEETING_STATUS),
        (words.ACT, codes.ACT),
    ],
)
def test_every_code_that_is_printed_has_words(known: dict[str, str], listed: codes.CodeList):
    assert set(listed.codes) <= set(known)
