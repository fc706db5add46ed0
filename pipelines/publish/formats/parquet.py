"""A table as Parquet, described column by column and in the order of its key."""

import json
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.publish.metadata import About
from schemas.fields import code_list
from schemas.registry import TABLES, Table
from schemas.tables import Tables, arrow_schema

SCHEMA_FILE = "datapackage.json"
"""The file beside the tables that describes them for programs."""


def write_parquet(
    name: str, table: pa.Table, info: About, path: Path, source: str | None = None
) -> None:
    """Write one table of the registry.

    source: hash of the records that the table is made from, left out if not given. Levels are int8
    and dates date32 (schemas/tables.py); columns with a closed list or the id of another record are
    dictionary encoded; rows are sorted by the key, empty values first, and the file says so. Pages
    have an index and a checksum.
    """
    spec = TABLES[name].fitting(table.column_names)
    ordering = [(column, "ascending") for column in spec.key]
    pq.write_table(
        table.replace_schema_metadata(_metadata(spec, info, source)),
        path,
        compression="zstd",
        use_dictionary=_repetitive(spec),
        write_page_index=True,
        write_page_checksum=True,
        sorting_columns=pq.SortingColumn.from_ordering(table.schema, ordering, "at_start"),
    )


def read_tables(folder: Path, names: Iterable[str]) -> Tables:
    """Tables that were written into a folder, as they were.

    names: which; what is not read takes no memory, and a process that is told where they stand
    needs nothing else sent.
    """
    return Tables({name: _read(name, folder / f"{name}.parquet") for name in names})


def _read(name: str, path: Path) -> pa.Table:
    table = pq.read_table(path, memory_map=True)
    return table.cast(arrow_schema(TABLES[name].fitting(table.column_names)))


def _metadata(spec: Table, info: About, source: str | None) -> dict[str, str]:
    """What the file says of itself.

    Descriptions stand here for every reader, and at the fields for those that read Arrow schemas.
    """
    fields = spec.model.model_fields.items()
    described = {column: field.description for column, field in fields}
    return {
        "dataset": info.id,
        "version": info.version,
        "schema_version": info.schema_version,
        "schema": SCHEMA_FILE,
        "licence": info.licence,
        **({"source": source} if source is not None else {}),
        "table": spec.name,
        "description": spec.title,
        "columns": json.dumps(described, ensure_ascii=False),
    }


def _repetitive(spec: Table) -> list[str]:
    """Columns of few different values: with a closed list, or with ids of another table."""
    coded = [column for column, field in spec.model.model_fields.items() if code_list(field)]
    return [*coded, *spec.foreign_keys]
