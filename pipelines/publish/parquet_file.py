"""A table as Parquet, described column by column and in the order of its key."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.publish.metadata import About
from schemas.fields import code_list
from schemas.registry import TABLES


def write_parquet(name: str, table: pa.Table, info: About, path: Path) -> None:
    """Write one table of the registry.

    Level codes are int8 and dates date32 (schemas/tables.py); columns with a closed list are
    dictionary encoded; rows are sorted by the key, empty values first, and the file says so.
    """
    spec = TABLES[name]
    described = table.replace_schema_metadata(
        {
            "dataset": info.id,
            "version": info.version,
            "schema_version": info.schema_version,
            "licence": info.licence,
            "table": name,
            "description": spec.title,
        }
    )
    ordering = [(column, "ascending") for column in spec.key]
    pq.write_table(
        described,
        path,
        compression="zstd",
        use_dictionary=[c for c, field in spec.model.model_fields.items() if code_list(field)],
        write_page_index=True,
        write_page_checksum=True,
        sorting_columns=pq.SortingColumn.from_ordering(table.schema, ordering, "at_start"),
    )
