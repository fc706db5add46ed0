"""Dates in four languages, by the conventions of the term list."""

import re
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.present import Library, words_of
from pipelines.present.colophon import colophon
from pipelines.present.language import LANGUAGES
from pipelines.present.language.cyrillic import cyrillic
from tests.each import each, each_row
from tests.pipelines.present.language.records import base
from tests.pipelines.tabulate.tables import tiny_tables

DAYS = st.dates(date(1998, 1, 1), date(2030, 12, 31))
EDTF = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: str(day)[:7]),
    DAYS.map(lambda day: str(day)[:4]),
)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "key"), [("2013-04-19", "long"), ("2013-04", "month-year"), ("2013", "year")]
)
def test_a_label_is_written_as_the_term_list_says(code: str, text: str, key: str) -> None:
    assert words_of(code).day(text) == base(f"date_formats.{key}", code)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "key"), [("2013-04-19", "in-sentence"), ("2013-04", "in-month"), ("2013", "in-year")]
)
def test_a_date_in_a_sentence_is_written_as_the_term_list_says(
    code: str, text: str, key: str
) -> None:
    assert words_of(code).when(text) == base(f"date_formats.{key}", code)


@each(LANGUAGES)
def test_a_span_of_years_is_written_as_the_term_list_says(code: str) -> None:
    assert words_of(code).years("2011", "2013") == base("date_formats.years-range", code)


@each(LANGUAGES)
def test_the_date_of_the_report_is_written_as_the_term_list_says(code: str) -> None:
    """In Serbian `na dan` takes the genitive: 31. decembra 2016. godine."""
    day = date(2016, 12, 31)
    state = colophon(Library(tiny_tables(), words_of(code)), day, date(2030, 1, 1)).state
    assert state[:1].lower() + state[1:] == base("date_formats.as-of", code)


@each_row(product(LANGUAGES, range(1, 13)))
def test_a_month_is_called_as_the_term_list_says(code: str, number: int) -> None:
    name = base(f"months.{number:02}", code)
    stop = "." if code.startswith("sr") else ""
    assert words_of(code).day(f"2013-{number:02}") == f"{name} 2013{stop}"
    assert words_of(code).day(f"2013-{number:02}-09") == f"9{stop} {name} 2013{stop}"


@each_row(product(["sr-Latn", "sr-Cyrl"], range(1, 13)))
def test_serbian_takes_the_genitive_of_a_month_behind_a_day_and_behind_from(
    code: str, number: int
) -> None:
    name = base(f"months_genitive_sr.{number:02}", code)
    words = words_of(code)
    assert words.when(f"2013-{number:02}-09").startswith(f"9. {name} 2013.")
    assert (words.day(f"2013-{number:02}/..") or "").split(" ")[1:] == [name, "2013."]


SPANS = {
    "en": [
        *("from 2018 to 2022", "from February 2018 to 30 November 2022"),
        *("until November 2022", "from 2018"),
    ],
    "sq": [
        *("nga 2018 deri në 2022", "nga shkurt 2018 deri në 30 nëntor 2022"),
        *("deri në nëntor 2022", "nga 2018"),
    ],
    "sr-Latn": [
        *("od 2018. do 2022.", "od februara 2018. do 30. novembra 2022."),
        *("do novembra 2022.", "od 2018."),
    ],
    "sr-Cyrl": [
        *("од 2018. до 2022.", "од фебруара 2018. до 30. новембра 2022."),
        *("до новембра 2022.", "од 2018."),
    ],
}


@each(LANGUAGES)
def test_a_span_keeps_the_precision_of_both_ends(code: str) -> None:
    texts = ("2018/2022", "2018-02/2022-11-30", "../2022-11", "2018/..")
    assert [words_of(code).day(text) for text in texts] == SPANS[code]


@each_row(
    [
        ("2011-03-08", None, "8 March 2011"),
        ("2011-03-08", "2011-03-08", "8 March 2011"),
        ("2011-03-08", "2011-03-09", "8–9 March 2011"),
        ("2011-03-31", "2011-04-01", "31 March 2011 – 1 April 2011"),
        ("2011-12-31", "2012-01-01", "31 December 2011 – 1 January 2012"),
        ("2011-03", "2011-03-09", "March 2011 – 9 March 2011"),
        ("2011", None, "2011"),
        ("2011", "2013", "2011 – 2013"),
    ]
)
def test_a_span_of_days_is_as_short_as_it_can_be_said(
    start: str, end: str | None, shown: str
) -> None:
    assert words_of("en").days(start, end) == shown


@each_row(
    [
        ("en", "8–9 March 2011"),
        ("sq", "8–9 mars 2011"),
        ("sr-Latn", "8–9. mart 2011."),
        ("sr-Cyrl", "8–9. март 2011."),
    ]
)
def test_days_of_one_month_name_it_once(code: str, shown: str) -> None:
    assert words_of(code).days("2011-03-08", "2011-03-09") == shown


@each(LANGUAGES)
def test_years_that_are_the_same_are_one_label(code: str) -> None:
    assert words_of(code).years("2011", "2011") == words_of(code).day("2011")


@each(LANGUAGES)
def test_no_date_stays_none(code: str) -> None:
    assert words_of(code).day(None) is None


@given(st.sampled_from(LANGUAGES), DAYS)
def test_a_day_and_its_text_are_written_alike(code: str, day: date) -> None:
    assert words_of(code).day(day) == words_of(code).day(day.isoformat())


@given(st.sampled_from(LANGUAGES), EDTF)
def test_a_date_shows_its_year_and_its_day_and_no_other_number(code: str, text: str) -> None:
    year, *rest = text.split("-")
    expected = [str(int(rest[1])), year] if len(rest) == 2 else [year]
    for shown in (words_of(code).day(text), words_of(code).when(text)):
        assert re.findall(r"\d+", shown or "") == expected


@given(EDTF, EDTF)
def test_cyrillic_dates_are_the_latin_ones_in_cyrillic(start: str, end: str) -> None:
    latin, turned = words_of("sr-Latn"), words_of("sr-Cyrl")
    for text in (start, f"{start}/{end}", f"../{end}", f"{start}/.."):
        assert turned.day(text) == cyrillic(latin.day(text) or "")
    assert turned.when(start) == cyrillic(latin.when(start))


@given(st.sampled_from(LANGUAGES), st.lists(EDTF, min_size=2, max_size=6, unique=True))
def test_different_dates_are_written_differently(code: str, texts: list[str]) -> None:
    assert len({words_of(code).day(text) for text in texts}) == len(texts)
