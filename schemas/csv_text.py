"""A table as CSV: RFC 4180 with line feeds, UTF-8 without a byte-order mark (docs/decisions)."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import pyarrow as pa

_SPECIAL = re.compile(r'[",\r\n]')


def csv_text(table: pa.Table) -> str:
    """The table as text, header first.

    A missing value is an empty field, a truth value is true or false, a date is ISO 8601.
    """
    columns = [[cell(value) for value in column.to_pylist()] for column in table.columns]
    rows = [table.column_names, *zip(*columns, strict=True)]
    return "".join(map(quoted_line, rows))


def quoted_line(row: Iterable[str]) -> str:
    """One row of texts as a line."""
    return ",".join(map(_quoted, row)) + "\n"


def _quoted(text: str) -> str:
    """RFC 4180; the standard writer leaves a lone carriage return bare when lines end with LF."""
    return '"' + text.replace('"', '""') + '"' if _SPECIAL.search(text) else text


def cell(value: Any) -> str:
    """One value as it stands in a file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
