"""A Parquet file is the table, described, sorted as it says, and checked page by page."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.publish.metadata import about
from pipelines.publish.parquet_file import write_parquet
from schemas import SCHEMA_VERSION
from schemas.fields import code_list
from schemas.registry import TABLES
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables

BUILT = {"tiny": tiny_tables, "checkout": checkout_tables}


def metadata(folder: Path, name: str) -> pq.FileMetaData:
    return pq.ParquetFile(folder / f"{name}.parquet").metadata


@pytest.mark.parametrize("name", TABLES)
def test_the_table_comes_back_with_its_types(name: str, data: tuple[str, Path]):
    tree, folder = data
    expected = BUILT[tree]()[name]
    read = pq.read_table(folder / f"{name}.parquet")
    assert read.equals(expected)
    assert read.schema.equals(expected.schema)


@pytest.mark.parametrize("name", TABLES)
def test_every_column_keeps_its_description(name: str, tiny_data: Path):
    schema = pq.read_schema(tiny_data / f"{name}.parquet")
    for column, info in TABLES[name].model.model_fields.items():
        assert schema.field(column).metadata[b"description"].decode() == info.description


def test_levels_are_small_integers_and_days_are_days(tiny_data: Path):
    flat = pq.read_schema(tiny_data / "assessments_flat.parquet")
    assert flat.field("level").type == pa.int8()
    assert flat.field("said").type == flat.field("effective").type == pa.date32()
    assert pq.read_schema(tiny_data / "assessments.parquet").field("level").type == pa.int8()


@pytest.mark.parametrize("name", TABLES)
def test_the_file_says_what_it_is(name: str, tiny_data: Path):
    written = pq.read_schema(tiny_data / f"{name}.parquet").metadata
    assert {key.decode(): value.decode() for key, value in written.items()} == {
        "dataset": "tiny",
        "version": "2020.06.0",
        "schema_version": SCHEMA_VERSION,
        "licence": "CC-BY-4.0",
        "table": name,
        "description": TABLES[name].title,
    }


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


@pytest.mark.parametrize("name", TABLES)
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


def test_columns_with_a_closed_list_are_dictionaries_and_only_those(checkout_data: Path):
    group = metadata(checkout_data, "assessments").row_group(0)
    coded = {
        chunk.path_in_schema
        for chunk in map(group.column, range(group.num_columns))
        if "RLE_DICTIONARY" in chunk.encodings
    }
    fields = TABLES["assessments"].model.model_fields
    assert coded == {column for column, info in fields.items() if code_list(info)}


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
