"""A text in another language: it says so in HTML, and patterns are filled in without two stops."""

import pickle
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from pipelines.present.language import Passage, plain, words_of
from pipelines.present.language.passage import filled, one_stop, strung, without_stops
from tests.each import each, each_row

ENGLISH = Passage("Salt & pepper", "en")
SAFE = '<span lang="en">Salt &amp; pepper</span>'


def test_a_passage_is_its_text_everywhere_but_in_html() -> None:
    assert ENGLISH == "Salt & pepper"
    assert f"{ENGLISH}!" == "Salt & pepper!"
    assert escape(ENGLISH) == Markup(SAFE)


@given(st.text(max_size=20), st.sampled_from(["en", "sr-Latn"]))
def test_a_passage_survives_another_process(text: str, language: str) -> None:
    found = pickle.loads(pickle.dumps(Passage(text, language)))
    assert isinstance(found, Passage)
    assert (str(found), found.language) == (text, language)


def test_a_pattern_with_plain_values_stays_a_plain_text() -> None:
    made = filled("%(a)s & %(b)s, 95%%", {"a": "<x>", "b": 3})
    assert made == "<x> & 3, 95%"
    assert not isinstance(made, Markup)


def test_a_pattern_with_a_passage_becomes_html_that_says_so() -> None:
    made = filled("<%(a)s> & %(b)s %(n)s", {"a": ENGLISH, "b": "<b>", "n": 3})
    assert isinstance(made, Markup)
    assert made == f"&lt;{SAFE}&gt; &amp; &lt;b&gt; 3"


def test_html_is_filled_into_html_as_it_is() -> None:
    inner = filled("(%(a)s)", {"a": ENGLISH})
    assert filled("%(a)s, %(b)s", {"a": inner, "b": "c"}) == f"({SAFE}), c"


@each_row(
    [
        ("Dogovoreno %(a)s.", "19. aprila 2013.", "Dogovoreno 19. aprila 2013."),
        ("Agreed %(a)s.", "in 2013", "Agreed in 2013."),
        ("%(a)s", "wait...", "wait..."),
        ("%(a)s. Then", "U.S.", "U.S. Then"),
    ]
)
def test_a_stop_that_a_value_brings_along_is_not_doubled(
    pattern: str, value: str, shown: str
) -> None:
    assert filled(pattern, {"a": value}) == shown


def test_a_stop_that_a_passage_brings_along_is_not_doubled() -> None:
    """Found: `Obavezu ima: Kosovo i Mts d.o.o..`"""
    made = filled("Obavezu ima: %(who)s.", {"who": Passage("Mts d.o.o.", "en")})
    assert plain(made) == "Obavezu ima: Mts d.o.o."


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


@each_row(
    [
        ("en", "Media (2013)"),
        ("sr-Latn", "Media (2013)"),
        ("sr-Cyrl", "Media (2013)"),
    ]
)
def test_a_message_in_serbian_drops_the_stop_of_a_year_before_a_mark(code: str, shown: str) -> None:
    words = words_of(code)
    year = words.day("2013")
    assert words.gettext("%(who)s (%(speaker)s)", who="Media", speaker=year) == shown


@each(["en", "sq"])
def test_other_languages_keep_a_stop_that_a_value_ends_in(code: str) -> None:
    made = words_of(code).gettext("%(who)s (%(speaker)s)", who="Media", speaker="No. 2013.")
    assert made == "Media (No. 2013.)"


def test_a_message_keeps_the_language_of_a_value() -> None:
    made = words_of("sq").gettext("%(who)s (%(speaker)s)", who="Media", speaker=ENGLISH)
    assert made == Markup(f"Media ({SAFE})")


def test_texts_are_strung_together_with_their_languages() -> None:
    assert strung(["a", "b"], "; ") == "a; b"
    assert not isinstance(strung(["a", "b"], "; "), Markup)
    assert strung([], "; ") == ""
    made = strung(["<a>", ENGLISH], " & ")
    assert isinstance(made, Markup)
    assert made == f"&lt;a&gt; &amp; {SAFE}"


def test_a_plain_text_has_no_html_and_nothing_else_taken_away() -> None:
    assert plain(filled("%(a)s <%(b)s>", {"a": ENGLISH, "b": "&"})) == "Salt & pepper <&>"
    assert plain("1 < 2 & 3 > 2") == "1 < 2 & 3 > 2"
    assert type(plain(ENGLISH)) is str


@given(st.lists(st.text(alphabet="ab<>&.;' ", min_size=1, max_size=6), min_size=1, max_size=4))
def test_html_says_what_the_plain_text_says(parts: list[str]) -> None:
    marked = strung([Passage(part, "en") for part in parts], "|")
    expected = " ".join("|".join(parts).split())
    assert plain(marked) == expected


@given(st.text(alphabet=". a1", max_size=8))
def test_a_value_stays_as_it_is_in_a_pattern(value: str) -> None:
    """A quote with two stops in it lost one."""
    assert value in filled("“%(words)s” and %(more)s.", {"words": value, "more": value})
