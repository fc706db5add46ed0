"""A table as HXL: its CSV file with a row of hashtags under the header."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pyarrow as pa

from pipelines.publish.metadata import About
from schemas.csv_text import csv_parts, quoted_line
from schemas.hxl import HXL
from schemas.tables import Tables


def write_hxl(name: str, tables: Tables, info: About, path: Path) -> None:
    """Write one table that HXL has words for, with all its columns.

    name: the table; tables: it; info: not asked; path: the file.
    """
    with path.open("wb") as file:
        file.writelines(_parts(name, tables[name]))


def _parts(name: str, table: pa.Table) -> Iterator[bytes]:
    parts = csv_parts(table)
    tags = quoted_line(HXL[name].get(column, "") for column in table.column_names)
    return chain([next(parts), tags.encode()], parts)
