"""Full stops in the HTML of a page: one only, and words of others stay."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from pipelines.present.language.passage import one_stop, without_stops
from tests.each import each_row


@each_row(
    [
        ("april 2013., Brisel", "april 2013, Brisel"),
        ("(19. april 2013.)", "(19. april 2013)"),
        ("2013.; 2014.: ne", "2013; 2014: ne"),
        ("2013. godine", "2013. godine"),
        ("od 2013. do 2014.", "od 2013. do 2014."),
        ("<td>2013.</td>", "<td>2013.</td>"),
        ("<span>2013.</span>, Brisel", "<span>2013</span>, Brisel"),
        ("tačka 3., kraj", "tačka 3., kraj"),
        ("broj 12013., kraj", "broj 12013., kraj"),
        ("u aprilu 2013.", "u aprilu 2013."),
        ("", ""),
    ]
)
def test_a_year_has_no_stop_before_another_mark(text: str, shown: str) -> None:
    assert without_stops(text) == shown


OTHERS_WORDS = "signed in 2013., and 2014.) so .. it goes: 2015.; ..."


@pytest.mark.parametrize(
    "opened", ['<span lang="en">', '<span class="quote">', '<span class="title">']
)
@pytest.mark.parametrize("mark", [one_stop, without_stops])
@given(words=st.text(alphabet="0123456789.,;:) a", max_size=20) | st.just(OTHERS_WORDS))
def test_words_of_others_stay_as_they_are(
    mark: Callable[[str], str], opened: str, words: str
) -> None:
    """A quote lost its stops where a date of ours would."""
    assert mark(f"{opened}{words}</span>, 1") == f"{opened}{words}</span>, 1"


def test_after_a_stop_of_others_none_of_ours_follows() -> None:
    assert one_stop('<span lang="en">a.. b.</span>.') == '<span lang="en">a.. b.</span>'
    assert one_stop('<span lang="en">a.. b</span>.') == '<span lang="en">a.. b</span>.'


def test_html_stays_html_without_the_stops_of_years() -> None:
    assert isinstance(without_stops(Markup("2013., a")), Markup)
    assert not isinstance(without_stops("2013., a"), Markup)


@given(st.text(alphabet="0123456789.,;:) a", max_size=30))
def test_taking_the_stops_of_years_away_twice_takes_no_more(text: str) -> None:
    once = without_stops(text)
    assert without_stops(once) == once
    assert once.replace(".", "") == text.replace(".", "")
    assert not re.search(r"\b\d{4}\.[,;:)]", once)
