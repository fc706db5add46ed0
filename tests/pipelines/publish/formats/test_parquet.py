"""A Parquet file is the table, described, sorted as it says, and checked page by page."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import fastparquet
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.publish.formats.parquet import write_parquet
from pipelines.publish.metadata import about
from schemas import SCHEMA_VERSION
from schemas.fields import code_list
from schemas.registry import TABLES
from schemas.tables import Tables
from tests.each import each
from tests.pipelines.publish.formats.made import ODD, TEXTS, info, organisations
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables

BUILT = {"tiny": tiny_tables, "checkout": checkout_tables}
SOURCE = "sha256:0"


def written(tables: Tables, folder: Path) -> Path:
    """A folder with every table as Parquet."""
    folder.mkdir(exist_ok=True)
    for name in tables:
        write_parquet(name, tables[name], info(), folder / f"{name}.parquet", SOURCE)
    return folder


@pytest.fixture(scope="module")
def tiny_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tiny_tables(), tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def checkout_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(checkout_tables(), tmp_path_factory.mktemp("checkout"))


@cache
def database() -> duckdb.DuckDBPyConnection:
    """One database reads all files, and remembers none: the next may have the same name."""
    return duckdb.connect(config={"threads": 1, "enable_external_file_cache": False})


def with_duckdb(path: Path) -> pa.Table:
    return database().sql(f"SELECT * FROM read_parquet('{path}')").to_arrow_table()


def with_fastparquet(path: Path) -> list[dict[str, Any]]:
    """Rows as fastparquet reads them, with None where a value is missing."""
    with path.open("rb") as file:
        frame = fastparquet.ParquetFile(file).to_pandas()
    columns = {name: [plain(value) for value in frame[name]] for name in frame.columns}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def plain(value: Any) -> Any:
    """A value of pandas as Arrow gives it."""
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value


def metadata(folder: Path, name: str) -> pq.FileMetaData:
    return pq.ParquetFile(folder / f"{name}.parquet").metadata


@pytest.fixture(params=["tiny", "checkout"])
def data(request: pytest.FixtureRequest) -> tuple[str, Path]:
    return request.param, request.getfixturevalue(f"{request.param}_data")


@each(TABLES)
def test_the_table_comes_back_with_its_types(name: str, data: tuple[str, Path]):
    tree, folder = data
    expected = BUILT[tree]()[name]
    read = pq.read_table(folder / f"{name}.parquet")
    assert read.equals(expected)
    assert read.schema.equals(expected.schema)


@each(TABLES)
def test_duckdb_reads_the_table_back(name: str, data: tuple[str, Path]):
    tree, folder = data
    expected = BUILT[tree]()[name]
    read = with_duckdb(folder / f"{name}.parquet")
    assert read.schema.types == expected.schema.types
    assert read.cast(expected.schema).equals(expected)


# On NumPy 2.5, which Python 3.12 has, fastparquet compares a duration that has no unit.
@pytest.mark.filterwarnings("ignore:The 'generic' unit:DeprecationWarning")
@each(TABLES)
def test_fastparquet_reads_the_table_back(name: str, data: tuple[str, Path]):
    tree, folder = data
    assert with_fastparquet(folder / f"{name}.parquet") == BUILT[tree]().rows(name)


@settings(max_examples=30)
@given(texts=st.lists(TEXTS, max_size=5))
def test_any_text_comes_back(texts: list[str], tmp_path_factory: pytest.TempPathFactory):
    tables = organisations(texts)
    path = written(tables, tmp_path_factory.mktemp("odd")) / "organisations.parquet"
    assert with_duckdb(path).cast(tables["organisations"].schema).equals(tables["organisations"])
    assert with_fastparquet(path) == tables.rows("organisations")


def test_each_odd_text_comes_back(tmp_path: Path):
    tables = organisations(ODD)
    path = written(tables, tmp_path) / "organisations.parquet"
    assert with_fastparquet(path) == tables.rows("organisations")


def test_two_writes_give_the_same_bytes(tiny_data: Path, tmp_path: Path):
    again = written(tiny_tables(), tmp_path / "again")
    for path in tiny_data.iterdir():
        assert path.read_bytes() == (again / path.name).read_bytes(), path.name


@each(TABLES)
def test_every_column_keeps_its_description(name: str, tiny_data: Path):
    schema = pq.read_schema(tiny_data / f"{name}.parquet")
    for column, field in tiny_tables().spec(name).model.model_fields.items():
        assert schema.field(column).metadata[b"description"].decode() == field.description


def test_levels_are_small_integers_and_days_are_days(tiny_data: Path):
    flat = pq.read_schema(tiny_data / "assessments_flat.parquet")
    assert flat.field("level").type == pa.int8()
    assert flat.field("said").type == flat.field("effective").type == pa.date32()
    assert pq.read_schema(tiny_data / "assessments.parquet").field("level").type == pa.int8()


@each(TABLES)
def test_the_file_says_what_it_is(name: str, tiny_data: Path):
    said = pq.read_schema(tiny_data / f"{name}.parquet").metadata
    said = {key.decode(): value.decode() for key, value in said.items()}
    described = json.loads(said.pop("columns"))
    fields = tiny_tables().spec(name).model.model_fields.items()
    assert described == {column: field.description for column, field in fields}
    assert said == {
        "dataset": "tiny",
        "version": "2020.06.0",
        "schema_version": SCHEMA_VERSION,
        "schema": "datapackage.json",
        "licence": "CC-BY-4.0",
        "source": SOURCE,
        "table": name,
        "description": TABLES[name].title,
    }


def test_without_a_source_the_file_names_none(tmp_path: Path):
    path = tmp_path / "meetings.parquet"
    write_parquet("meetings", tiny_tables()["meetings"], info(), path)
    assert b"source" not in pq.read_schema(path).metadata


def test_each_file_with_rows_names_the_key_as_its_order(checkout_data: Path):
    files = {name: metadata(checkout_data, name) for name in TABLES}
    filled = {name: file.row_group(0) for name, file in files.items() if file.num_rows}
    assert len(filled) > 40
    for name, group in filled.items():
        said = [
            (TABLES[name].columns[column.column_index], column.descending, column.nulls_first)
            for column in group.sorting_columns
        ]
        assert said == [(column, False, True) for column in TABLES[name].key], name


@each(TABLES)
def test_the_rows_are_in_that_order(name: str, checkout_data: Path):
    read = pq.read_table(checkout_data / f"{name}.parquet", columns=list(TABLES[name].key))

    def order(row: dict[str, Any]) -> Sequence[tuple[bool, Any]]:
        parts = (row[column] for column in TABLES[name].key)
        return [(p is not None, p.encode() if isinstance(p, str) else p or 0) for p in parts]

    rows = [order(row) for row in read.to_pylist()]
    assert rows == sorted(rows)


def test_columns_are_compressed_and_have_a_page_index(checkout_data: Path):
    group = metadata(checkout_data, "assessments").row_group(0)
    chunks = [group.column(number) for number in range(group.num_columns)]
    assert {chunk.compression for chunk in chunks} == {"ZSTD"}
    assert all(chunk.has_offset_index and chunk.has_column_index for chunk in chunks)


def test_columns_with_codes_or_ids_of_others_are_dictionaries_and_only_those(checkout_data: Path):
    group = metadata(checkout_data, "assessments").row_group(0)
    coded = {
        chunk.path_in_schema
        for chunk in map(group.column, range(group.num_columns))
        if "RLE_DICTIONARY" in chunk.encodings
    }
    spec = TABLES["assessments"]
    listed = {column for column, field in spec.model.model_fields.items() if code_list(field)}
    assert coded == listed | set(spec.foreign_keys)


def test_a_page_that_was_damaged_is_noticed(tmp_path: Path):
    path = tmp_path / "sources.parquet"
    write_parquet("sources", checkout_tables()["sources"], about(checkout_tables()), path)
    chunk = pq.ParquetFile(path).metadata.row_group(0).column(1)
    assert pq.read_table(path, page_checksum_verification=True).num_rows > 0
    content = bytearray(path.read_bytes())
    content[chunk.data_page_offset + chunk.total_compressed_size // 2] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(OSError, match="CRC checksum verification failed"):
        pq.read_table(path, page_checksum_verification=True)
