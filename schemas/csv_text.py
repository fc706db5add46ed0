"""A table as CSV: RFC 4180 with line feeds, UTF-8 without a byte-order mark (docs/decisions).

A text that a spreadsheet would run as a formula has an apostrophe before it (docs/formats.md).
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import pyarrow as pa

_SPECIAL = re.compile(r'[",\r\n]')
GUARD = "'"
"""What stands before a text that a spreadsheet would run."""

GUARD_SAID = "formulaGuard"
"""The property of a resource of a Data Package that says what the guard of its file is."""

RUN = r"'*[=+\-@\t\r]"
"""How such a text begins; apostrophes count, so that one of the text is told from the guard."""

_RUN = re.compile(RUN)


def csv_text(table: pa.Table) -> str:
    """The table as text, header first.

    A missing value is an empty field, a truth value is true or false, a date is ISO 8601.
    """
    columns = [_texts(column) for column in table.columns]
    rows = [table.column_names, *zip(*columns, strict=True)]
    return "".join(map(quoted_line, rows))


def _texts(column: pa.ChunkedArray) -> list[str]:
    """A column as it stands in a file; a number is no text and needs no guard."""
    if pa.types.is_string(column.type):
        return ["" if value is None else guarded(value) for value in column.to_pylist()]
    return [cell(value) for value in column.to_pylist()]


def guarded(text: str) -> str:
    """A text as a spreadsheet may see it, with an apostrophe before what it would run.

    That is a text that begins with = + - @, a tab or a carriage return (OWASP, "CSV Injection"), or
    with apostrophes and one of these.
    """
    return GUARD + text if _RUN.match(text) else text


def guarded_row(row: Iterable[Any]) -> list[Any]:
    """A row of which the texts are guarded; the rest is as it was."""
    return [guarded(value) if isinstance(value, str) else value for value in row]


def unguarded(text: str) -> str:
    """The text that was guarded."""
    return text[1:] if text.startswith(GUARD) and _RUN.match(text) else text


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
