"""JSON Lines hold the table: names in order, nulls kept, read back by DuckDB."""

import json
from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.publish.formats.json_lines import json_lines
from schemas.registry import TABLES
from tests.each import each
from tests.pipelines.publish.formats.made import ODD, TEXTS, organisations
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables

_SQL = {
    pa.string(): "VARCHAR",
    pa.bool_(): "BOOLEAN",
    pa.int8(): "TINYINT",
    pa.int32(): "INTEGER",
    pa.float64(): "DOUBLE",
    pa.date32(): "DATE",
}


@cache
def database() -> duckdb.DuckDBPyConnection:
    """One database reads all files, and remembers none: the next may have the same name."""
    return duckdb.connect(config={"threads": 1, "enable_external_file_cache": False})


def read(path: Path, schema: pa.Schema) -> pa.Table:
    """A file as DuckDB reads it."""
    columns = ", ".join(f"'{field.name}': '{_SQL[field.type]}'" for field in schema)
    query = f"SELECT * FROM read_json('{path}', format='newline_delimited', columns={{{columns}}})"
    return database().sql(query).to_arrow_table().cast(schema)


def text_of(table: pa.Table) -> str:
    """All parts, as one text."""
    return b"".join(json_lines(table)).decode()


def comes_back(table: pa.Table, path: Path) -> bool:
    path.write_text(text_of(table), encoding="utf-8", newline="")
    return bool(read(path, table.schema).equals(table))


@each(TABLES)
def test_duckdb_reads_the_table_back(name: str, tmp_path: Path):
    assert comes_back(tiny_tables()[name], tmp_path / "tiny.jsonl")
    assert comes_back(checkout_tables()[name], tmp_path / "checkout.jsonl")


@settings(max_examples=50)
@given(texts=st.lists(TEXTS, max_size=5))
def test_any_text_comes_back(texts: list[str], tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("odd") / "odd.jsonl"
    assert comes_back(organisations(texts)["organisations"], path)


def test_each_odd_text_comes_back(tmp_path: Path):
    assert comes_back(organisations(ODD)["organisations"], tmp_path / "odd.jsonl")


def test_each_row_is_one_line_with_every_name_in_order():
    lines = text_of(tiny_tables()["positions"]).splitlines()
    assert len(lines) == tiny_tables()["positions"].num_rows > 0
    assert {tuple(json.loads(line)) for line in lines} == {TABLES["positions"].columns}


def test_missing_is_null_and_a_day_is_iso_8601():
    first = text_of(tiny_tables()["positions"]).splitlines()[0]
    assert '"provision_id": null' in first
    assert '"as_of": "2020-06-30"' in first


def test_letters_stand_as_they_are_and_a_line_break_does_not():
    text = text_of(organisations(["Њ ë\n🙂"])["organisations"])
    assert '"name": "Њ ë\\n🙂"' in text
    assert text.count("\n") == 1 and "\r" not in text


def test_an_empty_table_is_an_empty_text():
    assert text_of(tiny_tables()["benefit_affects"]) == ""
