"""The texts of a library: names of persons and records in its language."""

import pytest

from pipelines.present import Library, colophon, section, words_of
from schemas.fields import Row
from schemas.registry import TABLES
from schemas.tables import Tables, table_of
from tests.pipelines.present.contexts import AGREEMENT
from tests.pipelines.tabulate.tables import data_date, table, tiny_tables


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


class Noting(Library):
    """Notes which fields are asked for as texts of its language."""

    asked: set[tuple[str, str]]

    def text(self, row: Row, field: str) -> str:
        self.asked.add((table_of(type(row)).name, field))
        return super().text(row, field)


def test_what_may_be_translated_is_what_is_printed_or_described_in_other_languages() -> None:
    """Pages ask a library for a text by record and field; datacite.json describes the dataset."""
    made = Noting(tiny_tables(), words_of("sq"))
    made.asked = set()
    section(made, AGREEMENT)
    colophon(made, data_date(tiny_tables()), data_date(tiny_tables()))
    assert made.asked | {("dataset", "description")} == {
        (each.name, column) for each in TABLES.values() for column in each.translatable
    }
