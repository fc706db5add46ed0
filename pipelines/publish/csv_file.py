"""A table as CSV: RFC 4180 with line feeds, UTF-8 without a byte-order mark (docs/decisions)."""

import csv
import io
from datetime import date
from typing import Any

import pyarrow as pa


def csv_text(table: pa.Table) -> str:
    """The table as text, header first.

    A missing value is an empty field, a truth value is true or false, a date is ISO 8601.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(table.column_names)
    columns = [[_cell(value) for value in column.to_pylist()] for column in table.columns]
    writer.writerows(zip(*columns, strict=True))
    return buffer.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
