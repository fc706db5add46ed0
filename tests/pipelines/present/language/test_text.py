"""A text with words of another language: it cannot be lost, and two stops never follow."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from pipelines.present.language import Printed, plain, sentence, strung, words_of
from pipelines.present.language.text import (
    filled,
    foreign,
    runs_of,
    shortened,
    stripped,
    tagged,
    without_stops_of_years,
)
from tests.each import each, each_row

ENGLISH = foreign("Salt & pepper", "en")
SAFE = '<span lang="en">Salt &amp; pepper</span>'


def test_in_html_it_says_its_language() -> None:
    assert escape(ENGLISH) == Markup(SAFE)


@each_row(
    [
        ("str", str),
        ("format", "{}".format),
        ("percent", lambda text: "%s" % text),  # noqa: UP031
        ("join", lambda text: ", ".join([text])),
        ("plus", lambda text: text + "!"),
        ("slice", lambda text: text[:3]),
    ]
)
def test_nothing_takes_it_for_a_plain_text(name: str, take: object) -> None:
    assert callable(take)
    with pytest.raises(TypeError):
        take(ENGLISH)


def test_it_is_no_text_where_it_has_no_words() -> None:
    assert ENGLISH and not foreign("", "en")


@given(st.text(max_size=20), st.sampled_from(["en", "sr-Latn"]))
def test_it_survives_another_process(words: str, language: str) -> None:
    made = foreign(words, language)
    assert pickle.loads(pickle.dumps(made)) == made


def test_a_pattern_with_plain_values_stays_a_plain_text() -> None:
    assert filled("%(a)s & %(b)s, 95%%", {"a": "<x>", "b": 3}) == "<x> & 3, 95%"


def test_a_pattern_with_a_value_in_another_language_says_so() -> None:
    made = filled("<%(a)s> & %(b)s %(n)s", {"a": ENGLISH, "b": "<b>", "n": 3})
    assert escape(made) == f"&lt;{SAFE}&gt; &amp; &lt;b&gt; 3"


def test_a_text_in_two_languages_is_filled_into_another() -> None:
    inner = filled("(%(a)s)", {"a": ENGLISH})
    assert escape(filled("%(a)s, %(b)s", {"a": inner, "b": "c"})) == f"({SAFE}), c"


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
    made = filled("Obavezu ima: %(who)s.", {"who": foreign("Mts d.o.o.", "en")})
    assert plain(made) == "Obavezu ima: Mts d.o.o."


@each_row(
    [
        ("april 2013., Brisel", "april 2013, Brisel"),
        ("(19. april 2013.)", "(19. april 2013)"),
        ("2013.; 2014.: ne", "2013; 2014: ne"),
        ("2013. godine", "2013. godine"),
        ("tačka 3., kraj", "tačka 3., kraj"),
        ("broj 12013., kraj", "broj 12013., kraj"),
        ("", ""),
    ]
)
def test_in_serbian_a_year_has_no_stop_before_another_mark(text: str, shown: str) -> None:
    assert without_stops_of_years(text) == shown


@given(st.text(alphabet="0123456789.,;:) a", max_size=20))
def test_words_of_others_keep_the_stops_of_their_years(words: str) -> None:
    made = without_stops_of_years(filled("u 2013., %(words)s", {"words": foreign(words, "en")}))
    assert plain(made) == f"u 2013, {words}"


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
    assert escape(made) == f"Media ({SAFE})"


def test_texts_are_strung_together_with_their_languages() -> None:
    assert strung(["a", "b"], "; ") == "a; b"
    assert strung([], "; ") == ""
    assert escape(strung(["<a>", ENGLISH], " & ")) == f"&lt;a&gt; &amp; {SAFE}"


@given(st.lists(st.tuples(st.text("ab.< ", max_size=4), st.booleans()), max_size=4))
def test_strung_texts_have_all_words_and_only_the_languages_of_their_parts(
    parts: list[tuple[str, bool]],
) -> None:
    made = strung(
        [foreign(words, "en") if is_foreign else words for words, is_foreign in parts], "|"
    )
    assert plain(made) == "|".join(words for words, _ in parts)
    told = [run.words for run in runs_of(made) if run.language == "en"]
    assert told == [words for words, is_foreign in parts if is_foreign and words]


def test_a_plain_text_is_the_words_alone() -> None:
    assert plain(filled("%(a)s <%(b)s>", {"a": ENGLISH, "b": "&"})) == "Salt & pepper <&>"
    assert plain("1 < 2 & 3 > 2") == "1 < 2 & 3 > 2"


@each_row(
    [
        ("in one language", foreign("it is done", "en"), foreign("It is done.", "en")),
        ("first", strung([foreign(" a", "en"), "b"], " "), strung([foreign("A", "en"), "b."], " ")),
        ("last", strung(["a", foreign("b! ", "en")], " "), strung(["A", foreign("b!", "en")], " ")),
    ]
)
def test_a_sentence_keeps_its_languages(name: str, text: Printed, shown: Printed) -> None:
    assert sentence(text) == shown


def test_blanks_around_a_text_go_and_its_language_stays() -> None:
    assert stripped(foreign(" a b ", "en")) == foreign("a b", "en")
    assert stripped(" a ") == "a"


def test_a_text_is_cut_between_words_and_stays_in_its_language() -> None:
    assert shortened(foreign("It was agreed.", "en")) == foreign("It was agreed", "en")
    assert shortened(foreign("It was, agreed.", "en"), 9) == foreign("It was …", "en")
    with pytest.raises(ValueError, match="more than one language"):
        shortened(strung(["a", ENGLISH], " "))


@each_row([("sr", "Пут", "sr-Cyrl"), ("sr", "Put", "sr-Latn"), ("sq", "Rruga", "sq")])
def test_serbian_is_named_with_its_script(language: str, words: str, told: str) -> None:
    assert tagged(words, language) == told


@given(st.text(alphabet=". a1", max_size=8))
def test_a_value_stays_as_it_is_in_a_pattern(value: str) -> None:
    """A quote with two stops in it lost one."""
    assert value in plain(filled("“%(words)s” and %(more)s.", {"words": value, "more": value}))


def test_a_sentence_that_begins_with_an_id_keeps_it() -> None:
    """Found: `Path-to-normalisation-2023 13`, which names no record."""
    for text in ("path-to-normalisation-2023 13 is one", "level_basis is absent"):
        assert sentence(text) == f"{text}."
    assert sentence("re-opening of a bridge") == "Re-opening of a bridge."
    assert sentence("two 2-day meetings") == "Two 2-day meetings."
