"""The texts of a library: names of persons and records in its language."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from pipelines.present import Library, words_of
from pipelines.present.language import Printed, Text, plain
from pipelines.report import Moment
from pipelines.report.plan import plan
from pipelines.run.sealing import sealed
from schemas.agreements import Agreement
from schemas.fields import Row
from schemas.fingerprint import text_hash
from schemas.registry import TABLES, Table
from schemas.tables import Tables, table_of
from tests.narratives import narrated
from tests.pipelines.present.contexts import AGREEMENT
from tests.pipelines.tabulate.tables import built_from, data_date, table, tiny_tables

ROOT = Path(__file__).resolve().parents[3]


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

    def text(self, row: Row, field: str) -> Printed:
        self.asked.add((table_of(type(row)).name, field))
        return super().text(row, field)

    def noted(self, row: Row, field: str) -> Printed | None:
        self.asked.add((table_of(type(row)).name, field))
        return super().noted(row, field)


def filled(tables: Tables) -> Tables:
    """The tables with a text in each column that may be translated, also where it may be absent."""
    made = {name: _filled(each, tables.spec(name)) for name, each in tables.items()}
    return tables.with_tables(made)


def _filled(made: pa.Table, spec: Table) -> pa.Table:
    for name in spec.translatable:
        at = made.schema.get_field_index(name)
        made = made.set_column(at, made.schema.field(name), made[name].fill_null("A text."))
    return made


def test_what_may_be_translated_is_what_is_printed_or_described_in_other_languages(
    tiny: Path, tmp_path: Path
) -> None:
    """Pages ask a library for a text by record and field; datacite.json describes the dataset.

    The tiny tree has no row of some tables: of those it is the code that names their fields.
    """
    narrated(tiny)
    sealed(tiny / "raw")
    tables = filled(built_from(tiny / "raw"))
    made, day = Noting(tables, words_of("sq")), data_date(tables)
    made.asked = set()
    planned = plan([made], Moment(day, day), tmp_path, extra=("evidence",))
    assert planned.failed == []
    there = {each.name for each in TABLES.values() if tables[each.name].num_rows}
    fields = {(each.name, column) for each in TABLES.values() for column in each.translatable}
    assert made.asked <= fields
    unasked = fields - made.asked - {("dataset", "description")}
    assert {each for each in unasked if each[0] in there} == WITHOUT_A_FACTSHEET
    assert {column for _, column in unasked} <= set(fields_named())


WITHOUT_A_FACTSHEET = {("organisations", "seat")}
"""What the organisations of the tiny tree, which did nothing else, do not need."""


def fields_named() -> Iterator[str]:
    """Fields that the pages name when they ask for a text."""
    for room in ("present", "report"):
        for path in (ROOT / "pipelines" / room).rglob("*.py"):
            for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call) and len(call.args) == 2:
                    name, field = getattr(call.func, "attr", ""), call.args[1]
                    if name in ("text", "noted", "sentence") and isinstance(field, ast.Constant):
                        yield str(field.value)


def translated(original: str | None) -> Library:
    """The tiny tables with an Albanian summary of the agreement, in Albanian."""
    row = {
        "record_table": "agreements",
        "record_id": AGREEMENT,
        "field": "summary",
        "language": "sq",
        "text": "Ura.",
        "status": "machine",
        "verified": False,
        "original": original,
    }
    rows = {name: tiny_tables()[name] for name in tiny_tables()}
    return Library(Tables({**rows, "translations": table("translations", row)}), words_of("sq"))


def test_a_translation_is_printed_while_its_original_is_as_it_was() -> None:
    summary = Library(tiny_tables()).one(Agreement, AGREEMENT).summary
    for original, is_printed in ((None, True), (text_hash(summary), True), ("00000000", False)):
        made = translated(original)
        text = made.text(made.one(Agreement, AGREEMENT), "summary")
        assert (text == "Ura.") is is_printed
        assert isinstance(text, Text) is not is_printed
        assert plain(text) in ("Ura.", summary)
