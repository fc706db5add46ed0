"""Labels of codes in each language: in the order of the list, each its own."""

from collections.abc import Mapping
from itertools import combinations, product

import pytest

from pipelines.present.language import LANGUAGES, words_of
from pipelines.present.language.names import Labels, Names
from schemas import codes
from schemas.fields import Code, CodeList
from schemas.problem import CouldNotRun
from tests.each import each, each_row

PRINTED = [name for name, value in vars(Names).items() if isinstance(value, Labels)]


def names(name: str, code: str) -> Mapping[str, str]:
    """The wordings of a list in a language."""
    found: dict[str, str] = getattr(words_of(code), name)
    return found


@each(PRINTED)
def test_the_names_in_english_are_the_labels_of_the_list(name: str) -> None:
    made: Labels = getattr(Names, name)
    (listed,) = (one for one in vars(codes).values() if is_list(one, made.context))
    assert {code: names(name, "en")[code] for code in listed.codes} == listed.labels


def is_list(value: object, name: str) -> bool:
    """Whether a value is the code list of a name."""
    return isinstance(value, CodeList) and value.name == name


@each_row(product(PRINTED, LANGUAGES))
def test_each_code_has_a_wording_of_its_own_in_the_order_of_the_list(name: str, code: str) -> None:
    found = names(name, code)
    assert list(found) == list(names(name, "en"))
    assert len(set(found.values())) == len(found)


@each_row(product(PRINTED, LANGUAGES))
def test_a_wording_is_a_phrase_and_no_code(name: str, code: str) -> None:
    for wording in names(name, code).values():
        assert wording == wording.strip() != ""
        assert not wording.endswith(".")
        assert "_" not in wording


@each(LANGUAGES)
def test_levels_are_numbers_in_words(code: str) -> None:
    assert list(words_of(code).levels) == list(codes.LEVEL_WORDS)
    assert words_of("en").levels == codes.LEVEL_WORDS


@each(LANGUAGES)
def test_the_parties_have_the_same_name_wherever_they_stand(code: str) -> None:
    words = words_of(code)
    assert {each: words.performer[each] for each in words.party} == words.party
    assert {each: words.facilitator[each] for each in ("eu", "us")} == {
        each: words.party[each] for each in ("eu", "us")
    }


def test_lists_printed_together_with_two_labels_for_a_code_are_refused() -> None:
    other = CodeList("other", "Other", Code("eu", "another name", "the European Union"))
    with pytest.raises(CouldNotRun, match="code lists party and other: code 'eu' has two labels"):
        Labels(codes.PARTY, other)


def test_no_list_is_printed_under_two_names() -> None:
    contexts = [getattr(Names, name).context for name in PRINTED]
    assert [pair for pair in combinations(contexts, 2) if pair[0] == pair[1]] == []


@each(LANGUAGES)
def test_the_types_of_assessor_put_the_executives_first(code: str) -> None:
    assert list(words_of(code).assessor_type)[:2] == ["party-kosovo", "party-serbia"]


def test_a_name_is_translated_once_and_stays() -> None:
    words = words_of("sq")
    assert words.form is words.form
    assert words.form is not words_of("en").form
