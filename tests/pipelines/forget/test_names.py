"""The forms in which a person is found, and whom the name does not find."""

import pytest

from pipelines.forget.names import Person, person
from pipelines.present.language.cyrillic import Spelling
from schemas.problem import CouldNotRun

SPELLED = (("Josip Primer", "Јосип Пример"), ("Ashton", "Ештон"))


def of(name: str) -> Person:
    return person(name, SPELLED, Spelling(dict(SPELLED)).cyrillic)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jovana Đurić", "Jovana Djuric said"),
        ("Jovana Đurić", "JOVANA ĐURIĆ"),
        ("Jovana Đurić", "Јована Ђурић"),
        ("Jovana Đurić", "Jovana  Gjuriq"),
        ("Jovana Đurić", "sa Jovanom Đurić"),
        ("Jovana Đurić", "Đurić, Jovana"),
        ("Arben Shembulli", "me Arben Shembullin"),
        ("Josip Primer", "Јосип Пример"),
        ("Јосип Пример", "Josip\nPrimer"),
        ("Mary Ashton", "Mary Ештон"),
    ],
)
def test_a_name_is_found_in_each_script_case_and_spelling(name: str, text: str) -> None:
    assert of(name).case.search(text)


@pytest.mark.parametrize("text", ["Jovana Perić", "Đurić", "Jovana", "Marko Đurić", "Jovanovićeva"])
def test_others_are_not(text: str) -> None:
    assert not of("Jovana Đurić").case.search(text)


def test_a_single_word_is_refused() -> None:
    with pytest.raises(CouldNotRun, match="first name and surname"):
        of("Đurić")
