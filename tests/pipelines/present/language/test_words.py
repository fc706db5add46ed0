"""Numbers, lists, the order of letters, quotes, sentences and levels in four languages."""

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from pipelines.present import words_of
from pipelines.present.language import LANGUAGES, Text, plain
from pipelines.present.language.alphabet import sort_key
from pipelines.present.language.text import foreign, sentence
from schemas import codes
from schemas.claims import Assessment
from tests.each import each, each_row
from tests.pipelines.present.language.records import base

NAMED = {"no-break space": "\u00a0"}
"""Marks that the term list names, because they cannot be seen."""


def mark(key: str, code: str) -> str:
    """A mark of the numbers of a language, by the term list."""
    text = base(f"numbers.{key}", code)
    return NAMED.get(text, text)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    ("value", "pattern"),
    [
        (0, "0"),
        (40.0, "40"),
        (999, "999"),
        (1256, "1T256"),
        (26000000.0, "26T000T000"),
        (0.5, "0D5"),
        (12.25, "12D25"),
        (1234.5, "1T234D5"),
        (1.001, "1D001"),
        (0.004, "0D004"),
        (1234567.000001, "1T234T567D000001"),
        (-3, "-3"),
    ],
)
def test_a_number_has_the_marks_of_the_term_list(code: str, value: float, pattern: str) -> None:
    shown = pattern.replace("T", mark("thousands", code)).replace("D", mark("decimal", code))
    assert words_of(code).number(value) == shown


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    ("value", "places", "pattern"),
    [(0.9, 3, "0D900"), (1, 1, "1D0"), (1234.56, 1, "1T234D6"), (-0.25, 3, "-0D250")],
)
def test_decimals_are_printed_as_many_as_asked_for(
    code: str, value: float, places: int, pattern: str
) -> None:
    shown = pattern.replace("T", mark("thousands", code)).replace("D", mark("decimal", code))
    assert words_of(code).decimal(value, places) == shown


@each(LANGUAGES)
def test_a_percentage_is_written_as_the_term_list_says(code: str) -> None:
    assert words_of(code).percent(12) == base("numbers.percent", code)
    assert words_of(code).percent(0.1) == f"0{mark('decimal', code)}1%"


@given(st.sampled_from(LANGUAGES), st.integers(-(10**9), 10**9))
def test_a_whole_number_keeps_its_digits(code: str, value: int) -> None:
    shown = words_of(code).number(value)
    assert int(re.sub(r"[^\d-]", "", shown)) == value
    assert words_of(code).number(float(value)) == shown


@each(LANGUAGES)
def test_a_number_in_a_message_is_written_in_the_language(code: str) -> None:
    text = words_of(code).ngettext("%(n)s provision", "%(n)s provisions", 1256)
    assert text.startswith(f"1{mark('thousands', code)}256 ")


@each_row([("en", "and"), ("sq", "dhe"), ("sr-Latn", "i"), ("sr-Cyrl", "и")])
def test_a_list_is_joined_in_words(code: str, conjunction: str) -> None:
    words = words_of(code)
    assert words.joined([]) == ""
    assert words.joined(["a"]) == "a"
    assert words.joined(["a", "b"]) == f"a {conjunction} b"
    assert words.joined(item for item in "abc") == f"a, b {conjunction} c"


def test_a_list_with_a_text_in_another_language_keeps_its_language() -> None:
    joined = words_of("sq").joined([foreign("one", "en"), "dy & tre"])
    assert escape(joined) == '<span lang="en">one</span> dhe dy &amp; tre'


@each(LANGUAGES)
def test_quotation_marks_are_those_of_the_term_list(code: str) -> None:
    left, right = base("quotation_marks", code).split(" ")
    assert words_of(code).pgettext("quote", "“%(words)s”", words="x") == f"{left}x{right}"


@each(["sr-Latn", "sr-Cyrl"])
def test_serbian_letters_stand_in_the_order_of_the_term_list(code: str) -> None:
    letters = base("sorting", code).split()
    assert words_of(code).sorted(reversed(letters)) == letters
    assert words_of(code).sorted([letter.upper() for letter in reversed(letters)]) == [
        letter.upper() for letter in letters
    ]


def test_albanian_letters_stand_where_the_term_list_puts_them() -> None:
    after = dict(re.findall(r"(\S+) after (\S+?)(?:,|$)", base("sorting", "sq")))
    assert len(after) == 11
    plain = "abcdefghijklmnopqrstuvxyz"
    order = [letter for each in plain for letter in (each, *(a for a in after if after[a] == each))]
    assert words_of("sq").sorted(reversed(order)) == order


def test_english_letters_stand_in_their_order() -> None:
    letters = list("abcdefghijklmnopqrstuvwxyz")
    assert words_of("en").sorted(reversed(letters)) == letters


@each_row(
    [
        ("sq", ["cak", "çak", "dudë", "dhimbje", "er", "ëndërr", "zog", "zhabë"]),
        ("sq", ["luan", "llak", "nuk", "njeri", "sot", "shtëpi", "toka", "thikë"]),
        ("sr-Latn", ["cvet", "čas", "ćup", "dva", "džep", "đak", "luk", "ljiljan", "m"]),
        ("sr-Latn", ["noć", "njiva", "osa", "sat", "šah", "zid", "žaba"]),
        ("sr-Cyrl", ["гора", "дан", "ђак", "лук", "љиљан", "нос", "њива", "хлеб", "цвет", "џеп"]),
        ("en", ["Đakovica", "Edita", "Škoda", "Swiss"]),
        ("sq", ["2013", "Beograd", "Čačak", "Çamëri", "Dragash", "Šabac", "Teatër"]),
        ("sr-Latn", ["(a)", "1", "a", "Quint", "R", "W", "Z"]),
        ("sr-Cyrl", ["1", "Београд", "EULEX", "KFOR"]),
    ]
)
def test_words_stand_in_the_order_of_the_language(code: str, ordered: list[str]) -> None:
    assert words_of(code).sorted(reversed(ordered)) == ordered


@given(st.sampled_from(LANGUAGES), st.lists(st.text(max_size=8), max_size=6))
def test_sorting_is_the_same_whatever_the_order_before(code: str, texts: list[str]) -> None:
    words = words_of(code)
    keys = [sort_key(code, text) for text in words.sorted(texts)]
    assert keys == [sort_key(code, text) for text in words.sorted(texts[::-1])] == sorted(keys)


def test_items_are_sorted_by_a_key() -> None:
    parties = {"b": "çerek", "a": "dikush", "c": "cak"}
    assert words_of("sq").sorted(parties, key=lambda code: parties[code]) == ["c", "b", "a"]


@each_row(
    [
        ("first stones laid", "First stones laid."),
        ("done.", "Done."),
        ("Is it?", "Is it?"),
        ("no!", "No!"),
        (" and so on… ", "And so on…"),
        ("čuvari", "Čuvari."),
        ("џеп", "Џеп."),
    ]
)
def test_a_sentence_begins_with_a_capital_and_ends_with_a_stop(text: str, shown: str) -> None:
    assert sentence(text) == shown


@each(LANGUAGES)
def test_english_text_says_so_in_every_other_language(code: str) -> None:
    text = words_of(code).english("It is done.")
    assert plain(text) == "It is done."
    assert isinstance(text, Text) is (code != "en")


def claim(**values: object) -> Assessment:
    return Assessment.model_construct(**values)


@each_row(product(LANGUAGES, codes.LEVEL_WORDS))
def test_a_claim_with_a_level_has_it_in_words(code: str, level: int) -> None:
    words = words_of(code)
    assert words.level(claim(level=level)) == words.levels[level]


@each_row(product(LANGUAGES, codes.NO_LEVEL.codes))
def test_a_claim_without_a_level_says_how_there_is_none(code: str, reason: str) -> None:
    words = words_of(code)
    assert words.level(claim(no_level_code=reason)) == words.no_level[reason]


def test_the_words_of_a_language_are_made_once() -> None:
    assert words_of("sq") is words_of("sq")
    assert [words_of(code).code for code in LANGUAGES] == list(LANGUAGES)
