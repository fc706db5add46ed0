"""A table as JSON Lines (jsonlines.org): one object for each row, UTF-8, line feeds."""

import json
from datetime import date
from typing import Any

import pyarrow as pa


def json_lines(table: pa.Table) -> str:
    """The rows as text.

    The names of an object stand in the order of the columns; a missing value is null, a date ISO
    8601, an empty table an empty text.
    """
    return "".join(f"{_object(row)}\n" for row in table.to_pylist())


def _object(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, allow_nan=False, default=_plain)


def _plain(value: Any) -> str:
    """What JSON has no type for: dates only."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a table holds plain values and dates, not {type(value).__name__}")
