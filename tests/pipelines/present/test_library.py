"""The texts of a library: names of persons and records in its language."""

import pytest

from pipelines.present import Library, words_of
from schemas.tables import Tables
from tests.pipelines.tabulate.tables import table, tiny_tables


def library(code: str) -> Library:
    """The tiny tables with two spellings of their own, in a language."""
    spellings = table(
        "spellings",
        {"latin": "Josep Borrell", "cyrillic": "Жозеп Борељ", "note": None},
        {"latin": "Skenderaj", "cyrillic": None, "note": None},
    )
    rows = {name: tiny_tables()[name] for name in tiny_tables()}
    return Library(Tables({**rows, "spellings": spellings}), words_of(code))


@pytest.mark.parametrize("code", ["en", "sq", "sr-Latn"])
def test_names_of_persons_keep_their_spelling_in_latin_script(code: str) -> None:
    for name in ("Ivica Dačić", "Josep Borrell", "Peter Stano"):
        assert library(code).person(name) == name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ivica Dačić", "Ивица Дачић"),
        ("Josep Borrell", "Жозеп Борељ"),
        ("Peter Stano", "Peter Stano"),
    ],
)
def test_a_person_in_cyrillic_is_spelled_as_the_records_say(name: str, shown: str) -> None:
    assert library("sr-Cyrl").person(name) == shown
